import { useEffect } from 'react';
import type { Bridge } from '../../shared/ipc.ts';
import { textSizeBy } from '../../shared/text-size.ts';
import type { View } from '../../shared/view.ts';

/** Ctrl or ⌘ with + − 0 makes the text larger, smaller and as usual, as in a browser. */
export function useTextSizeKeys(bridge: Bridge, { platform, settings }: View): void {
  const { textSize } = settings;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isMeant = platform === 'mac' ? event.metaKey : event.ctrlKey;
      if (!isMeant || event.altKey || event.isComposing) return;
      const next = textSizeBy(event, textSize);
      if (next === null) return;
      event.preventDefault();
      if (next !== textSize) void bridge.changeSettings({ textSize: next });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [bridge, platform, textSize]);
}
