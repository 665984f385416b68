import type { CheckOutcome } from '../../shared/ipc.ts';
import type { Engine } from '../engine/engine.ts';

/** Asks about the code as soon as that is polite, and answers what came of it. */
export type CheckNow = () => Promise<CheckOutcome | null>;

/** Null: the code is waited for no more, and what is shown instead says why. Never rejects. */
export function createCheckNow(engine: Pick<Engine, 'checkNow' | 'state' | 'onChange'>): CheckNow {
  return () =>
    new Promise((resolve) => {
      const { attempt } = engine.state().signIn;
      let isAsked = false;
      const look = (): void => {
        const { signIn } = engine.state();
        if (signIn.kind !== 'awaitingUser' || signIn.attempt !== attempt) return end(null);
        if (signIn.poll.kind === 'inFlight') isAsked = true;
        else if (isAsked) end(signIn.waiting === 'forNetwork' ? 'noAnswer' : 'notYet');
      };
      const stop = engine.onChange(look);
      const end = (outcome: CheckOutcome | null): void => {
        stop();
        resolve(outcome);
      };
      engine.checkNow();
      look();
    });
}
