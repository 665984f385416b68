import { useState } from 'react';
import type { CheckOutcome } from '../../shared/ipc.ts';
import { useFace } from '../face.ts';
import { seenAsking } from '../seen-asking.ts';
import { useFlash } from './use-flash.ts';

/** A wish to have GitHub asked now: under way, or for two seconds what came of it. */
export interface Check {
  readonly state: 'asking' | CheckOutcome | null;
  readonly ask: () => void;
}

/** Has GitHub asked about the code, once at a time. */
export function useCheck(): Check {
  const { bridge } = useFace();
  const [isAsking, setAsking] = useState(false);
  const [outcome, say] = useFlash<CheckOutcome>();
  const ask = async (): Promise<void> => {
    setAsking(true);
    const [answer] = await Promise.all([bridge.checkNow(), seenAsking()]);
    setAsking(false);
    if (answer !== null) say(answer);
  };
  return {
    state: isAsking ? 'asking' : outcome,
    ask: () => {
      if (!isAsking) void ask();
    },
  };
}
