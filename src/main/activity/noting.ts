import type { CopyAnswer, CopyOutcome } from '../../shared/token-copy.ts';
import type { Mishaps } from '../mishaps.ts';
import type { Activity, Vault } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';

interface NotingPorts {
  readonly activity: Activity;
  readonly alarms: Pick<Alarms, 'onJump'>;
  readonly mishaps: Pick<Mishaps, 'last' | 'onChange'>;
  readonly vault: Pick<Vault, 'status' | 'onChange'>;
  readonly beforeQuit: (clean: () => Promise<void>) => void;
}

/**
 * Notes what happens to the app and to its machine, beside the requests and the two machines that tell it themselves.
 * From its call on the app counts as started; call it before anybody else hears of a jump of the clock.
 */
export function noteLife({ activity, alarms, mishaps, vault, beforeQuit }: NotingPorts): void {
  activity.add({ kind: 'app', event: 'started' });
  alarms.onJump(({ sleptMs, setMs }) =>
    activity.add({ kind: 'clock', sleptMs: Math.round(sleptMs), setMs: Math.round(setMs) }),
  );
  const noteMishap = (): void => {
    const mishap = mishaps.last();
    if (mishap !== null) activity.add({ kind: 'mishap', mishap });
  };
  noteMishap();
  mishaps.onChange(noteMishap);
  let stored = vault.status().kind;
  vault.onChange(() => {
    const state = vault.status().kind;
    // Each write is on its way for a moment.
    if (state === stored || state === 'saving') return;
    stored = state;
    activity.add({ kind: 'storage', state });
  });
  beforeQuit(() => {
    activity.add({ kind: 'app', event: 'quit' });
    return Promise.resolve();
  });
}

interface TokenCopying {
  copy(accountKey: string, ...rest: readonly never[]): Promise<CopyOutcome>;
}

/** The same copies, each noted. */
export function notedTokenCopies<Copies extends TokenCopying>(
  copies: Copies,
  activity: Activity,
): Copies {
  return {
    ...copies,
    async copy(accountKey: string, ...rest: readonly never[]) {
      const outcome = await copies.copy(accountKey, ...rest);
      activity.add({ kind: 'copy', what: 'token', accountKey, outcome });
      return outcome;
    },
  };
}

/** The same copies of the code, each noted. */
export function notedCodeCopy<Copies extends { copy(): Promise<CopyAnswer | null> }>(
  copies: Copies,
  activity: Activity,
): Copies {
  return {
    ...copies,
    async copy() {
      const outcome = await copies.copy();
      if (outcome !== null) activity.add({ kind: 'copy', what: 'code', accountKey: null, outcome });
      return outcome;
    },
  };
}
