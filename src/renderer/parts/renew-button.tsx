import type { ReactNode } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { appTimeMs } from '../../shared/format/app-clock.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import type { RenewalAnswer } from '../../shared/ipc.ts';
import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import type { PressAnswer } from '../hooks/use-pressed.ts';
import { keysOf } from '../shortcuts.ts';
import { AnsweringButton } from './answering-button.tsx';
import { Icon } from './icon.tsx';

interface RenewButtonProps {
  readonly account: AccountView;
  readonly className: string;
}

/** "Renew now", and what came of it; while it would not be heard, for the host's sake, it says how long that is. */
export function RenewButton({ account, className }: RenewButtonProps): ReactNode {
  const { view, words, bridge } = useFace();
  const { home } = words;
  const leftMs = useCountdown(account.tryAllowedAtMs);
  const answerOf = (outcome: RenewalAnswer): PressAnswer => {
    switch (outcome) {
      case 'renewed':
        return { words: home.renewedNow, isDone: true };
      case 'fresh': {
        const nowMs = appTimeMs(view.clock, Date.now());
        return {
          words: home.renewedAgo(timeLeft(ageMs(account, nowMs), view.language)),
          isDone: true,
        };
      }
      case 'notYet':
        return { words: home.notRenewed, isDone: false };
      default:
        return assertNever(outcome);
    }
  };
  return (
    <AnsweringButton
      className={className}
      shortcut="renew"
      title={keysOf('renew', view.platform)}
      waiting={home.renewing}
      blocked={leftMs === 0 ? null : words.common.tryAgainIn(timeLeft(leftMs, view.language))}
      act={() => bridge.refreshNow(account.key)}
      answerOf={answerOf}
    >
      <Icon name="refresh" />
      {home.renewNow}
    </AnsweringButton>
  );
}

/** How old the token at hand is. */
function ageMs({ session }: AccountView, nowMs: number): number {
  return 'lifeMs' in session ? nowMs - (session.expiresAtMs - session.lifeMs) : 0;
}
