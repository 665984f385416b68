import type { Endpoint, ParsedAnswer } from './scripted-answer.ts';

/** The answers that a test has prepared instead of GitHub's own. */
export interface AnswerBook {
  push(endpoint: Endpoint, answers: readonly ParsedAnswer[]): void;
  /** Null clears it. */
  stand(endpoint: Endpoint | 'everything', answer: ParsedAnswer | null): void;
  /** The answer to use now: queued, then standing for the endpoint, then for everything, then the real one. */
  take(endpoint: Endpoint): ParsedAnswer;
  clear(): void;
}

const REAL: ParsedAnswer = { kind: 'real', delayMs: 0 };

export function createAnswerBook(): AnswerBook {
  const queued = new Map<Endpoint, readonly ParsedAnswer[]>();
  const standing = new Map<Endpoint | 'everything', ParsedAnswer>();
  return {
    push(endpoint, answers) {
      queued.set(endpoint, [...(queued.get(endpoint) ?? []), ...answers]);
    },
    stand(endpoint, answer) {
      if (answer === null) standing.delete(endpoint);
      else standing.set(endpoint, answer);
    },
    take(endpoint) {
      const [next, ...rest] = queued.get(endpoint) ?? [];
      queued.set(endpoint, rest);
      return next ?? standing.get(endpoint) ?? standing.get('everything') ?? REAL;
    },
    clear() {
      queued.clear();
      standing.clear();
    },
  };
}
