import { createContext, useContext } from 'react';
import type { Growth } from '../shared/window-size.ts';

/** The window around a screen. */
export interface Frame {
  /** Names what is on the screen: the window may change its height when this changes, and not before. */
  readonly scene: string;
  /** Where the window gives way, and so where what comes later has its place. */
  readonly growth: Growth;
  readonly onGrowth: (growth: Growth) => void;
  readonly goBack: () => void;
  /** Names the control that this screen was left by, for whoever has come back to it; asked once, on arrival. */
  readonly leftBy: () => string | null;
}

/** Carries the frame to every screen; by default that of a window which never changes. */
export const FrameContext = createContext<Frame>({
  scene: '',
  growth: 'down',
  onGrowth: () => undefined,
  goBack: () => undefined,
  leftBy: () => null,
});

/** The frame that the app provides. */
export const useFrame = (): Frame => useContext(FrameContext);
