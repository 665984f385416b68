import { useEffect, useRef, useState } from 'react';
import { minuteMark } from '../../shared/format/minute-mark.ts';

/** The minutes left at the last minute mark that a countdown has passed; null before the first. */
export function useMinuteMarks(leftMs: number): number | null {
  const before = useRef(leftMs);
  const [mark, setMark] = useState<number | null>(null);
  useEffect(() => {
    const crossed = minuteMark(before.current, leftMs);
    before.current = leftMs;
    if (crossed !== null) setMark(crossed);
  }, [leftMs]);
  return mark;
}
