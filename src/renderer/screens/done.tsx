import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { AccountMenu } from '../parts/account-menu.tsx';
import { Bar } from '../parts/bar.tsx';
import { CopyToken } from '../parts/copy-token.tsx';
import { EverydaySwitches } from '../parts/everyday-switches.tsx';
import { Screen } from '../parts/screen.tsx';
import { WhereItLives } from '../parts/where-it-lives.tsx';
import { SessionState } from './session-state.tsx';

/** Signed in and lit: the token at hand, the two switches that make it last, and where the app is from now on. */
export function Done({ account }: { readonly account: AccountView }) {
  const { words, bridge } = useFace();
  return (
    <Screen
      bar={
        <Bar>
          <AccountMenu account={account} />
        </Bar>
      }
      layout="centred"
    >
      <SessionState account={account} />
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
