import { describe, expect, it, vi } from 'vitest';
import type { GitHub, Identity, NicetyAnswer } from '../../../../src/main/ports.ts';
import type { Usage } from '../../../../src/shared/usage.ts';
import { HOUR_MS, SECOND_MS } from '../../../support/time-units.ts';
import { telling, uncounted } from '../../../support/usages.ts';
import { signedInRecord, type VirtualWorld } from '../../../support/virtual-world.ts';
import { KEY, showCode, signedInWorld } from './signed-in.ts';

const PICTURE = 'data:image/png;base64,AA==';
const OCTOCAT: Identity = {
  id: 583231,
  login: 'octocat',
  name: null,
  avatarUrl: 'https://avatars.example/u',
};

const LOST = { kind: 'trouble', trouble: { kind: 'network', retryAfterMs: null } } as const;

/** An answer that the test gives when it wants to. */
function heldAnswer<T>() {
  const waiting: ((answer: T) => void)[] = [];
  return {
    ask: () => new Promise<T>((resolve) => void waiting.push(resolve)),
    give: (answer: T) => {
      expect(waiting).not.toHaveLength(0);
      for (const resolve of waiting.splice(0)) resolve(answer);
    },
  };
}

/** Signed in at a GitHub whose tokens say no plan and that answers these questions otherwise. */
function worldWith(
  answers: (honest: GitHub) => Partial<GitHub>,
  saysPlan = false,
): Promise<VirtualWorld> {
  const gitHub = (honest: GitHub): GitHub => ({
    ...honest,
    async exchange(...question) {
      const answer = await honest.exchange(...question);
      if (answer.kind !== 'token' || saysPlan) return answer;
      return { ...answer, copilot: { ...answer.copilot, plan: null } };
    },
    identify: async () => ({ kind: 'identity', identity: OCTOCAT, serverMs: null }),
    ...answers(honest),
  });
  const record = { ...signedInRecord(), identity: OCTOCAT };
  return signedInWorld({ tamper: { gitHub } }, () => [record]);
}

/** The accounts at each change that is told while this is done. */
async function toldWhile(world: VirtualWorld, act: () => unknown) {
  const told: string[] = [];
  const read = () => JSON.stringify(world.engine().state().accounts);
  world.engine().onChange(() => told.push(read()));
  await act();
  await world.clock.advance(SECOND_MS);
  return { told, last: read(), shown: world.engine().state().accounts };
}

describe('the picture of an account that is not the expected one', () => {
  it('is there when a person is asked about it, and not before', async () => {
    const asked: string[] = [];
    const hubot: Identity = {
      ...OCTOCAT,
      id: 480938,
      login: 'hubot',
      avatarUrl: 'https://a.example/h',
    };
    const world = await worldWith(({ identify }) => ({
      identify,
      avatar: async (_host, url) => (asked.push(url), telling(url.endsWith('/h') ? PICTURE : null)),
    }));
    await world.clock.advance(SECOND_MS);
    await showCode(world, KEY);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant(hubot) });
    await world.clock.advance(10 * SECOND_MS);
    const { signIn, accounts } = world.engine().state();
    expect(signIn).toMatchObject({ kind: 'confirming', found: { login: 'hubot' } });
    expect(accounts.find(({ isUnconfirmed }) => isUnconfirmed)?.avatar).toBe(PICTURE);
    expect(asked.at(-1)).toBe('https://a.example/h');
  });
});

describe('what is learned of an account', () => {
  it('is told when it is its plan', async () => {
    const plan = heldAnswer<NicetyAnswer<Usage>>();
    const world = await worldWith(() => ({ usage: plan.ask }));
    const { told, last, shown } = await toldWhile(world, () =>
      plan.give(telling(uncounted('pro'))),
    );
    expect(shown[0]?.plan).toBe('pro');
    expect(told).toEqual([last]);
  });

  it('is told when it is its picture', async () => {
    const avatar = heldAnswer<NicetyAnswer<string>>();
    const world = await worldWith(() => ({ avatar: avatar.ask }));
    const { told, last, shown } = await toldWhile(world, () => avatar.give(telling(PICTURE)));
    expect(shown[0]?.avatar).toBe(PICTURE);
    expect(told).toEqual([last]);
  });

  it('is told when its login was renamed', async () => {
    const identity = heldAnswer<Awaited<ReturnType<GitHub['identify']>>>();
    const world = await worldWith(() => ({ identify: identity.ask, usage: async () => LOST }));
    const { told, last, shown } = await toldWhile(world, () =>
      identity.give({
        kind: 'identity',
        identity: { ...OCTOCAT, login: 'hexacat' },
        serverMs: null,
      }),
    );
    expect(shown[0]?.identity?.login).toBe('hexacat');
    expect(told).toEqual([last]);
  });

  it('is no news when the token at hand has said the plan already', async () => {
    const plan = heldAnswer<NicetyAnswer<Usage>>();
    const world = await worldWith(() => ({ usage: plan.ask }), true);
    expect(world.engine().state().accounts[0]?.plan).toBe('individual');
    expect(
      (await toldWhile(world, () => plan.give(telling(uncounted('individual'))))).told,
    ).toEqual([]);
  });

  it('is no news of an account that is signed out', async () => {
    const plan = heldAnswer<NicetyAnswer<Usage>>();
    const world = await worldWith(() => ({ usage: plan.ask }));
    await world.engine().signOut(KEY);
    expect((await toldWhile(world, () => plan.give(telling(uncounted('pro'))))).told).toEqual([]);
  });

  it.each(['usage', 'avatar'] as const)(
    'is asked for once a day where there is none: %s',
    async (name) => {
      const none = vi.fn(async () => telling(null));
      const world = await worldWith(() => ({ [name]: none }));
      await world.clock.advance(23 * HOUR_MS);
      expect(none).toHaveBeenCalledTimes(1);
      await world.clock.advance(2 * HOUR_MS);
      expect(none).toHaveBeenCalledTimes(2);
    },
  );

  it.each(['usage', 'avatar'] as const)(
    'is asked for again when it was not heard: %s',
    async (name) => {
      const unheard = vi.fn(async () => LOST);
      const world = await worldWith(() => ({ [name]: unheard }));
      await world.clock.advance(2 * HOUR_MS);
      expect(unheard.mock.calls.length).toBeGreaterThan(2);
    },
  );

  it('stays when a question that was asked before is answered with nothing', async () => {
    const first = heldAnswer<NicetyAnswer<Usage>>();
    let asked = 0;
    const world = await worldWith((honest) => ({
      // The new account is refused, and asks for its plan, before it is known to be the same.
      identify: honest.identify,
      exchange: async () => ({
        kind: 'refused',
        refusal: { reason: 'billing_locked', title: null, message: null, page: null },
        url: null,
        serverMs: null,
      }),
      usage: () => {
        asked += 1;
        return asked === 1 ? first.ask() : Promise.resolve(telling(uncounted('pro')));
      },
    }));
    await showCode(world, KEY);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
    await world.clock.advance(15 * SECOND_MS);
    expect(world.engine().state().accounts[0]?.plan).toBe('pro');
    const { told, shown } = await toldWhile(world, () => first.give(telling(null)));
    expect(shown[0]?.plan).toBe('pro');
    expect(told).toEqual([]);
  });
});
