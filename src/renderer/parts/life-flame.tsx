import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { SessionView } from '../../shared/view.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { useFlame } from '../hooks/use-flame.ts';
import { Flame } from './flame.tsx';

/**
 * The flame of a session in a ring that empties towards the renewal of its token and fills again: nothing to be afraid
 * of. Only in trouble it empties towards the end of the token's life.
 */
export function LifeFlame({ session }: { readonly session: SessionView }) {
  return <Flame state={useFlame(session)} left={useRing(session)} busy={isBusy(session)} />;
}

/** The part of the ring that is left, 0 to 1; null where there is nothing to wait for. */
function useRing(session: SessionView): number | null {
  const endMs = session.kind === 'lit' ? session.refreshAtMs : tokenEndsAtMs(session);
  const leftMs = useCountdown(endMs);
  if (!('lifeMs' in session)) return null;
  if (session.kind === 'lit') {
    const wholeMs = session.refreshAtMs - (session.expiresAtMs - session.lifeMs);
    return wholeMs > 0 ? leftMs / wholeMs : 0;
  }
  return session.trouble === null ? 0 : leftMs / session.lifeMs;
}

/** A request is under way that is no routine. */
function isBusy(session: SessionView): boolean {
  if (session.kind === 'restoring' || session.kind === 'refreshing') return true;
  if (session.kind === 'flickering') return session.trouble !== null && session.retryAtMs === null;
  return session.kind === 'out' && session.retryAtMs === null;
}
