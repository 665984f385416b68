import type { ReactNode } from 'react';
import { type PressAnswer, usePressed } from '../hooks/use-pressed.ts';
import type { ShortcutName } from '../shortcuts.ts';
import { Icon } from './icon.tsx';

interface ButtonProps {
  readonly className: string;
  /** The keys that press it. */
  readonly shortcut?: ShortcutName;
  /** A tooltip: the keys that do the same. */
  readonly title?: string;
  /** What it says while it waits for the answer. */
  readonly waiting: string;
  /** Why it cannot be pressed now, in its place; null when it can. */
  readonly blocked?: string | null;
  /** Its picture and its name. */
  readonly children: ReactNode;
}

interface AnsweringButtonProps<Outcome> extends ButtonProps {
  readonly act: () => Promise<Outcome>;
  /** What the button says of what came of it; null where something else says so. */
  readonly answerOf: (outcome: Outcome) => PressAnswer | null;
}

/** A button that answers in its own place: for two seconds it says what came of the press. It never loses the focus. */
export function AnsweringButton<Outcome>(props: AnsweringButtonProps<Outcome>) {
  const { act, answerOf, ...rest } = props;
  const { outcome, isWaiting, press } = usePressed<null, Outcome>(act);
  const answer = outcome === null ? null : answerOf(outcome);
  return (
    <>
      <PressedButton {...rest} answer={answer} isWaiting={isWaiting} onPress={() => press(null)} />
      <span role="status" className="visually-hidden">
        {answer?.words}
      </span>
    </>
  );
}

interface PressedButtonProps extends ButtonProps {
  readonly answer: PressAnswer | null;
  readonly isWaiting: boolean;
  readonly onPress: () => void;
}

/** The button alone, where something else says the answer aloud. */
export function PressedButton({ onPress, blocked = null, ...props }: PressedButtonProps) {
  const { answer, isWaiting } = props;
  const isBlocked = isWaiting || (blocked !== null && answer === null);
  return (
    <button
      type="button"
      className={props.className}
      title={props.title}
      data-shortcut={props.shortcut}
      // Not `disabled`, which would take the focus from whoever has just pressed it.
      aria-disabled={isBlocked || undefined}
      data-answers={answer !== null || undefined}
      onClick={isBlocked ? undefined : onPress}
    >
      <ButtonWords {...props} answer={answer} blocked={isWaiting ? props.waiting : blocked} />
    </button>
  );
}

interface ButtonWordsProps {
  readonly answer: PressAnswer | null;
  readonly blocked: string | null;
  readonly children: ReactNode;
}

function ButtonWords({ answer, blocked, children }: ButtonWordsProps) {
  if (answer === null) return blocked ?? children;
  return (
    <>
      {answer.isDone ? <Icon name="check" /> : null}
      {answer.words}
    </>
  );
}
