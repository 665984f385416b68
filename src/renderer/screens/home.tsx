import { useState } from 'react';
import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useFrame } from '../frame.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { AccountMenu } from '../parts/account-menu.tsx';
import { Banner } from '../parts/banner.tsx';
import { Bar } from '../parts/bar.tsx';
import { CopyToken } from '../parts/copy-token.tsx';
import { HomeFooter } from '../parts/home-footer.tsx';
import { Later } from '../parts/later.tsx';
import { RenewButton } from '../parts/renew-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { SessionNews } from '../parts/session-news.tsx';
import { SessionState, SessionTrouble } from './session-state.tsx';

/** An account: its flame, its token, and what to do next. */
export function Home({ account }: { readonly account: AccountView }) {
  const { growth } = useFrame();
  const leftMs = useCountdown(tokenEndsAtMs(account.session));
  // Where the window gives way, so that nothing moves that one is about to press.
  const warnings = (
    <>
      <EndsSoon account={account} />
      <SessionTrouble account={account} />
    </>
  );
  return (
    <Screen
      bar={
        <Bar>
          <AccountMenu account={account} />
        </Bar>
      }
      news={<AccountRemark account={account} />}
      layout="centred"
    >
      {growth === 'up' ? warnings : null}
      <SessionState account={account} />
      {leftMs > 0 ? <CopyToken accountKey={account.key} /> : <NoCopy account={account} />}
      <SessionNews account={account} />
      <HomeFooter account={account} />
      <LastDay account={account} />
      {growth === 'down' ? warnings : null}
    </Screen>
  );
}

/**
 * Has its room before it comes. What else must be said takes it, as the window is as high as it may be then; and keeps it
 * until the screen is left, so that nothing comes under a pointer that has just put a banner away.
 */
function LastDay({ account: { key, remark, session } }: { readonly account: AccountView }) {
  const { mishap, revocations } = useFace().view;
  const isFull =
    remark !== null || session.kind === 'refused' || mishap !== null || revocations.length > 0;
  if (useLatch(isFull)) return null;
  return (
    <div className="day-room">
      <Later render={({ DayStrip }) => <DayStrip accountKey={key} />} />
    </div>
  );
}

/** Once read it stays where it is until the screen is left. */
function AccountRemark({ account: { key, remark } }: { readonly account: AccountView }) {
  const [shown, show] = useState(remark);
  if (remark !== null && remark !== shown) show(remark);
  const kept = remark ?? shown;
  if (kept === null) return null;
  return (
    <Later
      render={({ RemarkBanner }) => (
        <RemarkBanner accountKey={key} remark={kept} isRead={remark === null} />
      )}
    />
  );
}

/** Whether it has been so since the screen came. */
function useLatch(isSo: boolean): boolean {
  const [wasSo, latch] = useState(isSo);
  if (isSo && !wasSo) latch(true);
  return isSo || wasSo;
}

/** In the place of "Copy token", and as large: what one presses and looks at stays where it is when a token comes or ends. */
function NoCopy({ account }: { readonly account: AccountView }) {
  const { kind } = account.session;
  if (kind === 'refused' || kind === 'signInNeeded') return null;
  return (
    <div className="copy">
      {kind === 'out' ? <RenewButton account={account} className="primary" /> : null}
    </div>
  );
}

/** The GitHub token itself ends soon, and only its owner can bring a new one. */
function EndsSoon({ account }: { readonly account: AccountView }) {
  const { words, bridge } = useFace();
  const at = useClockTime();
  const { gitHubTokenEndsAtMs, host, key } = account;
  if (gitHubTokenEndsAtMs === null || account.session.kind === 'signInNeeded') return null;
  return (
    <Banner
      title={words.home.endsSoon(at(gitHubTokenEndsAtMs))}
      sentence={words.home.endsSoonLine}
      tone="warm"
    >
      <button
        type="button"
        className="link"
        onClick={() => void bridge.startSignIn({ host, accountKey: key })}
      >
        {words.signIn.start}
      </button>
    </Banner>
  );
}
