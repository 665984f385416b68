import { useCallback, useEffect, useState } from 'react';
import { SECOND_MS } from '../../shared/time-units.ts';

/** Long enough to be read by whoever looked elsewhere, and over before the next thing is done. */
export const FLASH_MS = 2 * SECOND_MS;

/** What has just happened, for two seconds by the page's clock; then null again. Said anew, it begins anew. */
export function useFlash<What>(): readonly [What | null, (what: What | null) => void] {
  const [said, setSaid] = useState<{ readonly what: What } | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), FLASH_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const say = useCallback((what: What | null) => setSaid(what === null ? null : { what }), []);
  return [said?.what ?? null, say];
}
