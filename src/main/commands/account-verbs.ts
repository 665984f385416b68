import type { UsageAnswer } from '../../shared/usage.ts';
import type { Engine } from '../engine/engine.ts';
import type { Alarms } from '../time/alarms.ts';
import { claimAt, claimsOf } from '../x-ray/claims.ts';
import type { Handlers } from './command.ts';

type AccountVerbsEngine = Pick<Engine, 'usage' | 'lookAtUsage' | 'tokenAtHand'>;

/** Looking closer at an account: what is used of its plan, and what its token says. */
export function accountVerbs(engine: AccountVerbsEngine, { wallAt }: Pick<Alarms, 'wallAt'>) {
  function heard(accountKey: string): UsageAnswer['heard'] {
    const known = engine.usage(accountKey);
    return known === null ? null : { usage: known.usage, atMs: wallAt(known.heardAtMs) };
  }

  return {
    async 'usage:get'({ accountKey, wish }) {
      const outcome = wish === 'known' ? null : await engine.lookAtUsage(accountKey, wish);
      return { heard: heard(accountKey), outcome };
    },
    'token:claims'(accountKey) {
      const held = engine.tokenAtHand(accountKey);
      return Promise.resolve(held === null ? null : claimsOf(held.token));
    },
    'token:claim'({ accountKey, ...place }) {
      const held = engine.tokenAtHand(accountKey);
      return Promise.resolve(held === null ? null : claimAt(held.token, place));
    },
  } satisfies Partial<Handlers>;
}
