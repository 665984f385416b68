import { planName } from '../../shared/plan.ts';
import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useFlame } from '../hooks/use-flame.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

/** Whose token this is; opens the list of accounts. */
export function AccountMenu({ account }: { readonly account: AccountView }) {
  const { view, words, go } = useFace();
  const login = account.person?.login ?? words.home.unnamed;
  const detail =
    account.plan === null
      ? account.host
      : `${account.host} · ${planName(account.plan, words.home.plans)}`;
  return (
    <>
      <button type="button" className="account" popoverTarget="accounts">
        <Avatar person={account.person} />
        <span className="person-words">
          <span className="person-login">
            {login}
            <Icon name="down" />
          </span>
          <span className="quiet">{detail}</span>
        </span>
        <span className="visually-hidden">{words.home.accounts}</span>
      </button>
      <Menu id="accounts" label={words.home.accounts} side="below">
        {view.accounts.map((one) => (
          <AccountItem key={one.key} account={one} current={one.key === account.key} />
        ))}
        <button type="button" className="menu-item" onClick={() => go({ kind: 'addAccount' })}>
          <Icon name="plus" />
          {words.home.addAccount}
        </button>
      </Menu>
    </>
  );
}

interface AccountItemProps {
  readonly account: AccountView;
  readonly current: boolean;
}

function AccountItem({ account, current }: AccountItemProps) {
  const { words, bridge } = useFace();
  const flame = useFlame(account.session);
  return (
    <button
      type="button"
      className="menu-item"
      aria-current={current}
      onClick={() => void bridge.selectAccount(account.key)}
    >
      <Avatar person={account.person} />
      <span className="person-words">
        <span>{account.person?.login ?? words.home.unnamed}</span>
        <span className="quiet">
          {account.host} · {words.home.states[flame]}
        </span>
      </span>
      {current ? <Icon name="check" /> : null}
    </button>
  );
}
