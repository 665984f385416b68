import type { ReactNode } from 'react';
import { timeLeft } from '../../shared/format/time-left.ts';
import { useFace } from '../face.ts';
import { useCountdown } from '../hooks/use-countdown.ts';

interface PatientButtonProps {
  /** Until then the button says how long to wait instead; null: it can be pressed now. */
  readonly allowedAtMs: number | null;
  readonly className: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button for what may not be asked at every press: it says itself when it may be pressed again. */
export function PatientButton({ allowedAtMs, className, onPress, children }: PatientButtonProps) {
  const { view, words } = useFace();
  const leftMs = useCountdown(allowedAtMs);
  if (leftMs === 0) {
    return (
      <button type="button" className={className} onClick={onPress}>
        {children}
      </button>
    );
  }
  // Not `disabled`, which would take the focus from whoever has just pressed it.
  return (
    <button type="button" className={className} aria-disabled>
      {words.common.tryAgainIn(timeLeft(leftMs, view.language))}
    </button>
  );
}
