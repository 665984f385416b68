import type { Secret } from './secret.ts';

/** Says which secrets somebody has in hand now: call it with all of them whenever one comes or goes. */
export type Hold = (secrets: readonly Secret[]) => void;

/** Somebody who will hold secrets. What is held is taken out of all that is written, however long that lasts. */
export type NewHolder = () => Hold;

/** What is told of each secret that comes into somebody's hands, and out of them. */
interface Registry {
  readonly register: (secret: Secret) => void;
  readonly forget: (secret: Secret) => void;
}

/** Holders who tell this registry. */
export function holdersOf({ register, forget }: Registry): NewHolder {
  return () => {
    let held: readonly Secret[] = [];
    return (secrets) => {
      // The new ones first: what is held before and after is held all the time.
      for (const secret of secrets) register(secret);
      for (const secret of held) forget(secret);
      held = secrets;
    };
  };
}
