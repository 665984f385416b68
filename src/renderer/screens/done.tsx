import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { AccountMenu } from '../parts/account-menu.tsx';
import { Bar } from '../parts/bar.tsx';
import { CopyToken } from '../parts/copy-token.tsx';
import { EverydaySwitches } from '../parts/everyday-switches.tsx';
import { LifeFlame } from '../parts/life-flame.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { WhereItLives } from '../parts/where-it-lives.tsx';

/** Signed in and lit: the token at hand, the two switches that make it last, and where the app is from now on. */
export function Done({ account }: { readonly account: AccountView }) {
  const { words, bridge } = useFace();
  const at = useClockTime();
  const endsAtMs = tokenEndsAtMs(account.session);
  return (
    <Screen
      bar={
        <Bar>
          <AccountMenu account={account} />
        </Bar>
      }
      layout="centred"
    >
      <div className="hero">
        <LifeFlame session={account.session} />
        <Title>{words.home.ready}</Title>
        {endsAtMs === null ? null : <p className="quiet">{words.home.validUntil(at(endsAtMs))}</p>}
      </div>
      <CopyToken accountKey={account.key} />
      <div className="card">
        <EverydaySwitches />
      </div>
      <WhereItLives />
      <button type="button" className="plain" onClick={() => void bridge.dismissSignIn()}>
        {words.signIn.finish}
      </button>
    </Screen>
  );
}
