import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { FaceContext } from '../../src/renderer/face.ts';
import { screenOf } from '../../src/renderer/screen-of.ts';
import { CurrentScreen } from '../../src/renderer/screens/current-screen.tsx';
import type { Bridge } from '../../src/shared/ipc.ts';
import type { View } from '../../src/shared/view.ts';
import { windowWords } from './window-words.ts';

/** The page that the window shows for a view where nobody has gone anywhere, as markup; its clock stands still at `nowMs`. */
export function drawnWindow(view: View, nowMs: number): string {
  const value = {
    view: { ...view, clock: { startedAtMs: nowMs, rate: 0 } },
    words: windowWords(view.language),
    bridge: {} as Bridge,
    go: () => undefined,
  };
  const screen = createElement(CurrentScreen, { screen: screenOf(view, { kind: 'home' }) });
  return renderToStaticMarkup(createElement(FaceContext, { value }, screen));
}
