import * as fc from 'fast-check';
import { expect } from 'vitest';
import { createRevocations } from '../../src/main/engine/revocations.ts';
import { Redirected } from '../../src/main/github/redirected.ts';
import type { Http } from '../../src/main/ports.ts';
import type { Hold } from '../../src/main/secrets/hold.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import { createAlarms } from '../../src/main/time/alarms.ts';
import { HOUR_MS } from '../support/time-units.ts';
import { createVirtualPower } from '../support/virtual-power.ts';
import { createWireBench, steady } from '../support/wire-bench.ts';
import { fuzz } from './fuzz.ts';
import { type HostileAnswer, honestAnswer, revocationAnswer } from './hostile.ts';

/** Stands in both tokens, so that a leak can be found. */
const CANARY = 'canary00canary00canary00';
const TOKEN = new Secret(`ghu_${CANARY}`);
const REFRESH = new Secret(`ghr_${CANARY}`);

/** What a request meets: an answer, or an end of another kind. */
type Said = HostileAnswer | 'nothing' | 'no network' | 'another place';

/** In two hours of trouble, as often as its growing pauses allow. */
const MOST_ASKED = 40;

/** One after the other, the last for ever. */
function saying(all: readonly Said[], onAsked: () => void): Http {
  let next = 0;
  return (request) => {
    onAsked();
    const said = all[Math.min(next, all.length - 1)] ?? 'nothing';
    next += 1;
    if (said === 'no network')
      return Promise.reject(new TypeError('net::ERR_INTERNET_DISCONNECTED'));
    if (said === 'another place') {
      const quoting = `https://portal.example/?from=${CANARY}`;
      return Promise.reject(new Redirected(quoting, new Error('redirected')));
    }
    if (said === 'nothing') {
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    }
    const { status, headers, body } = said;
    return Promise.resolve(new Response(Buffer.from(body), { status, headers }));
  };
}

/** A token that shall end, from the press on to two hours later. */
async function live(all: readonly Said[]) {
  let asked = 0;
  let held: readonly Secret[] = [];
  const bench = createWireBench({ http: saying(all, () => void (asked += 1)) });
  const { clock, github, lines, entries } = bench;
  const newHolder = (): Hold => (secrets) => void (held = secrets);
  const shown: unknown[] = [];
  const revocations = createRevocations({
    alarms: createAlarms(clock, createVirtualPower()),
    polite: { revoke: (host, tokens) => github.revoke(host, tokens, steady) },
    random: { next: () => 0.5 },
    newHolder,
    log: { warn: () => undefined },
    onChange: () => void shown.push(revocations.list()),
  });
  revocations.add({ host: 'github.com', login: 'octocat', kind: 'signIn' }, [TOKEN, REFRESH]);
  await clock.advance(2 * HOUR_MS);
  const told = () => JSON.stringify([shown, lines, entries, github.detours()]);
  return { revocations, clock, told, asked: () => asked, held: () => held };
}

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 4, arbitrary: revocationAnswer(`ghu_${CANARY}`) },
  { weight: 1, arbitrary: fc.constantFrom('nothing', 'no network', 'another place') },
);

const UNAVAILABLE = honestAnswer(503, { message: 'Unavailable' });

fuzz<readonly Said[]>('life of a revocation', {
  honest: [
    [honestAnswer(202, {})],
    [UNAVAILABLE, 'no network', 'nothing', 'another place', honestAnswer(202, {})],
  ],
  random: fc.array(said, { minLength: 1, maxLength: 4 }),
  read: async (all) => {
    const { revocations, clock, told, asked, held } = await live(all);
    const [state, ...more] = revocations.list();
    expect(more).toEqual([]);
    expect(['asking', 'waiting', 'failed', 'revoked']).toContain(state?.phase.kind);
    expect(asked()).toBeLessThanOrEqual(MOST_ASKED);
    const isOver = state?.phase.kind === 'failed' || state?.phase.kind === 'revoked';
    const before = asked();
    await clock.advance(2 * HOUR_MS);
    if (isOver) expect(asked()).toBe(before);
    // Until it is dead it can be tried again, and is known for a secret.
    const isDead = revocations.list()[0]?.phase.kind === 'revoked';
    expect(held()).toHaveLength(isDead ? 0 : 2);
    expect(told()).not.toContain(CANARY);
    return isDead;
  },
});
