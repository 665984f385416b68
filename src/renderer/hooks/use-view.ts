import { useEffect, useState } from 'react';
import type { Bridge } from '../../shared/ipc.ts';
import type { View } from '../../shared/view.ts';

/** The current view; null until main has answered once. */
export function useView(bridge: Bridge): View | null {
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    // Listening comes before asking, and news beats the answer: a change between the two is not lost.
    let told = false;
    const stop = bridge.onView((next) => {
      told = true;
      setView(next);
    });
    const ask = async (): Promise<void> => {
      const first = await bridge.getView();
      if (!told) setView(first);
    };
    void ask();
    return stop;
  }, [bridge]);
  return view;
}
