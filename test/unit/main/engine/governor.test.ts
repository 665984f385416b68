import { describe, expect, test } from 'vitest';
import { politeness } from '../../../../src/main/config.ts';
import {
  allowedAtMs,
  ended,
  type HostManners,
  isRequired,
  type Leave,
  sent,
  strangeHost,
  type Verdict,
  worldChanged,
} from '../../../../src/main/engine/governor.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';

/** One request of the exchange, answered within a second. */
function asked(host: HostManners, leave: Leave, verdict: Verdict, atMs: number): HostManners {
  const isOwed = isRequired(leave);
  return ended(sent(host, 'exchange', leave, atMs), 'exchange', isOwed, verdict, atMs + SECOND_MS);
}

/** A host that was asked for all that it may be asked for, and answers. */
function allSpent(atMs: number): HostManners {
  let host = strangeHost(atMs);
  while (isAllowed(host, 'retry', atMs)) host = sent(host, 'exchange', 'retry', atMs);
  return ended(host, 'exchange', false, 'served', atMs);
}

const limited = (retryAfterMs: number) => ({ kind: 'rateLimited', retryAfterMs }) as const;
const down = { kind: 'server', retryAfterMs: null } as const;
const isAllowed = (host: HostManners, leave: Leave, nowMs: number) =>
  allowedAtMs(host, 'exchange', leave) <= nowMs;

describe('the governor of a host', () => {
  test('lets what a life requires pass as often as lives end', () => {
    let host = strangeHost(0);
    for (let minute = 0; minute < 60; minute++) {
      expect(isAllowed(host, 'life', minute * MINUTE_MS)).toBe(true);
      host = asked(host, 'life', 'served', minute * MINUTE_MS);
    }
  });

  test('lets one look at a token that is in doubt when all else was spent, and not for ever', () => {
    let host = strangeHost(0);
    while (isAllowed(host, 'retry', 0)) host = asked(host, 'retry', 'served', 0);
    const times = Array.from({ length: 20 }, (_, index) => index * SECOND_MS);
    const heard = times.filter((atMs) => {
      const isHeard = isAllowed(host, 'doubt', atMs);
      if (isHeard) host = asked(host, 'doubt', 'served', atMs);
      return isHeard;
    });
    expect(heard).toEqual([0, SECOND_MS, 2 * SECOND_MS]);
  });

  test('hears five presses, and then one a minute, whatever the host is in', () => {
    let host = strangeHost(0);
    for (let press = 0; press < 5; press++) {
      expect(isAllowed(host, 'hand', 0)).toBe(true);
      host = asked(host, 'hand', down, 0);
    }
    expect(allowedAtMs(host, 'exchange', 'hand')).toBe(MINUTE_MS);
  });

  test('lets nobody knock before the instant that the host has named', () => {
    const host = asked(strangeHost(0), 'first', limited(HOUR_MS), 0);
    const leaves: readonly Leave[] = ['first', 'hand', 'grant', 'retry', 'pair', 'side'];
    const expected = HOUR_MS + SECOND_MS;
    expect(leaves.map((leave) => allowedAtMs(host, 'exchange', leave))).toEqual(
      leaves.map(() => expected),
    );
  });

  test('cuts a wait short when the world has changed, but not below what the host asked', () => {
    const host = asked(asked(strangeHost(0), 'first', down, 0), 'retry', down, MINUTE_MS);
    expect(isAllowed(worldChanged(host, MINUTE_MS), 'retry', MINUTE_MS + SECOND_MS)).toBe(true);
    const told = asked(strangeHost(0), 'first', limited(HOUR_MS), 0);
    expect(allowedAtMs(worldChanged(told, SECOND_MS), 'exchange', 'retry')).toBe(
      HOUR_MS + SECOND_MS,
    );
  });

  test('believes a wall clock that has run past what the host asked, three times', () => {
    let host = strangeHost(0);
    let believed = 0;
    for (let nowMs = 0; nowMs < HOUR_MS / 2; nowMs += 6 * MINUTE_MS) {
      host = asked(host, 'first', limited(HOUR_MS), nowMs);
      host = worldChanged(host, nowMs, HOUR_MS);
      if (isAllowed(host, 'first', nowMs + 6 * MINUTE_MS)) believed += 1;
    }
    expect(believed).toBe(3);
  });

  test('lets a machine that no clock but the wall clock saw sleep ask once at once', () => {
    const spent = allSpent(HOUR_MS);
    expect(isAllowed(spent, 'retry', HOUR_MS)).toBe(false);
    const woken = worldChanged(spent, HOUR_MS, 2 * HOUR_MS);
    expect(isAllowed(woken, 'retry', HOUR_MS)).toBe(true);
    const once = asked(woken, 'retry', 'served', HOUR_MS);
    expect(isAllowed(once, 'retry', HOUR_MS + 2 * SECOND_MS)).toBe(false);
  });

  test('lets a wall clock that is set ahead all the time ask for one more an hour', () => {
    let host = allSpent(0);
    let asks = 0;
    for (let nowMs = 0; nowMs < HOUR_MS; nowMs += SECOND_MS) {
      host = worldChanged(host, nowMs, HOUR_MS);
      if (!isAllowed(host, 'retry', nowMs)) continue;
      host = asked(host, 'retry', 'served', nowMs);
      asks += 1;
    }
    expect(asks).toBeLessThanOrEqual(HOUR_MS / politeness.refillMs + 1);
  });

  test('forgets all trouble with the first answer', () => {
    const troubled = asked(asked(strangeHost(0), 'first', down, 0), 'retry', down, MINUTE_MS);
    const heard = asked(troubled, 'hand', 'denied', 2 * MINUTE_MS);
    expect(isAllowed(heard, 'retry', 2 * MINUTE_MS + SECOND_MS)).toBe(true);
  });
});
