import { useState } from 'react';
import { useFace } from '../face.ts';
import { seenAsking } from '../seen-asking.ts';

/** Tries again to read or to write what is stored. Mostly nothing has changed: then this alone shows that it was tried. */
export function RetryStorage({ label }: { readonly label: string | null }) {
  const { words, bridge } = useFace();
  const [isTrying, setTrying] = useState(false);
  const retry = async (): Promise<void> => {
    setTrying(true);
    await Promise.all([bridge.retryStorage(), seenAsking()]);
    setTrying(false);
  };
  return (
    <button
      type="button"
      className="link retry"
      aria-disabled={isTrying || undefined}
      onClick={isTrying ? undefined : () => void retry()}
    >
      {isTrying ? words.common.trying : label}
    </button>
  );
}
