import { describe, expect, it } from 'vitest';
import type { Leave, Verdict } from '../../../../src/main/engine/governor.ts';
import { createWaits } from '../../../../src/main/engine/waits.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { collectGarbage } from '../../../support/collect-garbage.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';

const LIMITED = { kind: 'rateLimited', retryAfterMs: HOUR_MS } as const;
const DOWN = { kind: 'server', retryAfterMs: HOUR_MS } as const;

function bench() {
  const waits = createWaits();
  const [one, two, three] = [new Secret('one'), new Secret('two'), new Secret('three')];
  const way = (token: Secret, leave: Leave = 'retry') =>
    ({ host: 'github.com', door: 'exchange', leave, token }) as const;

  /** What its host is told to have said. */
  function end(token: Secret, verdict: Verdict, nowMs = 0): number | null | undefined {
    const forHost = waits.ended(way(token), verdict, nowMs);
    return typeof forHost === 'object' ? forHost.retryAfterMs : undefined;
  }

  return { waits, one, two, three, way, end };
}

describe('what a host has asked an account to wait', () => {
  it('keeps no token for which nobody else has a use', async () => {
    const { waits, way } = bench();
    const told = (): WeakRef<Secret> => {
      const token = new Secret('signed out');
      waits.ended(way(token), LIMITED, 0);
      return new WeakRef(token);
    };
    const token = told();
    // What a reference was made for is held to the end of its turn.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    collectGarbage();
    expect(token.deref()).toBeUndefined();
    expect(waits.of(way(new Secret('another')))).toBeNull();
  });

  it('is the host’s own word when three were told it in a row', () => {
    const { one, two, three, end } = bench();
    const untils = [one, one, two, two].map((token) => end(token, LIMITED));
    expect(untils).toEqual([null, null, null, null]);
    end(three, 'denied');
    expect([one, two, three].map((token) => end(token, LIMITED))).toEqual([null, null, HOUR_MS]);
  });

  it('binds a person too if it was a limit, and nobody once the account was answered', () => {
    const { waits, one, way, end } = bench();
    end(one, LIMITED, MINUTE_MS);
    expect(waits.of(way(one, 'hand'))?.untilMs).toBe(HOUR_MS + MINUTE_MS);
    end(one, 'served');
    expect(waits.of(way(one))).toBeNull();
  });

  it('is over for all when a host that failed has answered one, and stays where it was a limit', () => {
    const { waits, one, two, three, way, end } = bench();
    end(one, DOWN);
    end(two, LIMITED);
    expect(waits.of(way(one, 'hand'))).toBeNull();
    expect(waits.of(way(one))?.kind).toBe('server');
    end(three, 'served');
    expect(waits.of(way(one))).toBeNull();
    expect(waits.of(way(two))?.untilMs).toBe(HOUR_MS);
  });

  it('is shortened by a wall clock that has run ahead, three times until the account is answered', () => {
    const { waits, one, way, end } = bench();
    const untils = [1, 2, 3, 4].map(() => {
      end(one, LIMITED);
      waits.ranAhead(-MINUTE_MS);
      waits.ranAhead(MINUTE_MS);
      return waits.of(way(one))?.untilMs;
    });
    const shorter = HOUR_MS - MINUTE_MS;
    expect(untils).toEqual([shorter, shorter, shorter, HOUR_MS]);
  });
});
