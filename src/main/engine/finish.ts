import { quit } from '../config.ts';
import type { Signal, Vault } from '../ports.ts';
import { isRenewing } from '../session/state.ts';
import type { SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { Account, Accounts } from './accounts.ts';
import type { Revocations } from './revocations.ts';

interface FinishPorts {
  readonly alarms: Pick<Alarms, 'nowMs' | 'at'>;
  readonly vault: Pick<Vault, 'flush'>;
  readonly onChange: Signal;
  readonly accounts: Pick<Accounts, 'all'>;
  readonly revocations: Pick<Revocations, 'finish'>;
  readonly signIn: () => SignInState;
}

/** Waits at the end of the app for what would be lost with it: first for answers that are given only once, then for the disk. */
export function createFinish(ports: FinishPorts): () => Promise<void> {
  function answersComeIn(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (isAnswerAwaited(ports.signIn(), ports.accounts.all())) return;
        stop();
        resolve();
      };
      const stop = ports.onChange(look);
      look();
    });
  }

  return async () => {
    await Promise.all([
      inTime(answersComeIn(), quit.answerMs, ports.alarms, () => undefined),
      ports.revocations.finish(),
    ]);
    await ports.vault.flush();
  };
}

/** Whether an answer is on its way that GitHub gives only once: a renewed pair, or the grant of a code. */
function isAnswerAwaited(signIn: SignInState, accounts: readonly Account[]): boolean {
  if (signIn.kind === 'awaitingUser' && signIn.poll.kind === 'inFlight') return true;
  return accounts.some(({ session }) => isRenewing(session.state()));
}
