import type { Cancel, Signal } from './ports.ts';

/** Whoever wants to hear of something. */
interface Listeners<News> {
  /** Tells all, in the order in which they came; throws what they threw when all have been told. */
  readonly tell: (news: News) => void;
  readonly add: Signal<News>;
}

/** Nobody yet. What `add` promises is the {@link Signal} that its owner shows to others. */
export function createListeners<News = void>(): Listeners<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    tell(news) {
      tellAll([...listeners].map((listener) => () => listener(news)));
    },
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Does each of these, and throws what they threw when all are done. */
export function tellAll(tellings: readonly (() => void)[]): void {
  const errors: unknown[] = [];
  for (const tell of tellings) {
    try {
      tell();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, 'several listeners failed');
}

/** Listens to a signal for as long as it is wanted: what is returned says whether it is, as often as one likes. */
export function listenWhile(signal: Signal, listener: () => void): (isWanted: boolean) => void {
  let cancel: Cancel | null = null;
  return (isWanted) => {
    if (isWanted) {
      cancel ??= signal(listener);
    } else {
      cancel?.();
      cancel = null;
    }
  };
}
