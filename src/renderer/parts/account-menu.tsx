import { assertNever } from '../../shared/assert-never.ts';
import type { WindowMessages } from '../../shared/messages/en-window.ts';
import { hostAndPlan } from '../../shared/plan.ts';
import { isInTrouble } from '../../shared/standing.ts';
import type { AccountView, View } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useOtherTrouble, useStanding } from '../hooks/use-standing.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import { troubleHint } from './trouble-words.tsx';

/** Whose token this is; opens the list of accounts. A dot says that another one needs to be looked at. */
export function AccountMenu({ account }: { readonly account: AccountView }) {
  const { view, words, go } = useFace();
  const { home } = words;
  const login = account.person?.login ?? home.unnamed;
  // What GitHub says of the plan and what it refuses are asked apart, and may contradict each other.
  const plan = account.session.kind === 'refused' ? null : account.plan;
  const detail = hostAndPlan({ host: account.host, plan }, home.plans);
  return (
    <>
      <button type="button" className="account" popoverTarget="accounts">
        <Avatar person={account.person} />
        <span className="person-words">
          <span className="person-login">
            <span className="one-line" title={login}>
              {login}
            </span>
            <Icon name="down" />
            <OtherTrouble shown={account} />
          </span>
          <span className="quiet one-line" title={detail}>
            {detail}
          </span>
        </span>
        <span className="visually-hidden">{home.accounts}</span>
      </button>
      <Menu id="accounts" label={home.accounts} side="below">
        {view.accounts.map((one) => (
          <AccountItem key={one.key} account={one} current={one.key === account.key} />
        ))}
        <button type="button" className="menu-item" onClick={() => go({ kind: 'addAccount' })}>
          <Icon name="plus" />
          {home.addAccount}
        </button>
        {(['usage', 'token'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="menu-item"
            onClick={() => go({ kind, accountKey: account.key })}
          >
            <Icon name={kind} />
            {words[kind === 'usage' ? 'usage' : 'xRay'].title}
          </button>
        ))}
        <button
          type="button"
          className="menu-item"
          onClick={() => go({ kind: 'signOut', accountKey: account.key })}
        >
          <Icon name="signOut" />
          <span className="one-line" title={home.signOutOf(login)}>
            {home.signOutOf(login)}
          </span>
        </button>
      </Menu>
    </>
  );
}

function OtherTrouble({ shown }: { readonly shown: AccountView }) {
  const other = useOtherTrouble(shown);
  return other === null ? null : <TroubleDot account={other} />;
}

function TroubleDot({ account }: { readonly account: AccountView }) {
  const { home, standings } = useFace().words;
  const standing = standings[useStanding(account.session)];
  const words = home.accountStands(account.person?.login ?? home.unnamed, standing);
  return (
    <span className="dot" title={words} data-testid="other-trouble">
      <span className="visually-hidden">{words}, </span>
    </span>
  );
}

interface AccountItemProps {
  readonly account: AccountView;
  readonly current: boolean;
}

function AccountItem({ account, current }: AccountItemProps) {
  const { view, words, bridge } = useFace();
  const login = account.person?.login ?? words.home.unnamed;
  const standing = useStanding(account.session);
  const isOnOneHost = view.accounts.every(({ host }) => host === account.host);
  const what = troubleOf(account, view, words);
  const facts = [
    ...(isOnOneHost && what !== null ? [] : [account.host]),
    words.standings[standing],
    ...(what === null ? [] : [what]),
  ];
  const detail = facts.join(' · ');
  return (
    <button
      type="button"
      className="menu-item"
      aria-current={current}
      data-standing={standing}
      onClick={() => void bridge.selectAccount(account.key)}
    >
      <Avatar person={account.person} />
      <span className="person-words">
        <span className="person-name">
          <span className="one-line" title={login}>
            {login}
          </span>
          {isInTrouble(account.session, 0) ? <span className="dot" /> : null}
        </span>
        <span className="quiet">{detail}</span>
      </span>
      {current ? <Icon name="check" /> : null}
    </button>
  );
}

/** What is wrong with an account, in a few words; null when nothing is. */
function troubleOf(
  { host, session }: AccountView,
  view: View,
  words: WindowMessages,
): string | null {
  switch (session.kind) {
    case 'restoring':
    case 'refreshing':
    case 'lit':
      return null;
    case 'flickering':
    case 'out':
      return session.trouble === null
        ? null
        : troubleHint(host, session.trouble, view, words).title;
    case 'refused':
      return words.refusals[session.refusal.reason].title;
    case 'signInNeeded':
      return words.home.signInNeeded;
    default:
      return assertNever(session);
  }
}
