/** Does each thing once all that was asked for before has ended. Rejects only if `act` does, and then for its asker alone. */
export type InTurn = <T>(act: () => T | Promise<T>) => Promise<T>;

/** A queue of its own, with nothing in it. */
export function createTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
}
