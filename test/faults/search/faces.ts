import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { noticeText } from '../../../src/main/faces/notices/notice-text.ts';
import { NOTHING_NOTICED, nextNotices } from '../../../src/main/faces/notices/policy.ts';
import { menuOf } from '../../../src/main/faces/tray/menu.ts';
import { trayTooltip } from '../../../src/main/faces/tray/tooltip.ts';
import { FaceContext } from '../../../src/renderer/face.ts';
import { fetchLaterScreens } from '../../../src/renderer/parts/later.tsx';
import { screenOf } from '../../../src/renderer/screen-of.ts';
import { CurrentScreen } from '../../../src/renderer/screens/current-screen.tsx';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { messagesOf } from '../../../src/shared/messages/messages-of.ts';
import type { View } from '../../../src/shared/view.ts';
import { windowWords } from '../../support/window-words.ts';
import { sawAt, shapeOf } from './search.ts';

// What comes later in the window is drawn here at once.
await fetchLaterScreens();

/** Shows every view on every face, as the app does, and lets the search see them. */
export function createSeenFaces(): (view: View, nowMs: number) => void {
  let memory = NOTHING_NOTICED;
  const drawn = new Set<string>();
  return (view, nowMs) => {
    const words = messagesOf(view.language);
    const message = JSON.stringify(view);
    const shape = shapeOf(message);
    // Drawing costs more than all else, and what differs in numbers alone shows no other secret.
    if (!drawn.has(shape)) {
      drawn.add(shape);
      sawAt('DOM', markupOf(view));
      sawAt('IPC', message);
      sawAt('tray', JSON.stringify([menuOf(view, words, nowMs), trayTooltip(view, words, nowMs)]));
    }
    const turn = nextNotices(memory, view, false, nowMs);
    memory = turn.memory;
    for (const step of turn.steps) {
      if (step.kind === 'show') {
        sawAt('notices', JSON.stringify(noticeText(step.notice, view, words, nowMs)));
      }
    }
  };
}

/** What the window shows before anybody has clicked in it. */
function markupOf(view: View): string {
  const words = windowWords(view.language);
  const value = { view, words, bridge: deafBridge, go: () => undefined };
  const screen = createElement(CurrentScreen, { screen: screenOf(view, { kind: 'home' }) });
  return renderToStaticMarkup(createElement(FaceContext, { value }, screen));
}

/** Nothing is asked of it while a screen is only drawn. */
export const deafBridge = new Proxy({} as Bridge, {
  get(_target, verb) {
    throw new Error(`drawing a screen asked for ${String(verb)}`);
  },
});
