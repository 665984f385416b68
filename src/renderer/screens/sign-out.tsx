import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { BackBar } from '../parts/bar.tsx';
import { PersonLine } from '../parts/person-line.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** Says what signing out does and does not do, before it is done. */
export function SignOut({ account }: { readonly account: AccountView }) {
  const { words, bridge, go } = useFace();
  const goHome = (): void => go({ kind: 'home' });
  const signOut = (): void => {
    void bridge.signOut(account.key);
    goHome();
  };
  const { person, host } = account;
  return (
    <Screen bar={<BackBar onBack={goHome} />} layout="question">
      <div className="hero">
        <Title>{words.home.signOutTitle(person?.login ?? words.home.unnamed)}</Title>
        {person === null ? null : <PersonLine person={person} detail={host} />}
        <p>{words.home.signOutSentence}</p>
        <p className="quiet">{words.home.signOutRest}</p>
        <button
          type="button"
          className="link"
          onClick={() => void bridge.openLink({ link: 'applications', accountKey: account.key })}
        >
          {words.settings.applications}
        </button>
      </div>
      <button type="button" className="primary" onClick={signOut}>
        {words.home.signOut}
      </button>
      <button type="button" className="plain" data-start onClick={goHome}>
        {words.common.cancel}
      </button>
    </Screen>
  );
}
