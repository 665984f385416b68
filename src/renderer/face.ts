import { createContext, useContext } from 'react';
import type { Bridge } from '../shared/ipc.ts';
import type { WindowMessages } from '../shared/messages/en-window.ts';
import type { View } from '../shared/view.ts';
import type { Place } from './screen-of.ts';

/** What every screen needs: what to show, how to say it, whom to ask, where to go. */
export interface Face {
  readonly view: View;
  readonly words: WindowMessages;
  readonly bridge: Bridge;
  readonly go: (place: Place) => void;
}

/** Carries the face to every screen; filled by the app alone, read by {@link useFace}. */
export const FaceContext = createContext<Face | null>(null);

/** The face that the app provides. Throws outside of it, which is a bug. */
export function useFace(): Face {
  const face = useContext(FaceContext);
  if (face === null) throw new Error('useFace outside of the app');
  return face;
}
