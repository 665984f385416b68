import type { Log } from '../ports.ts';

/** Makes a part of what is shown; answers `instead` when that throws, so that all the rest is shown. Never throws. */
export type Part = <T>(name: string, make: () => T, instead: T) => T;

/** Parts whose mistakes are logged, each once: a face is drawn again every minute. */
export function createParts(log: Pick<Log, 'warn'>): Part {
  const logged = new Set<string>();
  return (name, make, instead) => {
    try {
      return make();
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
      if (!logged.has(name)) log.warn('a face is shown without a part', { part: name, reason });
      logged.add(name);
      return instead;
    }
  };
}

/** A part alone: what it throws is thrown. */
export const bare: Part = (_name, make) => make();
