import type { AccountView } from '../../shared/view.ts';
import { NoTray } from './no-tray.tsx';
import { RenewButton } from './renew-button.tsx';

/** What one rarely needs. Its room stays where there is nothing in it, so that nothing above moves. */
export function HomeFooter({ account }: { readonly account: AccountView }) {
  return (
    <footer className="footer">
      <NoTray />
      <div className="footer-actions">
        {account.session.kind !== 'out' && account.isWorthTrying ? (
          <RenewButton account={account} className="plain" />
        ) : null}
      </div>
    </footer>
  );
}
