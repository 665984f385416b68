import { useState } from 'react';
import { useFace } from '../face.ts';
import { BackBar, NameBar } from '../parts/bar.tsx';
import { Flame } from '../parts/flame.tsx';
import { HostChoice } from '../parts/host-choice.tsx';
import { NoTray } from '../parts/no-tray.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** Where everything begins: choose a host, sign in. Also how a further account is added. */
export function SignedOut({ adding }: { readonly adding: boolean }) {
  const { view, words, bridge, go } = useFace();
  const [host, setHost] = useState<string>(view.hosts[0]);
  const start = (): void => {
    // Whoever presses the button has had the sentence above it in front of them.
    void bridge.dismissIntroduction();
    void bridge.startSignIn({ host, accountKey: null });
    go({ kind: 'home' });
  };
  const bar = adding ? <BackBar onBack={() => go({ kind: 'home' })} /> : <NameBar />;
  return (
    <Screen bar={bar} layout="centred">
      <div className="hero">
        <Flame state="dim" left={null} busy={false} />
        <Title>{adding ? words.home.addAccount : words.signIn.welcome}</Title>
        <p className="quiet">{words.signIn.welcomeLine}</p>
      </div>
      <HostChoice host={host} onChange={setHost} />
      <button type="button" className="primary" data-start onClick={start}>
        {words.signIn.start}
      </button>
      <Introduction />
      <NoTray />
    </Screen>
  );
}

/** One sentence about the client id, until it was seen; a client id of one's own is always named. */
function Introduction() {
  const { view, words } = useFace();
  if (!view.client.isDefault) {
    return <p className="note">{words.signIn.ownClient(view.client.id)}</p>;
  }
  if (view.settings.introductionSeen) return null;
  return <p className="note">{words.signIn.introduction}</p>;
}
