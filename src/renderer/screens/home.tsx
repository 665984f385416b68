import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { AccountMenu } from '../parts/account-menu.tsx';
import { Banner } from '../parts/banner.tsx';
import { Bar } from '../parts/bar.tsx';
import { CopyToken } from '../parts/copy-token.tsx';
import { HomeFooter } from '../parts/home-footer.tsx';
import { Icon } from '../parts/icon.tsx';
import { PatientButton } from '../parts/patient-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { SessionNews } from '../parts/session-news.tsx';
import { SessionState } from './session-state.tsx';

/** An account: its flame, its token, and what to do next. */
export function Home({ account }: { readonly account: AccountView }) {
  const leftMs = useCountdown(tokenEndsAtMs(account.session));
  return (
    <Screen
      bar={
        <Bar>
          <AccountMenu account={account} />
        </Bar>
      }
      layout="centred"
    >
      <EndsSoon account={account} />
      <SessionState account={account} />
      {leftMs > 0 ? <CopyToken accountKey={account.key} /> : null}
      {account.session.kind === 'out' ? <TryNow account={account} /> : null}
      <SessionNews session={account.session} />
      <HomeFooter account={account} />
    </Screen>
  );
}

function TryNow({ account }: { readonly account: AccountView }) {
  const { words, bridge } = useFace();
  return (
    <PatientButton
      className="primary"
      allowedAtMs={account.tryAllowedAtMs}
      onPress={() => void bridge.refreshNow(account.key)}
    >
      <Icon name="refresh" />
      {words.common.tryNow}
    </PatientButton>
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
