import type { ExchangeAnswer, GitHub, VaultRecord } from '../../src/main/ports.ts';
import type { Secret } from '../../src/main/secrets/secret.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';
import { GITHUB_TERMS } from '../support/virtual-github.ts';
import { createVirtualRandom, type VirtualRandom } from '../support/virtual-random.ts';
import {
  createVirtualWorld,
  recordOf,
  signedInRecord,
  type VirtualWorld,
} from '../support/virtual-world.ts';
import { answering, WEATHERS } from './politeness-weathers.ts';

const HOST = 'github.com';
/** What promise P allows in an hour beyond what the lives of tokens require. */
const STANDING = 30;
/** And for a person's presses: five at once, and one a minute. */
const PRESSED = 5 + 60;

/** One row of the table: a state of the world that stands for hours. */
export interface Situation {
  readonly answers: string;
  readonly network: string;
  readonly clock: string;
  readonly accounts: number;
  readonly hands: 'still' | 'refresh' | 'sign in';
  /** GitHub tokens end, and are renewed by a refresh token. */
  readonly ending: boolean;
  /** It is known from before whose accounts they are. */
  readonly named: boolean;
}

export interface PolitenessRow {
  readonly situation: Situation;
  /** In the worst of its hours: all requests but polls, and those that the lives of the tokens required. */
  readonly asked: number;
  readonly required: number;
  readonly allowed: number;
}

type Disturb = (world: VirtualWorld, second: number) => void;

/** What the network does, each second. */
const NETWORKS: Readonly<Record<string, Disturb>> = {
  up: () => undefined,
  down: (world) => setOnline(world, false),
  ...Object.fromEntries(
    [1, 2, 4, 8, 15, 20, 45, 60].map((everyS) => [
      `flaps every ${everyS} s`,
      (world: VirtualWorld, second: number) =>
        setOnline(world, Math.floor(second / everyS) % 2 === 1),
    ]),
  ),
};

/** What the clocks do, each second. */
const CLOCKS: Readonly<Record<string, Disturb>> = {
  steady: () => undefined,
  'gains 1.9 s every 5 s': every(5, (world) => world.clock.setWall(1.9 * SECOND_MS)),
  'pulled 2.5 s a minute': every(60, (world) => world.clock.setWall(2.5 * SECOND_MS)),
  'pulled 2.5 s every 20 s': every(20, (world) => world.clock.setWall(2.5 * SECOND_MS)),
  'pulled back 2.5 s every 20 s': every(20, (world) => world.clock.setWall(-2.5 * SECOND_MS)),
  'ahead 20 s every minute': every(60, (world) => world.clock.setWall(20 * SECOND_MS)),
  'back 20 s every minute': every(60, (world) => world.clock.setWall(-20 * SECOND_MS)),
  'ahead an hour every minute': every(60, (world) => world.clock.setWall(HOUR_MS)),
  'to and fro by a day every 90 s': every(90, (world, second) =>
    world.clock.setWall(second % 180 === 0 ? 24 * HOUR_MS : -24 * HOUR_MS),
  ),
  'sleeps 30 s every 2 min': every(120, (world) => sleep(world, 30 * SECOND_MS)),
  'sleeps 10 min every 15 min': every(300, (world) => sleep(world, 10 * MINUTE_MS)),
};

function every(seconds: number, disturb: Disturb): Disturb {
  return (world, second) => {
    if (second > 0 && second % seconds === 0) disturb(world, second);
  };
}

function setOnline(world: VirtualWorld, isOnline: boolean): void {
  world.network.isOnline = isOnline;
}

function sleep(world: VirtualWorld, spanMs: number): void {
  world.clock.sleep(spanMs);
  world.power('resume');
}

const HANDS: Readonly<Record<Situation['hands'], Disturb>> = {
  still: () => undefined,
  refresh(world) {
    const { selectedKey } = world.engine().state();
    if (selectedKey !== null) world.engine().refresh(selectedKey);
  },
  'sign in'(world) {
    world.engine().startSignIn(HOST, null);
    world.engine().cancelSignIn();
  },
};

const ALL = {
  answers: Object.keys(WEATHERS),
  network: Object.keys(NETWORKS),
  clock: Object.keys(CLOCKS),
  accounts: [1, 3, 20],
  hands: ['still', 'refresh', 'sign in'],
  ending: [false, true],
  named: [true, false],
} as const;

/** Every answer of every endpoint once in otherwise quiet conditions, and then as many mixtures as wanted. */
export function situations(mixtures: number, seed: number): readonly Situation[] {
  const random = createVirtualRandom(seed);
  const quiet: Omit<Situation, 'answers'> = {
    network: 'up',
    clock: 'steady',
    accounts: 1,
    hands: 'still',
    ending: true,
    named: false,
  };
  const plain = ALL.answers.map((answers) => ({ ...quiet, answers }));
  return [...plain, ...Array.from({ length: mixtures }, () => mixture(random))];
}

/** Any world at all. */
export function mixture(random: VirtualRandom): Situation {
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  return {
    answers: oneOf(ALL.answers),
    network: oneOf(ALL.network),
    clock: oneOf(ALL.clock),
    accounts: oneOf(ALL.accounts),
    hands: oneOf(ALL.hands),
    ending: oneOf(ALL.ending),
    named: oneOf(ALL.named),
  };
}

/** Lets the app live in this world for some hours, and counts. `onWorld` may watch it. */
export async function politenessOf(
  situation: Situation,
  hours = 3,
  onWorld: (world: VirtualWorld) => VirtualWorld = (world) => world,
): Promise<PolitenessRow> {
  const weather = WEATHERS[situation.answers] ?? {};
  const counter = createCounter();
  const world = onWorld(
    await createVirtualWorld({
      terms: { ...GITHUB_TERMS, gitHubTokenLifeMs: situation.ending ? 8 * HOUR_MS : null },
      random: createVirtualRandom(1).next,
      tamper: {
        clock: counter.by,
        gitHub: (gitHub) => counter.over(answering(gitHub, weather)),
      },
    }),
  );
  for (let id = 1; id <= situation.accounts; id++) {
    const record = recordFor(world, situation, id);
    world.vault.stored.set(record.key, record);
  }
  await world.restart();
  const spans: (Counts & { readonly allowed: number })[] = [];
  for (let hour = 0; hour < hours; hour++) {
    counter.clear();
    await liveAnHour(world, situation, hour);
    const hands = situation.hands === 'still' ? 0 : PRESSED;
    spans.push({ ...counter.counts(), allowed: STANDING + hands });
  }
  const [worst] = spans.sort((a, b) => excess(b) - excess(a));
  return { situation, asked: 0, required: 0, allowed: STANDING, ...worst };
}

/** How much more than it may a world is asked, as a part of what it may. */
export function excess({ asked, required, allowed }: Omit<PolitenessRow, 'situation'>): number {
  return (asked - required) / allowed;
}

function recordFor(world: VirtualWorld, { ending, named }: Situation, id: number): VaultRecord {
  const identity = { id, login: `octocat-${id}`, name: null, avatarUrl: null };
  const granted = ending ? recordOf(world.gitHub.grant(identity), world.clock.trueMs()) : null;
  const record = granted ?? signedInRecord(HOST, id);
  const key = named ? `${HOST}/${id}` : `${HOST}/new-${id}`;
  return { ...record, key, identity: named ? identity : null };
}

async function liveAnHour(world: VirtualWorld, situation: Situation, hour: number): Promise<void> {
  const { trouble = null } = WEATHERS[situation.answers] ?? {};
  const { network, clock, hands } = situation;
  const disturb = [NETWORKS[network], CLOCKS[clock], HANDS[hands]].filter(
    (one) => one !== undefined,
  );
  // All clocks change on whole steps of five seconds.
  const step = network.startsWith('flaps') || hands !== 'still' ? 1 : 5;
  const untilMs = world.clock.trueMs() + HOUR_MS;
  for (let second = hour * 3_600; world.clock.trueMs() < untilMs; second += step) {
    for (const one of disturb) one(world, second);
    const { isOnline } = world.network;
    world.gitHub.weather.trouble = isOnline ? trouble : { kind: 'network', retryAfterMs: null };
    await world.clock.advance(step * SECOND_MS);
  }
}

type Counts = Pick<PolitenessRow, 'asked' | 'required'>;

/** Counts what goes out, and which of it the lives of tokens required. */
function createCounter() {
  let clock: VirtualClock | null = null;
  let counts = { asked: 0, required: 0 };
  const lives = new WeakMap<Secret, { readonly fromMs: number; readonly lifeMs: number }>();
  const nowMs = (): number => clock?.trueMs() ?? 0;

  function served(token: Secret, lifeMs: number): void {
    const last = lives.get(token);
    if (last !== undefined && nowMs() - last.fromMs < last.lifeMs / 2) return;
    counts.required += 1;
    lives.set(token, { fromMs: nowMs(), lifeMs });
  }

  function counted<Question extends readonly unknown[], Answer>(
    ask: (...question: Question) => Promise<Answer>,
    onAnswer: (answer: Answer, ...question: Question) => void = () => undefined,
  ) {
    return async (...question: Question): Promise<Answer> => {
      counts.asked += 1;
      const answer = await ask(...question);
      onAnswer(answer, ...question);
      return answer;
    };
  }

  return {
    by(given: VirtualClock): VirtualClock {
      clock = given;
      return given;
    },
    over: (gitHub: GitHub): GitHub => ({
      ...gitHub,
      requestCode: counted(gitHub.requestCode),
      renew: counted(gitHub.renew, (answer, { refreshToken }) => {
        if (answer.kind === 'granted') served(refreshToken, answer.grant.lifeMs ?? 0);
      }),
      exchange: counted(gitHub.exchange, (answer, _host, token) => {
        if (answer.kind === 'token') served(token, lifeOf(answer));
      }),
      identify: counted(gitHub.identify),
      usage: counted(gitHub.usage),
      avatar: counted(gitHub.avatar),
      probe: counted(gitHub.probe),
    }),
    counts: (): Counts => counts,
    clear(): void {
      counts = { asked: 0, required: 0 };
    },
  };
}

/** As the server says it, and not longer than its word on the renewal allows. */
function lifeOf({ copilot, serverMs }: Extract<ExchangeAnswer, { kind: 'token' }>): number {
  const { expiresAtServerMs, refreshInMs } = copilot;
  if (expiresAtServerMs === null || serverMs === null) return refreshInMs ?? 0;
  const longestMs = refreshInMs === null ? Number.POSITIVE_INFINITY : refreshInMs + 10 * MINUTE_MS;
  return Math.min(Math.max(expiresAtServerMs - serverMs, 0), longestMs);
}

/** Every row's facts in one line, the worst first. */
export function politenessTable(rows: readonly PolitenessRow[], most: number): string {
  const worst = [...rows].sort((a, b) => excess(b) - excess(a)).slice(0, most);
  const lines = worst.map(({ situation, asked, required, allowed }) => {
    const { accounts, network, clock, hands, answers } = situation;
    const who = `${accounts} account${accounts === 1 ? '' : 's'}`;
    const world = [who, `network ${network}`, `clock ${clock}`, `hands ${hands}`, answers];
    return `${String(asked - required).padStart(5)} of ${String(allowed).padStart(3)}  ${world.join(', ')}`;
  });
  const held = rows.filter((row) => excess(row) <= 1).length;
  const head = `Requests an hour to one host beyond what the lives of tokens require, of ${rows.length} worlds the worst ${worst.length}:`;
  return [
    head,
    ...lines,
    `${held} of ${rows.length} worlds are asked no more than they may be.`,
  ].join('\n');
}
