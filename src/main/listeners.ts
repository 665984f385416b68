import type { Signal } from './ports.ts';

/** Whoever wants to hear of something. */
export interface Listeners<News> {
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
