import { type Budget, compare } from '../budgets.ts';

/**
 * What is measured beside copilot-api, and what must not be passed. Wake-ups are only told, since it does not look at
 * its clocks and so misses a sleep; and memory, which is no larger in one run and a little larger in the next.
 */
export const PEER_BUDGETS = {
  'start until the first token / copilot-api': 1,
  'idle wake-ups / copilot-api': null,
  "main's PSS / copilot-api": null,
  'faults of the exchange lost / all': 0,
} as const;

export type PeerBudget = keyof typeof PEER_BUDGETS;

export function besideThem(name: PeerBudget, ours: number, theirs: number): Budget {
  return compare(name, PEER_BUDGETS[name], ours, theirs);
}
