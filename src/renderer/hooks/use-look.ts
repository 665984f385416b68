import { useCallback, useEffect, useState } from 'react';
import type { DoctorProgress, DoctorReport } from '../../shared/doctor.ts';
import { useFace } from '../face.ts';

/** A look of the doctor's: how far it is, and what the last one has found. */
interface DoctorLook {
  /** Null before the first one is over. */
  readonly report: DoctorReport | null;
  /** Null while nobody looks. */
  readonly progress: DoctorProgress | null;
  /** Looks once more. Answers with whether it did. Never rejects. */
  readonly again: () => Promise<boolean>;
}

const BEGINNING: DoctorProgress = { done: 0, of: 0 };

/** Looks when the screen comes, and when it is asked to. */
export function useLook(): DoctorLook {
  const { bridge } = useFace();
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [progress, setProgress] = useState<DoctorProgress | null>(BEGINNING);
  // What is told of a look that is over, or of a program's, counts nothing.
  useEffect(
    () => bridge.onDoctor((far) => setProgress((now) => (now === null ? null : far))),
    [bridge],
  );
  const again = useCallback(async (): Promise<boolean> => {
    setProgress(BEGINNING);
    const came = await bridge.runDoctor(null).catch(() => null);
    if (came !== null) setReport(came);
    setProgress(null);
    return came !== null;
  }, [bridge]);
  // oxlint-disable-next-line react/set-state-in-effect -- what it sets at once is what it begins with
  useEffect(() => void again(), [again]);
  return { report, progress, again };
}
