import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { Icon } from './icon.tsx';

/** What one rarely needs. */
export function HomeFooter({ account }: { readonly account: AccountView }) {
  const { view, words, bridge, go } = useFace();
  const failed = account.session.kind === 'out' || account.session.kind === 'refused';
  return (
    <footer className="footer">
      {view.tray === 'missing' ? <p className="note">{words.common.noTray}</p> : null}
      <div className="footer-actions">
        {account.session.kind === 'signInNeeded' ? null : (
          <button
            type="button"
            className="plain"
            onClick={() => void bridge.refreshNow(account.key)}
          >
            <Icon name="refresh" />
            {failed ? words.common.tryNow : words.home.refreshNow}
          </button>
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
