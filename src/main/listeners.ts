import type { Cancel, Signal } from './ports.ts';

/** Whoever wants to hear of something. */
interface Listeners<News> {
  /** Tells all, in the order in which they came. */
  readonly tell: (news: News) => void;
  readonly add: Signal<News>;
}

/** Nobody yet. What `add` promises is the {@link Signal} that its owner shows to others. */
export function createListeners<News = void>(): Listeners<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    tell(news) {
      for (const listener of listeners) listener(news);
    },
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
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
