import type { Cancel } from './ports.ts';

/** Whoever wants to hear of something. */
export interface Listeners<News extends readonly unknown[]> {
  /** Tells all, in the order in which they came. */
  tell(...news: News): void;
  add(listener: (...news: News) => void): Cancel;
}

export function createListeners<News extends readonly unknown[] = []>(): Listeners<News> {
  const listeners = new Set<(...news: News) => void>();
  return {
    tell(...news) {
      for (const listener of listeners) listener(...news);
    },
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
