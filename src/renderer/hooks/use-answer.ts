import { useEffect, useState } from 'react';
import { MINUTE_MS } from '../../shared/time-units.ts';
import { useFace } from '../face.ts';
import { lookWhileSeen } from '../look-while-seen.ts';

/** The newest answers, so that whoever comes back finds at once what was there. */
const kept = new Map<string, unknown>();

/** A few screens' worth. */
const MOST_KEPT = 8;

/**
 * What main answers to this question: asked whenever the question is another, whenever anything has changed that the
 * faces show, and every minute while the window can be seen. Null until the first answer to it. A question is always
 * answered by the same kind of thing.
 */
export function useAnswer<Answer>(question: string, ask: () => Promise<Answer>): Answer | null {
  const { view } = useFace();
  const { rate } = view.clock;
  const [, draw] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const take = async (): Promise<void> => {
      keep(question, await ask());
      if (isWanted) draw((times) => times + 1);
    };
    const end = lookWhileSeen(() => void take(), MINUTE_MS / rate);
    return () => {
      isWanted = false;
      end();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the question says all that `ask` is about
  }, [question, view, rate]);
  return (kept.get(question) as Answer | undefined) ?? null;
}

function keep(question: string, answer: unknown): void {
  kept.delete(question);
  kept.set(question, answer);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
