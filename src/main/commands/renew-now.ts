import type { RenewalAnswer } from '../../shared/ipc.ts';
import type { Engine } from '../engine/engine.ts';
import { isInFlight } from '../session/state.ts';

type RenewNowEngine = Pick<Engine, 'refresh' | 'state' | 'onChange' | 'tokenAtHand'>;

/** Renews at a person's wish, and answers when what was asked has been answered. Never rejects. */
export async function renewNow(engine: RenewNowEngine, accountKey: string): Promise<RenewalAnswer> {
  const sessionNow = () =>
    engine.state().accounts.find(({ key }) => key === accountKey)?.session ?? null;
  const isUnderWay = (): boolean => {
    const session = sessionNow();
    return session !== null && isInFlight(session);
  };
  const before = engine.tokenAtHand(accountKey);
  engine.refresh(accountKey);
  const wasAsked = isUnderWay();
  if (wasAsked) await untilOver();
  const after = engine.tokenAtHand(accountKey);
  if (after !== null && before?.token.equals(after.token) !== true) return 'renewed';
  return !wasAsked && sessionNow()?.kind === 'lit' ? 'fresh' : 'notYet';

  function untilOver(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = engine.onChange(() => {
        if (isUnderWay()) return;
        cancel();
        resolve();
      });
    });
  }
}
