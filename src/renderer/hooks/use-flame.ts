import { type FlameState, flameOf } from '../../shared/flame.ts';
import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { SessionView } from '../../shared/view.ts';
import { useCountdown } from './use-countdown.ts';

/** The session's flame now; looked at again when its token ends. */
export function useFlame(session: SessionView): FlameState {
  const endsAtMs = tokenEndsAtMs(session);
  const leftMs = useCountdown(endsAtMs);
  // Drawing looks at no clock of its own: now is as long before the end as the countdown says.
  return flameOf(session, (endsAtMs ?? 0) - leftMs);
}
