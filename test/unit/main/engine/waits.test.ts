import { describe, expect, it } from 'vitest';
import { createWaits } from '../../../../src/main/engine/waits.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';

const DOOR = 'github.com exchange';
const LIMITED = { kind: 'rateLimited', retryAfterMs: HOUR_MS } as const;
const DOWN = { kind: 'server', retryAfterMs: HOUR_MS } as const;

function bench() {
  const waits = createWaits();
  const [one, two, three] = [new Secret('one'), new Secret('two'), new Secret('three')];
  return { waits, one, two, three };
}

describe('what a host has asked an account to wait', () => {
  it('is the host’s own word when three were told it in a row', () => {
    const { waits, one, two, three } = bench();
    const tell = (token: Secret) => waits.told(DOOR, token, LIMITED, 0).retryAfterMs;
    expect([one, one, two, two].map(tell)).toEqual([null, null, null, null]);
    waits.heard(DOOR, three);
    expect([one, two, three].map(tell)).toEqual([null, null, HOUR_MS]);
  });

  it('binds a person too if it was asked too often, and nobody any more once the account was answered', () => {
    const { waits, one } = bench();
    waits.told(DOOR, one, LIMITED, MINUTE_MS);
    expect(waits.of(one, 'hand')?.untilMs).toBe(HOUR_MS + MINUTE_MS);
    waits.heard(DOOR, one);
    expect(waits.of(one, 'retry')).toBeNull();
  });

  it('is over for all of them when a host that failed has answered one, and stays where it was a limit', () => {
    const { waits, one, two, three } = bench();
    waits.told(DOOR, one, DOWN, 0);
    waits.told(DOOR, two, LIMITED, 0);
    expect(waits.of(one, 'hand')).toBeNull();
    expect(waits.of(one, 'retry')?.kind).toBe('server');
    waits.heard(DOOR, three);
    expect(waits.of(one, 'retry')).toBeNull();
    expect(waits.of(two, 'retry')?.untilMs).toBe(HOUR_MS);
  });

  it('is shortened by a wall clock that has run ahead, three times until the account is answered', () => {
    const { waits, one } = bench();
    const untils = [0, 0, 0, 0].map((nowMs) => {
      waits.told(DOOR, one, LIMITED, nowMs);
      waits.ranAhead(-MINUTE_MS);
      waits.ranAhead(MINUTE_MS);
      return waits.of(one, 'retry')?.untilMs;
    });
    const shorter = HOUR_MS - MINUTE_MS;
    expect(untils).toEqual([shorter, shorter, shorter, HOUR_MS]);
  });
});
