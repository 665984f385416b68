import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { Icon } from './icon.tsx';
import { NoTray } from './no-tray.tsx';
import { PatientButton } from './patient-button.tsx';

/** GitHub has spoken; a person may know better, and asks once more. */
const DECIDED: readonly SessionView['kind'][] = ['refused', 'signInNeeded'];

/** What one rarely needs. */
export function HomeFooter({ account }: { readonly account: AccountView }) {
  const { words, bridge, go } = useFace();
  const { kind } = account.session;
  return (
    <footer className="footer">
      <NoTray />
      <div className="footer-actions">
        {kind === 'out' ? null : (
          <PatientButton
            className="plain"
            allowedAtMs={account.tryAllowedAtMs}
            onPress={() => void bridge.refreshNow(account.key)}
          >
            <Icon name="refresh" />
            {DECIDED.includes(kind) ? words.common.tryNow : words.home.refreshNow}
          </PatientButton>
        )}
        <button
          type="button"
          className="plain"
          onClick={() => go({ kind: 'signOut', accountKey: account.key })}
        >
          <Icon name="signOut" />
          {words.home.signOut}
        </button>
      </div>
    </footer>
  );
}
