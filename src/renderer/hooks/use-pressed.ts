import { useEffect, useRef, useState } from 'react';
import { useFlash } from './use-flash.ts';

/** What a button says for a press: words, and whether what was asked for is done. */
export interface PressAnswer {
  readonly words: string;
  readonly isDone: boolean;
}

/** A press must be seen to be heard within a tenth of a second; most are answered sooner, and need no words between. */
const HEARD_AFTER_MS = 80;

interface Pressed {
  /** For two seconds after it came. */
  readonly answer: PressAnswer | null;
  /** A press is not answered yet, and somebody would wonder. */
  readonly isWaiting: boolean;
  /** Presses; not again before the answer has come. */
  readonly press: () => void;
}

/** A button's press and its answer, for a deed that takes its time. A deed that answers null says nothing. */
export function usePressed(act: () => Promise<PressAnswer | null>): Pressed {
  const [answer, say] = useFlash<PressAnswer>();
  const [isWaiting, setIsWaiting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setIsWaiting(false);
  };
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const press = async (): Promise<void> => {
    if (timer.current !== null) return;
    say(null);
    timer.current = setTimeout(() => setIsWaiting(true), HEARD_AFTER_MS);
    const answered = await act();
    stop();
    say(answered);
  };
  return { answer, isWaiting, press: () => void press() };
}
