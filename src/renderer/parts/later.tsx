import { type ReactNode, useEffect, useState } from 'react';
import type * as laterScreens from '../screens/later-screens.tsx';

type LaterScreens = typeof laterScreens;

let screens: LaterScreens | null = null;
let coming: Promise<void> | null = null;

/** Brings the screens that the first one does without. Never rejects: whoever goes to one asks for them again. */
export function fetchLaterScreens(): Promise<void> {
  coming ??= fetchOnce();
  return coming;
}

async function fetchOnce(): Promise<void> {
  try {
    screens = await import('../screens/later-screens.tsx');
  } catch {
    coming = null;
  }
}

/** One of the screens that come later: at once when they are there, as soon as they come otherwise. */
export function Later({ render }: { readonly render: (from: LaterScreens) => ReactNode }) {
  const [, look] = useState(0);
  const isMissing = screens === null;
  useEffect(() => {
    if (isMissing) void fetchLaterScreens().then(() => look((count) => count + 1));
  }, [isMissing]);
  return screens === null ? null : render(screens);
}
