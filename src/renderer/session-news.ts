import type { SessionView } from '../shared/view.ts';

/** What is worth saying aloud when a session changes; null for what is routine or has an alert of its own. */
export type News = 'renewed' | 'retrying' | 'out';

/** The same instant is a little elsewhere in each view: clocks drift, and are set right by seconds. */
const DRIFT_MS = 15_000;

/** A planned renewal is silent until it has succeeded. */
export function newsOf(before: SessionView, after: SessionView): News | null {
  if (after.kind === 'lit') {
    const sameToken =
      before.kind === 'lit' && Math.abs(after.expiresAtMs - before.expiresAtMs) < DRIFT_MS;
    return sameToken ? null : 'renewed';
  }
  if (after.kind === 'flickering' && after.trouble !== null) {
    return before.kind === 'flickering' && before.trouble === after.trouble ? null : 'retrying';
  }
  return after.kind === 'out' && before.kind !== 'out' ? 'out' : null;
}
