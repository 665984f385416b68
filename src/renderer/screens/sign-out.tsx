import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { BackBar } from '../parts/bar.tsx';
import { PersonLine } from '../parts/person-line.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** Says what each way of signing out does and does not do, before it is done. */
export function SignOut({ account }: { readonly account: AccountView }) {
  const { words, bridge, go } = useFace();
  const { person, host, key } = account;
  const goHome = (): void => go({ kind: 'home' });
  const leaveBy = (signOut: (key: string) => Promise<null>): void => {
    void signOut(key);
    goHome();
  };
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
          onClick={() => void bridge.openLink({ link: 'applications', accountKey: key })}
        >
          {words.settings.applications}
        </button>
      </div>
      <button type="button" className="primary" onClick={() => leaveBy(bridge.signOut)}>
        {words.home.signOut}
      </button>
      <button
        type="button"
        className="secondary"
        aria-describedby={REVOKE_LINE_ID}
        onClick={() => leaveBy(bridge.signOutAndRevoke)}
      >
        {words.signOutWays.revoke}
      </button>
      <p id={REVOKE_LINE_ID} className="quiet">
        {words.signOutWays.revokeLine}
      </p>
      <button type="button" className="plain" data-start onClick={goHome}>
        {words.common.cancel}
      </button>
    </Screen>
  );
}

const REVOKE_LINE_ID = 'revoke-line';
