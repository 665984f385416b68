import { type AccountStanding, isInTrouble, standingOf } from '../../shared/standing.ts';
import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useCountdown } from './use-countdown.ts';

/** How the account stands now; looked at again when its token ends. */
export function useStanding(session: SessionView): AccountStanding {
  const endsAtMs = tokenEndsAtMs(session);
  const leftMs = useCountdown(endsAtMs);
  return standingOf(session, (endsAtMs ?? 0) - leftMs);
}

/** The first account in trouble beside the one that is shown; null when there is none. */
export function useOtherTrouble(shown: AccountView): AccountView | null {
  const { accounts } = useFace().view;
  // Whether it is in trouble does not hang on the time: only how badly does.
  return accounts.find(({ key, session }) => key !== shown.key && isInTrouble(session, 0)) ?? null;
}
