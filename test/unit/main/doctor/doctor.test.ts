import { describe, expect, it } from 'vitest';
import type { Examination } from '../../../../src/main/doctor/doctor.ts';
import { CHECK_GROUPS, type CheckName } from '../../../../src/shared/doctor.ts';
import { createDoctorBench, FIRST_KEY } from '../../../support/doctor-bench.ts';
import { MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';

const NEVER = () => new Promise<never>(() => undefined);
const kindOf = ({ findings }: Examination, check: CheckName) =>
  findings.find((one) => one.check === check)?.kind;
const unwell = ({ findings }: Examination) =>
  findings.filter(({ health }) => health !== 'well').map(({ check, kind }) => [check, kind]);

describe('a look', () => {
  it('looks at everything, once', async () => {
    const { examine } = await createDoctorBench();
    const { findings, accountKey, host } = await examine();
    const checks = Object.values(CHECK_GROUPS).flat();
    expect(findings.map(({ check }) => check).toSorted()).toEqual(checks.toSorted());
    expect([accountKey, host]).toEqual([FIRST_KEY, 'github.com']);
  });

  it('finds nothing where all is well', async () => {
    const { examine } = await createDoctorBench();
    expect(unwell(await examine())).toEqual([['deviceEndpoint', 'deviceUnasked']]);
  });

  it('tells how far it is, and ends at the last', async () => {
    const { world, doctor } = await createDoctorBench();
    const told: string[] = [];
    world.clock.stir();
    const over = doctor.examine(null, ({ done, of }) => told.push(`${done}/${of}`));
    await world.clock.advance(30 * SECOND_MS);
    await over;
    expect(told).toEqual(Array.from({ length: 16 }, (_, index) => `${index + 1}/16`));
  });

  it('is of use although nobody can be told how far it is', async () => {
    const { world, doctor } = await createDoctorBench();
    world.clock.stir();
    const over = doctor.examine(null, () => {
      throw new Error('the window has just gone');
    });
    await world.clock.advance(30 * SECOND_MS);
    expect((await over).findings).toHaveLength(16);
  });

  it('is over in twenty seconds, whatever never ends', async () => {
    const { world, doctor } = await createDoctorBench({
      look: {
        proxyFor: NEVER,
        isFound: NEVER,
        startsAtLogin: NEVER,
        clipboardWay: NEVER,
      },
    });
    world.gitHub.weather.trouble = { kind: 'timeout', retryAfterMs: null };
    world.clock.stir();
    const beganMs = world.clock.trueMs();
    let tookMs = Number.POSITIVE_INFINITY;
    const over = doctor.examine(null).finally(() => {
      tookMs = world.clock.trueMs() - beganMs;
    });
    await world.clock.advance(MINUTE_MS);
    expect(tookMs).toBe(20 * SECOND_MS);
    const look = await over;
    const late = look.findings.filter(({ kind }) => kind === 'tooLong').map(({ check }) => check);
    expect(late).toEqual(['hostName', 'proxy', 'autostart', 'clipboard']);
  });

  it('goes on where a check fails, at once or later', async () => {
    const fail = () => {
      throw new Error('no');
    };
    const { examine } = await createDoctorBench({
      look: {
        proxyFor: fail,
        isFound: () => Promise.reject(new Error('no')),
        certificateOf: fail,
        keyringBackend: fail,
        isSandboxed: fail,
        notices: fail,
        startsAtLogin: fail,
        variableNames: fail,
      },
    });
    const look = await examine();
    expect(look.findings).toHaveLength(16);
    expect(kindOf(look, 'sandbox')).toBe('lookFailed');
    expect(kindOf(look, 'hostName')).toBe('hostNotFound');
  });

  it('is one, however many wish for it', async () => {
    const { world, doctor, asked } = await createDoctorBench();
    world.clock.stir();
    const both = Promise.all([doctor.examine(null), doctor.examine(FIRST_KEY)]);
    await world.clock.advance(5 * SECOND_MS);
    const [one, other] = await both;
    expect(one).toBe(other);
    expect(asked()).toEqual(['identify', 'models']);
  });

  it('is about the host that is offered first while nobody is signed in, and asks nothing', async () => {
    const { examine, asked } = await createDoctorBench({ accounts: 0 });
    const look = await examine();
    expect([look.accountKey, look.host]).toEqual([null, 'github.com']);
    expect([kindOf(look, 'exchange'), asked()]).toEqual(['exchangeNobody', []]);
  });

  it('takes an account that is gone for nobody', async () => {
    const { examine } = await createDoctorBench();
    expect((await examine('github.com/1')).accountKey).toBeNull();
  });
});

describe('what a look asks of GitHub', () => {
  it('is who somebody is and which models there are, at most once a minute', async () => {
    const { world, examine, asked } = await createDoctorBench();
    for (let press = 0; press < 20; press += 1) await examine();
    expect(asked()).toEqual(['identify', 'models']);
    await world.clock.advance(MINUTE_MS - SECOND_MS);
    await examine();
    expect(asked()).toEqual([]);
    await world.clock.advance(SECOND_MS);
    await examine();
    expect(asked()).toEqual(['identify', 'models']);
  });

  it('is at most once a minute for all accounts together', async () => {
    const { examine, asked } = await createDoctorBench({ accounts: 3 });
    await examine('github.com/583231');
    const other = await examine('github.com/583232');
    expect(asked()).toEqual(['identify', 'models']);
    // What the first was answered says nothing of the other.
    expect(kindOf(other, 'identity')).toBe('identityUnasked');
  });

  it('is nothing that somebody else has heard within the minute', async () => {
    const { lastAnswers, examine, asked } = await createDoctorBench();
    const request = { kind: 'request', host: 'github.com', tookMs: 1 } as const;
    lastAnswers.activity.add({ ...request, purpose: 'identity', outcome: 200 });
    expect(kindOf(await examine(), 'identity')).toBe('identityKnown');
    expect(asked()).toEqual(['models']);
  });

  it.each(['network', 'server', 'rateLimited', 'portal', 'timeout'] as const)(
    'is never a code and never a token: %s for an hour of presses',
    async (kind) => {
      const { world, examine, asked } = await createDoctorBench();
      asked();
      world.gitHub.weather.trouble = { kind, retryAfterMs: null };
      for (let press = 0; press < 60; press += 1) {
        const exchanges = world.gitHub.requests.length;
        await examine();
        const during = world.gitHub.requests.slice(exchanges).map(({ purpose }) => purpose);
        // What the session asks for by its own plan in these seconds is none of the doctor's.
        expect(during.filter((purpose) => purpose === 'code')).toEqual([]);
        await world.clock.advance(MINUTE_MS);
      }
      const all = asked();
      expect(all).not.toContain('code');
      const quiet = await createDoctorBench();
      quiet.world.gitHub.weather.trouble = { kind, retryAfterMs: null };
      await quiet.world.clock.advance(world.clock.trueMs() - quiet.world.clock.trueMs());
      const ofItself = quiet.world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange');
      const exchanges = world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange');
      // As many as without a doctor, but for one that a shifted second may bring.
      expect(exchanges.length).toBeLessThanOrEqual(ofItself.length + 1);
    },
  );
});

describe('the last answer', () => {
  it('stands in where asking takes too long', async () => {
    const { world, lastAnswers, examine } = await createDoctorBench();
    const request = { kind: 'request', host: 'github.com', tookMs: 1 } as const;
    lastAnswers.activity.add({ ...request, purpose: 'identity', outcome: 200 });
    await world.clock.advance(2 * MINUTE_MS);
    world.gitHub.weather.trouble = { kind: 'timeout', retryAfterMs: null };
    expect(kindOf(await examine(), 'identity')).toBe('identityKnown');
  });

  it('of a host with several accounts is told of none that it may not be about', async () => {
    const { lastAnswers, examine } = await createDoctorBench({ accounts: 2 });
    const request = { kind: 'request', host: 'github.com', tookMs: 1 } as const;
    lastAnswers.activity.add({ ...request, purpose: 'identity', outcome: 401 });
    expect(kindOf(await examine(), 'identity')).toBe('identityUnasked');
  });

  it('of each host and purpose is kept, and no more than two hundred', async () => {
    const { lastAnswers } = await createDoctorBench();
    const request = { kind: 'request', outcome: 200, tookMs: 1, purpose: 'probe' } as const;
    for (let index = 0; index < 300; index += 1) {
      lastAnswers.activity.add({ ...request, host: `h${index}.example` });
    }
    const known = Array.from({ length: 300 }, (_, index) => `h${index}.example`).filter(
      (host) => lastAnswers.of(host, 'probe') !== null,
    );
    expect([known.length, known[0]]).toEqual([200, 'h100.example']);
  });
});
