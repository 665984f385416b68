import { useEffect, useRef, useState } from 'react';
import { useFlash } from './use-flash.ts';

/** What a button says for a press: words, and whether what was asked for is done. */
export interface PressAnswer {
  readonly words: string;
  readonly isDone: boolean;
}

/** A press must be seen to be heard within a tenth of a second; most are answered sooner, and need no words between. */
const HEARD_AFTER_MS = 80;

/** A button's press, from {@link usePressed}. */
export interface Pressed<What, Outcome> {
  /** What came of it, for two seconds. */
  readonly outcome: Outcome | null;
  /** A press is not answered yet, and somebody would wonder. */
  readonly isWaiting: boolean;
  /** Presses; not again before the answer has come. */
  readonly press: (what: What) => void;
}

/**
 * A press and what comes of it, for a deed that takes its time and rejects never.
 *
 * `What`: what the press is for, where one button answers for several.
 */
export function usePressed<What, Outcome>(
  act: (what: What) => Promise<Outcome>,
): Pressed<What, Outcome> {
  const [outcome, say] = useFlash<Outcome>();
  const [isWaiting, setIsWaiting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setIsWaiting(false);
  };
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const press = async (what: What): Promise<void> => {
    if (timer.current !== null) return;
    say(null);
    timer.current = setTimeout(() => setIsWaiting(true), HEARD_AFTER_MS);
    const came = await act(what);
    stop();
    say(came);
  };
  return { outcome, isWaiting, press: (what) => void press(what) };
}
