import type { ReactNode } from 'react';
import { type PressAnswer, usePressed } from '../hooks/use-pressed.ts';
import { Icon } from './icon.tsx';

interface AnsweringButtonProps {
  readonly className: string;
  /** Pressed by this shortcut; see `shortcuts.ts`. */
  readonly shortcut?: 'copy' | 'renew';
  /** What it says while it waits for the answer. */
  readonly waiting: string;
  /** Does it, and says what came of it; null where something else says so. */
  readonly act: () => Promise<PressAnswer | null>;
  /** Its picture and its name. */
  readonly children: ReactNode;
}

/** A button that answers in its own place: for two seconds it says what came of the press. It never loses the focus. */
export function AnsweringButton(props: AnsweringButtonProps) {
  const { answer, isWaiting, press } = usePressed(props.act);
  return (
    <>
      <button
        type="button"
        className={props.className}
        data-shortcut={props.shortcut}
        aria-disabled={isWaiting || undefined}
        data-answers={answer !== null || undefined}
        onClick={press}
      >
        {isWaiting ? props.waiting : <AnswerOr answer={answer}>{props.children}</AnswerOr>}
      </button>
      <span role="status" className="visually-hidden">
        {answer?.words}
      </span>
    </>
  );
}

function AnswerOr({
  answer,
  children,
}: {
  readonly answer: PressAnswer | null;
  readonly children: ReactNode;
}) {
  if (answer === null) return children;
  return (
    <>
      {answer.isDone ? <Icon name="check" /> : null}
      {answer.words}
    </>
  );
}
