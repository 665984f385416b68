import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { SessionView } from '../../shared/view.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { useFlame } from '../hooks/use-flame.ts';
import { Flame } from './flame.tsx';

/** The flame of a session, with what is left of its token's life in the ring. */
export function LifeFlame({ session }: { readonly session: SessionView }) {
  const leftMs = useCountdown(tokenEndsAtMs(session));
  return (
    <Flame
      state={useFlame(session)}
      left={'lifeMs' in session ? leftMs / session.lifeMs : null}
      busy={isBusy(session)}
    />
  );
}

/** A request is under way. */
function isBusy(session: SessionView): boolean {
  if (session.kind === 'restoring' || session.kind === 'refreshing') return true;
  return (session.kind === 'flickering' || session.kind === 'out') && session.retryAtMs === null;
}
