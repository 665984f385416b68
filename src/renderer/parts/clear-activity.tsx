import { type ReactNode, useState } from 'react';
import { useFace } from '../face.ts';

interface ClearActivityProps {
  readonly onCleared: () => void;
  /** What stands beside it until it asks. */
  readonly children: ReactNode;
}

/** Forgets everything, after a question in the same place: what was forgotten comes back by nothing. */
export function ClearActivity({ onCleared, children }: ClearActivityProps) {
  const { words, bridge } = useFace();
  const { activity } = words;
  const [asks, setAsks] = useState(false);
  const clear = async (): Promise<void> => {
    await bridge.clearActivity();
    setAsks(false);
    onCleared();
  };
  return (
    <div className="stack clear-activity">
      <div className="pair">
        {asks ? (
          <button type="button" className="secondary" onClick={() => setAsks(false)}>
            {activity.keep}
          </button>
        ) : (
          children
        )}
        <button
          type="button"
          className="secondary"
          onClick={() => (asks ? void clear() : setAsks(true))}
        >
          {asks ? activity.clearNow : activity.clear}
        </button>
      </div>
      <p role="status" className="quiet centre clear-line">
        {asks ? activity.clearSentence : null}
      </p>
    </div>
  );
}
