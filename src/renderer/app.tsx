import { useEffect, useState } from 'react';
import type { Bridge, Screen as ScreenName } from '../shared/ipc.ts';
import type { WindowMessages } from '../shared/messages/en-window.ts';
import type { View } from '../shared/view.ts';
import type { Growth } from '../shared/window-size.ts';
import { escapeOf } from './escape-of.ts';
import { FaceContext } from './face.ts';
import { type Frame, FrameContext } from './frame.ts';
import { useEscape } from './hooks/use-escape.ts';
import { useFocusNet } from './hooks/use-focus-net.ts';
import { useShortcuts } from './hooks/use-shortcuts.ts';
import { useTextSizeKeys } from './hooks/use-text-size-keys.ts';
import { useView } from './hooks/use-view.ts';
import { useWords } from './hooks/use-words.ts';
import { fetchLaterScreens } from './parts/later.tsx';
import { Still } from './parts/still.tsx';
import {
  backFrom,
  holdsSomething,
  type Place,
  type ScreenView,
  sceneOf,
  screenOf,
} from './screen-of.ts';
import { CurrentScreen } from './screens/current-screen.tsx';
import { createWayBack, lastingName } from './way-back.ts';

const HOME: Place = { kind: 'home' };

/** The window: the still picture until main has answered, then the screen for its view. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  // Listens before the view is asked for: main says which screen as soon as it hears of the page.
  const [place, setPlace] = usePlace(bridge);
  const view = useView(bridge);
  const words = useWords(bridge, view?.language ?? null);
  if (view === null || words === null) return <Still />;
  return <Window view={view} words={words} bridge={bridge} place={place} go={setPlace} />;
}

/** Where the person is: where they have gone, or where a face outside the window has brought them. */
function usePlace(bridge: Bridge): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(HOME);
  useEffect(() => bridge.onScreen((asked) => setPlace(placeOf(asked))), [bridge]);
  return [place, setPlace];
}

function placeOf(asked: ScreenName): Place {
  if (asked === 'home') return HOME;
  if (asked === 'settings') return { kind: 'settings', advanced: false };
  if (asked === 'programs') return { kind: 'programs' };
  return 'usage' in asked
    ? { kind: 'usage', accountKey: asked.usage }
    : { kind: 'signOut', accountKey: asked.signOut };
}

interface WindowProps {
  readonly view: View;
  readonly words: WindowMessages;
  readonly bridge: Bridge;
  readonly place: Place;
  readonly go: (place: Place) => void;
}

function Window({ view, words, bridge, place, go }: WindowProps) {
  const screen = screenOf(view, place);
  const { kind } = screen;
  const frame = useFrameOf(screen, view, () => go(backFrom(place)));
  const isHeld = holdsSomething(screen, view);
  useEffect(() => void bridge.keepWindow(isHeld), [bridge, isHeld]);
  useDocument(view);
  useFocusNet();
  useEffect(() => void fetchLaterScreens(), []);
  useTextSizeKeys(bridge, view);
  useShortcuts(view, kind, bridge);
  useEscape(() => leave(kind, bridge, frame.goBack));
  return (
    <FaceContext value={{ view, words, bridge, go }}>
      <FrameContext value={frame}>
        <div
          className="window"
          data-screen={kind}
          data-session={screen.kind === 'home' ? screen.account.session.kind : undefined}
        >
          <CurrentScreen screen={screen} />
        </div>
      </FrameContext>
    </FaceContext>
  );
}

/** What the window around a screen is to it. */
function useFrameOf(screen: ScreenView, view: View, goBack: () => void): Frame {
  const [growth, onGrowth] = useState<Growth>('down');
  const [way] = useState(createWayBack);
  const here = 'account' in screen ? `${screen.kind} ${screen.account.key}` : screen.kind;
  useEffect(() => {
    const listen = ({ target }: MouseEvent): void => {
      const control = target instanceof Element ? target.closest('button') : null;
      if (control !== null) way.press(here, lastingName(control));
    };
    // Before the button hears of it, which may be gone then.
    document.addEventListener('click', listen, { capture: true });
    return () => document.removeEventListener('click', listen, { capture: true });
  }, [way, here]);
  const leftBy = (): string | null => way.arrive(here);
  return { scene: sceneOf(screen, view), growth, onGrowth, goBack, leftBy };
}

/** Language and theme belong to the document: screen readers and form controls look there. */
function useDocument({ language, theme }: View): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
}

function leave(screen: ScreenView['kind'], bridge: Bridge, goBack: () => void): void {
  const leaveBy = {
    goBack,
    dismissSignIn: () => void bridge.dismissSignIn(),
    closeWindow: () => void bridge.closeWindow(),
  };
  leaveBy[escapeOf(screen)]();
}
