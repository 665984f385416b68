import { useEffect, useRef, useState } from 'react';
import type { View } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { BackBar, NameBar } from '../parts/bar.tsx';
import { Flame } from '../parts/flame.tsx';
import { HostChoice } from '../parts/host-choice.tsx';
import { NewHost } from '../parts/new-host.tsx';
import { NoTray } from '../parts/no-tray.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import type { Place } from '../screen-of.ts';

interface SignedOutProps {
  readonly adding: boolean;
  /** A host is being typed instead of chosen. */
  readonly asksHost: boolean;
}

/** Where everything begins: sign in. Also how a further account is added. */
export function SignedOut({ adding, asksHost }: SignedOutProps) {
  const { view, words, bridge, go } = useFace();
  const [host, setHost] = useState<string>(view.hosts[0]);
  const here: Place = adding ? { kind: 'addAccount' } : { kind: 'home' };
  const otherHost: Place = { kind: 'otherHost', adding };
  const start = (at: string): void => {
    // From now on the window need not open by itself to be found.
    void bridge.dismissIntroduction();
    void bridge.startSignIn({ host: at, accountKey: null });
    go({ kind: 'home' });
  };
  const choose = (chosen: string | null): void => {
    if (chosen !== null) setHost(chosen);
    go(chosen === null ? otherHost : here);
  };
  const leave = (): void => go(asksHost ? here : { kind: 'home' });
  useWayBack(asksHost);
  const title = adding ? words.home.addAccount : words.signIn.welcome;
  const outOfReach = adding ? null : reasonOutOfReach(view);
  return (
    <Screen bar={adding || asksHost ? <BackBar onBack={leave} /> : <NameBar />} layout="centred">
      <div className="hero">
        <Flame state="dim" left={null} busy={false} />
        <Title>{outOfReach === null ? title : words.signIn.outOfReach}</Title>
        <p className="quiet">
          {outOfReach === null ? words.signIn.welcomeLine : words.home.noToken}
        </p>
      </div>
      {view.hosts.length > 1 ? (
        <HostChoice host={asksHost ? null : host} onChange={choose} />
      ) : null}
      <div className="host-place">
        {asksHost ? (
          <NewHost
            label={null}
            button={words.signIn.goOn}
            startsHere
            onAdded={start}
            onBack={() => go(here)}
          />
        ) : (
          <SignIn
            isBest={outOfReach === null || outOfReach === 'unreadable'}
            onStart={() => start(host)}
            onOtherHost={() => go(otherHost)}
          />
        )}
      </div>
      <NoTray />
    </Screen>
  );
}

/** Why sign-ins that were saved are not here: whoever has some is not welcomed as if they had none. */
function reasonOutOfReach({ storage, settings }: View) {
  if (storage.kind !== 'memory') return null;
  const { reason } = storage;
  if (reason === 'unreadable' || reason === 'newer') return reason;
  // At a first start nothing is behind a keyring that is locked.
  const isBehindKeyring = reason === 'waiting' || reason === 'unavailable';
  return isBehindKeyring && settings.introductionSeen ? reason : null;
}

interface SignInProps {
  /** Nothing better is to be done, as to unlock what was saved. */
  readonly isBest: boolean;
  readonly onStart: () => void;
  readonly onOtherHost: () => void;
}

function SignIn({ isBest, onStart, onOtherHost }: SignInProps) {
  const { view, words } = useFace();
  return (
    <>
      <button
        type="button"
        className={isBest ? 'primary' : 'secondary'}
        data-start
        onClick={onStart}
      >
        {words.signIn.start}
      </button>
      {view.hosts.length > 1 ? null : (
        <button type="button" className="link quiet" onClick={onOtherHost}>
          {words.signIn.enterprise}
        </button>
      )}
    </>
  );
}

/** Whoever comes back from the field is where it was. */
function useWayBack(asksHost: boolean): void {
  const didAsk = useRef(asksHost);
  useEffect(() => {
    if (didAsk.current && !asksHost) {
      document.querySelector<HTMLElement>('.host-place .link, .host-choice select')?.focus();
    }
    didAsk.current = asksHost;
  }, [asksHost]);
}
