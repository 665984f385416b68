import { useEffect, useState } from 'react';
import type { Bridge } from '../shared/ipc.ts';
import type { WindowMessages } from '../shared/messages/en-window.ts';
import type { View } from '../shared/view.ts';
import type { Growth } from '../shared/window-size.ts';
import { escapeOf } from './escape-of.ts';
import { FaceContext } from './face.ts';
import { FrameContext } from './frame.ts';
import { useEscape } from './hooks/use-escape.ts';
import { useTextSizeKeys } from './hooks/use-text-size-keys.ts';
import { useView } from './hooks/use-view.ts';
import { useWords } from './hooks/use-words.ts';
import { Still } from './parts/still.tsx';
import { holdsSomething, type Place, type ScreenView, sceneOf, screenOf } from './screen-of.ts';
import { CurrentScreen } from './screens/current-screen.tsx';

const HOME: Place = { kind: 'home' };

/** The window: the still picture until main has answered, then the screen for its view. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const view = useView(bridge);
  const words = useWords(bridge, view?.language ?? null);
  if (view === null || words === null) return <Still />;
  return <Window view={view} words={words} bridge={bridge} />;
}

interface WindowProps {
  readonly view: View;
  readonly words: WindowMessages;
  readonly bridge: Bridge;
}

function Window({ view, words, bridge }: WindowProps) {
  const [place, setPlace] = useState<Place>(HOME);
  const [growth, onGrowth] = useState<Growth>('down');
  const screen = screenOf(view, place);
  const scene = sceneOf(screen, view);
  const isHeld = holdsSomething(screen, view);
  useEffect(() => void bridge.keepWindow(isHeld), [bridge, isHeld]);
  useDocument(view);
  useTextSizeKeys(bridge, view);
  useEscape(() => leave(screen.kind, bridge, setPlace));
  useEffect(
    () =>
      bridge.onScreen((asked) =>
        setPlace(asked === 'settings' ? { kind: 'settings', advanced: false } : HOME),
      ),
    [bridge],
  );
  return (
    <FaceContext value={{ view, words, bridge, go: setPlace }}>
      <FrameContext value={{ scene, growth, onGrowth }}>
        <div
          className="window"
          data-screen={screen.kind}
          data-session={screen.kind === 'home' ? screen.account.session.kind : undefined}
        >
          <CurrentScreen screen={screen} />
        </div>
      </FrameContext>
    </FaceContext>
  );
}

/** Language and theme belong to the document: screen readers and form controls look there. */
function useDocument({ language, theme }: View): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
}

function leave(screen: ScreenView['kind'], bridge: Bridge, go: (place: Place) => void): void {
  const leaveBy = {
    goHome: () => go(HOME),
    cancelSignIn: () => void bridge.cancelSignIn(),
    refuseAccount: () => void bridge.confirmAccount(false),
    dismissSignIn: () => void bridge.dismissSignIn(),
    closeWindow: () => void bridge.closeWindow(),
  };
  leaveBy[escapeOf(screen)]();
}
