import * as v from 'valibot';
import type { Person } from './choices.ts';
import {
  AnswerScript,
  AppChoice,
  CodeChoice,
  LogFilter,
  PersonChange,
  RefusalChoice,
  Span,
  StandingAnswer,
  TimeScale,
  UsageChoice,
  Wanted,
  Whose,
} from './control-arguments.ts';
import type { Verb } from './control-contract.ts';
import type { Decision } from './device-codes.ts';
import type { Code, State } from './reports.ts';
import { Settings, SettingsChange } from './settings.ts';
import { browserPerson, serverNowMs, type World } from './world.ts';

/** The verbs of a simulator, a `Control`. `renew` puts a new world in place of the present one. */
export function createControl(world: () => World, renew: () => void) {
  return {
    ...codeVerbs(world),
    ...tokenVerbs(world),
    ...answerVerbs(world),
    ...settingVerbs(world),
    ...personVerbs(world),
    ...readingVerbs(world),
    reset: act(v.unknown(), renew),
  } satisfies CheckedVerbs;
}

/** Every verb takes what comes from outside, checks it, and rejects with a sentence when it makes no sense. */
export type CheckedVerbs = Readonly<Record<Verb, (argument?: unknown) => Promise<unknown>>>;

type AnySchema = v.GenericSchema<unknown, unknown>;

function ask<S extends AnySchema, R>(
  schema: S,
  run: (argument: v.InferOutput<S>) => R | Promise<R>,
): (argument?: unknown) => Promise<R> {
  return async (argument) => {
    const parsed = v.safeParse(schema, argument);
    if (!parsed.success) throw new Error(v.summarize(parsed.issues));
    return run(parsed.output);
  };
}

/** A verb with nothing to say. */
function act<S extends AnySchema>(schema: S, run: (argument: v.InferOutput<S>) => void) {
  return ask(schema, (argument) => {
    run(argument);
    return null;
  });
}

function codeVerbs(world: () => World) {
  const decide = (userCode: string, decision: Decision): Code => {
    const code = world().codes.decide(userCode, decision);
    if (code === null) throw new Error(`No code waits for a decision as ${userCode}`);
    return code;
  };
  return {
    approve: ask(CodeChoice, ({ userCode, login }) => {
      const person = login === null ? browserPerson(world()) : world().people.byLogin(login);
      if (person === null) throw new Error(`Nobody is called ${login ?? 'as browserLogin says'}`);
      return decide(userCode, { kind: 'approved', personId: person.id });
    }),
    deny: ask(CodeChoice, ({ userCode }) => decide(userCode, { kind: 'denied' })),
    expire: ask(CodeChoice, ({ userCode }) => {
      const code = world().codes.expire(userCode);
      if (code === null) throw new Error(`There is no code ${userCode}`);
      return code;
    }),
  };
}

function tokenVerbs(world: () => World) {
  const belongsTo = (login: string) => (personId: number) =>
    login === 'all' || world().people.byLogin(login)?.id === personId;
  return {
    revokeGitHubTokens: act(Whose, ({ login }) => world().githubTokens.revokeAll(belongsTo(login))),
    revokeCopilotTokens: act(Whose, ({ login }) =>
      world().copilotTokens.revokeAll(belongsTo(login)),
    ),
  };
}

function answerVerbs(world: () => World) {
  return {
    setNextAnswers: act(AnswerScript, ({ endpoint, answers }) =>
      world().answers.push(endpoint, answers),
    ),
    setStandingAnswer: act(StandingAnswer, ({ endpoint, answer }) =>
      world().answers.stand(endpoint, answer),
    ),
    clearAnswers: act(v.unknown(), () => world().answers.clear()),
  };
}

function settingVerbs(world: () => World) {
  return {
    configure: ask(SettingsChange, (change) => {
      world().settings = v.parse(Settings, { ...world().settings, ...change });
      return world().settings;
    }),
    setApp: act(AppChoice, (choice) => world().apps.set(choice)),
    setTimeScale: act(TimeScale, ({ timeScale }) => world().clock.setScale(timeScale)),
    advance: act(Span, ({ ms }) => world().clock.advance(ms)),
  };
}

function personVerbs(world: () => World) {
  const change = (login: string, changes: Partial<Person>) => {
    const { people } = world();
    if (login !== 'all' && people.byLogin(login) === null) {
      throw new Error(`Nobody is called ${login}`);
    }
    for (const person of people.all()) {
      if (login === 'all' || person === people.byLogin(login))
        people.set({ ...person, ...changes });
    }
  };
  return {
    setPerson: ask(PersonChange, (person) => world().people.set(person)),
    setRefusal: act(RefusalChoice, ({ notificationId, login }) =>
      change(login, { refusal: notificationId }),
    ),
    setUsage: act(UsageChoice, ({ usage, login }) => change(login, { usage })),
  };
}

function readingVerbs(world: () => World) {
  return {
    state: ask(v.unknown(), () => stateOf(world())),
    log: ask(LogFilter, (filter) => world().log.read(filter)),
    waitForRequests: ask(Wanted, ({ count, timeoutMs, ...query }) =>
      world().log.waitFor(query, count, timeoutMs),
    ),
  };
}

function stateOf(world: World): State {
  const loginOf = (personId: number) => world.people.byId(personId)?.login ?? 'ghost';
  return {
    mode: world.mode,
    nowMs: serverNowMs(world),
    timeScale: world.clock.scale(),
    settings: world.settings,
    people: [...world.people.all()],
    codes: [...world.codes.all()],
    githubTokens: world.githubTokens.all(loginOf),
    copilotTokens: world.copilotTokens.all(loginOf),
    mails: world.mails,
  };
}
