import * as fc from 'fast-check';
import { expect } from 'vitest';
import { createFaces, type TrayFace } from '../../src/main/faces/faces.ts';
import type { NoticeText } from '../../src/main/faces/notices/notice-text.ts';
import { createParts } from '../../src/main/faces/part.ts';
import { viewOf } from '../../src/main/faces/view.ts';
import { createListeners } from '../../src/main/listeners.ts';
import type { GitHub } from '../../src/main/ports.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import { restoring } from '../../src/main/session/state.ts';
import { createAlarms } from '../../src/main/time/alarms.ts';
import type { View } from '../../src/shared/view.ts';
import { type HostileAnswer, honestAnswer, hostileAnswer } from '../fuzz/hostile.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { telling } from '../support/usages.ts';
import { lit, SURROUNDINGS, viewOfSession } from '../support/views.ts';
import { settle, VirtualClock } from '../support/virtual-clock.ts';
import { createVirtualPower } from '../support/virtual-power.ts';
import { createVirtualWorld, type VirtualWorld } from '../support/virtual-world.ts';
import { createWireBench, steady } from '../support/wire-bench.ts';
import { fault } from './fault.ts';
import { createSeenFaces } from './search/faces.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';
import { startWorld } from './signed-in.ts';

const CANARY = 'canary00canary00canary00';
const SENT = new Secret(`ghu_${CANARY}`);

/** An answer as the wire reads it. */
type Read<Answer> = (github: GitHub, host: string) => Promise<Answer>;

/** Each endpoint: how it is asked, what it says when all is well, and what its other answers are made of. */
interface Endpoint<Answer> {
  readonly read: Read<Answer>;
  readonly status: number;
  readonly honest: Readonly<Record<string, unknown>>;
  readonly others: readonly Readonly<Record<string, unknown>>[];
}

const words = (text: string) => ({
  notification_id: 'x',
  title: text,
  message: text,
  url: 'https://github.com/a',
});

const ENDPOINTS = {
  requestCode: {
    read: (github, host) => github.requestCode(host, 'c', steady),
    status: 200,
    honest: {
      device_code: CANARY,
      user_code: 'WDJB-MJHT',
      verification_uri: 'https://github.com/login/device',
      expires_in: 900,
      interval: 5,
    },
    others: [{ error: 'device_flow_disabled' }],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['requestCode']>>>,
  poll: {
    read: (github, host) => github.poll({ host, clientId: 'c', deviceCode: SENT }, steady),
    status: 200,
    honest: { access_token: `ghu_${CANARY}`, expires_in: 28_800, refresh_token: `ghr_${CANARY}` },
    others: [{ error: 'slow_down', interval: 10 }, { error: 'authorization_pending' }],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['poll']>>>,
  renew: {
    read: (github, host) => github.renew({ host, clientId: 'c', refreshToken: SENT }, steady),
    status: 200,
    honest: { access_token: `ghu_${CANARY}2`, expires_in: 28_800, refresh_token: `ghr_${CANARY}2` },
    others: [{ error: 'bad_refresh_token' }],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['renew']>>>,
  exchange: {
    read: (github, host) => github.exchange(host, SENT, steady),
    status: 200,
    honest: {
      token: `tid=${CANARY};exp=1790001800:00`,
      expires_at: 1_790_001_800,
      refresh_in: 1_500,
      endpoints: { api: 'https://api.individual.githubcopilot.com' },
      copilot_plan: 'individual',
    },
    others: [
      { error_details: words('No') },
      { error_details: words('漢👩‍👩‍👧\u202e') },
      { message: 'No' },
    ],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['exchange']>>>,
  identify: {
    read: (github, host) => github.identify(host, SENT, steady),
    status: 200,
    honest: { id: 583_231, login: 'octocat', name: 'The Octocat', avatar_url: null },
    others: [{ id: 1, login: 'x', name: '👩‍👩‍👧' }],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['identify']>>>,
  usage: {
    read: (github, host) => github.usage(host, SENT, steady),
    status: 200,
    honest: { copilot_plan: 'individual' },
    others: [],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['usage']>>>,
  revoke: {
    read: (github, host) => github.revoke(host, [SENT], steady),
    status: 202,
    honest: {},
    others: [{ message: `Validation Failed: ${CANARY}` }],
  } satisfies Endpoint<Awaited<ReturnType<GitHub['revoke']>>>,
} as const;

type Name = keyof typeof ENDPOINTS;
type Script = Readonly<Record<Name, readonly HostileAnswer[]>>;

/** What each endpoint says, one after the other, the last for ever: mostly nonsense, with sense between. */
const script: fc.Arbitrary<Script> = fc.record({
  requestCode: answersOf('requestCode'),
  poll: answersOf('poll'),
  renew: answersOf('renew'),
  exchange: answersOf('exchange'),
  identify: answersOf('identify'),
  usage: answersOf('usage'),
  revoke: answersOf('revoke'),
});

function answersOf(name: Name): fc.Arbitrary<readonly HostileAnswer[]> {
  const { status, honest, others } = ENDPOINTS[name];
  const any = fc.oneof(
    { weight: 2, arbitrary: hostileAnswer(status, honest, ...others) },
    { weight: 1, arbitrary: hostileAnswer(403, ...others, honest) },
    { weight: 3, arbitrary: fc.constant(honestAnswer(status, honest)) },
  );
  return fc.array(any, { minLength: 1, maxLength: 3 });
}

const HONEST: Script = {
  requestCode: [honestAnswer(200, ENDPOINTS.requestCode.honest)],
  poll: [honestAnswer(200, ENDPOINTS.poll.honest)],
  renew: [honestAnswer(200, ENDPOINTS.renew.honest)],
  exchange: [honestAnswer(200, ENDPOINTS.exchange.honest)],
  identify: [honestAnswer(200, ENDPOINTS.identify.honest)],
  usage: [honestAnswer(200, ENDPOINTS.usage.honest)],
  revoke: [honestAnswer(202, ENDPOINTS.revoke.honest)],
};

/** What the wire makes of one answer. */
async function readAs<Answer>(read: Read<Answer>, host: string, said: HostileAnswer) {
  const { status, headers, body } = said;
  const http = async () => new Response(Buffer.from(body), { status, headers });
  return read(createWireBench({ http }).github, host);
}

/** A GitHub that says what the script says, in virtual time. */
async function scripted(told: Script, host: string, stir: () => void): Promise<GitHub> {
  async function line<Answer extends object>(
    name: Name,
    read: Read<Answer>,
  ): Promise<() => Promise<Answer>> {
    const [first, ...rest] = await Promise.all(told[name].map((said) => readAs(read, host, said)));
    if (first === undefined) throw new Error('a script without a line');
    let last = first;
    return () => {
      stir();
      const answer = last;
      last = rest.shift() ?? last;
      return Promise.resolve(answer);
    };
  }
  const silent =
    <Answer>(answer: Answer) =>
    () => (stir(), Promise.resolve(answer));
  return {
    requestCode: await line('requestCode', ENDPOINTS.requestCode.read),
    poll: await line('poll', ENDPOINTS.poll.read),
    renew: await line('renew', ENDPOINTS.renew.read),
    exchange: await line('exchange', ENDPOINTS.exchange.read),
    identify: await line('identify', ENDPOINTS.identify.read),
    usage: await line('usage', ENDPOINTS.usage.read),
    avatar: silent(telling<string>(null)),
    models: silent({ kind: 'said' as const, status: 200 }),
    probe: silent('gitHub' as const),
    latestRelease: silent({ kind: 'none' } as const),
    revoke: await line('revoke', ENDPOINTS.revoke.read),
    detours: () => ({}),
  };
}

/** Draws what the app shows now on every face in both languages; throws when one of them does. */
function createDrawing(world: VirtualWorld): () => void {
  const faces = (['en', 'ja'] as const).map((language) => [language, createSeenFaces()] as const);
  return () => {
    const nowMs = world.alarms().nowMs();
    for (const [language, show] of faces) {
      const view = viewOf(world.engine().state(), {
        surroundings: { ...SURROUNDINGS, language },
        isCodeCopied: false,
        wallAt: world.alarms().wallAt,
      });
      show(view, world.alarms().wallAt(nowMs));
    }
  };
}

const DEEDS = [
  'pass',
  'refresh',
  'check',
  'accept',
  'decline',
  'sleep',
  'again',
  'leave',
  'insist',
] as const;

async function live(told: Script, host: string, deeds: readonly (typeof DEEDS)[number][]) {
  knowSecret(CANARY);
  let github: GitHub | null = null;
  const early = await createVirtualWorld({
    tamper: {
      gitHub: (plain) => new Proxy(plain, { get: (_, name) => Reflect.get(github ?? plain, name) }),
    },
  });
  github = await scripted(told, host, () => early.clock.stir());
  const draw = createDrawing(early);
  early.engine().onChange(draw);
  const [act, key] = [early.engine(), () => early.engine().state().selectedKey ?? ''];
  const start = (): void => act.startSignIn(host, key() === '' ? null : key());
  start();
  await early.clock.advance(8 * SECOND_MS);
  draw();
  for (const deed of deeds) {
    if (deed === 'refresh') act.refresh(key());
    if (deed === 'check') act.checkNow();
    if (deed === 'accept' || deed === 'decline') act.confirmAccount(deed === 'accept');
    if (deed === 'sleep') early.clock.sleep(3 * HOUR_MS);
    if (deed === 'again') start();
    if (deed === 'leave') void act.signOutAndRevoke(key());
    if (deed === 'insist') act.retryRevocation(1);
    await early.clock.advance(deed === 'pass' ? 40 * MINUTE_MS : 10 * SECOND_MS);
    draw();
  }
}

const UNREVOKED: Script = {
  ...HONEST,
  revoke: [
    honestAnswer(503, { message: CANARY }),
    honestAnswer(422, { message: `Validation Failed: ${CANARY}` }),
  ],
};

const LONG_ADDRESS = `https://ghes.example/${'漢'.repeat(400)}`;
const story = fc.tuple(
  script,
  fc.constantFrom('github.com', 'ghes.example', '127.0.0.1:8080'),
  fc.array(fc.constantFrom(...DEEDS), { maxLength: 5 }),
);

fault(60, 'modelled', 'A', 'every face shows whatever any answer leads to', async () => {
  const withLongAddress: Script = {
    ...HONEST,
    requestCode: [
      honestAnswer(200, { ...ENDPOINTS.requestCode.honest, verification_uri: LONG_ADDRESS }),
    ],
    poll: [honestAnswer(200, { error: 'authorization_pending' })],
  };
  await fc.assert(
    fc.asyncProperty(story, ([told, host, deeds]) => live(told, host, deeds)),
    {
      numRuns: sized(8, 200),
      examples: [
        [[HONEST, 'github.com', ['pass', 'refresh', 'sleep', 'pass']]],
        [[HONEST, 'github.com', ['leave', 'pass']]],
        [[UNREVOKED, 'github.com', ['leave', 'pass', 'insist', 'pass', 'again']]],
        [[withLongAddress, 'ghes.example', ['check']]],
      ],
    },
  );
});

fault(
  60,
  'real',
  'A',
  'a page whose address is long has no code of dots, and is shown',
  async () => {
    const w = await startWorld();
    const uri = (path: string) => `http://${w.host}/${path}`;
    const cases = [
      [uri('漢'.repeat(60)), false],
      [uri('x'.repeat(900)), true],
      [uri('漢'.repeat(400)), false],
    ] as const;
    for (const [verification_uri, isItself] of cases) {
      const body = { device_code: 'd'.repeat(40), user_code: 'WDJB-MJHT', verification_uri };
      await w.gitHub.setNextAnswers({
        endpoint: 'deviceCode',
        answers: [{ kind: 'json', status: 200, body }],
      });
      w.engine().startSignIn(w.host, null);
      await w.pass(SECOND_MS);
      const { signIn } = w.view();
      if (signIn.kind !== 'awaitingUser') throw new Error(signIn.kind);
      expect(signIn.qr === null).toBe(isItself);
      expect(signIn.pageUrl.length).toBeLessThanOrEqual(2_048);
      w.engine().cancelSignIn();
    }
  },
);

/** A view that no face can be drawn of. */
function withoutSessions(view: View): View {
  return { ...view, accounts: view.accounts.map((one) => ({ ...one, session: null as never })) };
}

/** Faces over a view that may fail, and what they were given. */
function createBrokenFaces() {
  const clock = new VirtualClock();
  const changes = createListeners();
  const log: string[] = [];
  const shown = { page: [] as View[], tray: [] as TrayFace[], notices: [] as NoticeText[] };
  const broken = new Set<string>();
  const breaks = (what: string): void => {
    if (broken.has(what)) throw new RangeError(`${what} has failed`);
  };
  const alarms = createAlarms(clock, createVirtualPower());
  const session = { kind: 'out', trouble: 'server', retryAtMs: null } as const;
  const faces = createFaces({
    view: {
      get: () =>
        broken.has('session') ? withoutSessions(viewOfSession(session)) : viewOfSession(session),
      onChange: changes.add,
    },
    alarms,
    clock,
    log: { warn: (message, facts) => log.push(`${message} ${JSON.stringify(facts)}`) },
    page: {
      show: (view) => (breaks('page'), shown.page.push(view)),
      isLookedAt: () => false,
    },
    tray: { show: (face) => (breaks('tray'), shown.tray.push(face)) },
    notices: {
      show: (one) => (breaks('notice'), shown.notices.push(one)),
      withdraw: () => undefined,
    },
  });
  const change = async (): Promise<void> => {
    changes.tell();
    await settle();
  };
  lookAtEnd(() => sawAt('logs', log.join('\n')));
  return { clock, log, shown, broken, faces, change };
}

fault(
  60,
  'modelled',
  'A',
  'a face that fails takes no other with it, and is logged once',
  async () => {
    for (const what of ['page', 'tray', 'notice', 'session'] as const) {
      const { clock, log, shown, broken, faces, change } = createBrokenFaces();
      broken.add(what);
      await change();
      await change();
      await clock.advance(5 * MINUTE_MS);
      expect(shown.page.length, what).toBe(what === 'page' ? 0 : 2);
      expect(shown.tray.length, what).toBe(what === 'tray' ? 0 : 7);
      expect(new Set(log).size, what).toBe(log.length);
      const ids = faces.tray().menu.map(({ id }) => id);
      expect(ids, what).toEqual(expect.arrayContaining(['open', 'quit']));
      broken.clear();
      await change();
      expect(shown.page.length, what).toBeGreaterThan(0);
      expect(
        shown.tray.at(-1)?.menu.map(({ id }) => id),
        what,
      ).toContain('status');
    }
  },
);

fault(60, 'modelled', 'A', 'a part of the view that fails is left out of it', () => {
  const log: string[] = [];
  const part = createParts({ warn: (message) => log.push(message) });
  const good = {
    plan: null,
    avatar: null,
    remark: null,
    isUnconfirmed: false,
    tryAllowedAtMs: null,
    host: 'github.com',
    identity: null,
  };
  const view = viewOf(
    {
      accounts: [
        { ...good, key: 'a', session: null as never },
        { ...good, key: 'b', session: restoring },
      ],
      signIn: null as never,
      selectedKey: 'a',
      storage: { kind: 'protected' },
      revocations: [],
    },
    { surroundings: SURROUNDINGS, isCodeCopied: false, wallAt: (atMs) => atMs, part },
  );
  expect(view.accounts.map(({ key }) => key)).toEqual(['b']);
  expect(view.signIn).toEqual({ kind: 'idle' });
  expect(log).toHaveLength(2);
  sawAt('IPC', JSON.stringify([view, lit(1)]));
});
