import { useFace } from '../face.ts';
import { Icon } from './icon.tsx';

interface SignInStepsProps {
  readonly copied: boolean;
  readonly opened: boolean;
  /** What the last step says: what is waited for, or the answer to a wish to hurry. */
  readonly waiting: string;
}

/** How far it is, in three steps: two that this app does when asked to, and the person's own. */
export function SignInSteps({ copied, opened, waiting }: SignInStepsProps) {
  const { signIn } = useFace().words;
  return (
    <ol className="steps">
      <Step name="copied" words={signIn.codeCopied} isDone={copied} />
      <Step name="opened" words={signIn.pageOpened} isDone={opened} />
      <Step name="waiting" words={waiting} isDone={null} />
    </ol>
  );
}

interface StepProps {
  readonly name: string;
  readonly words: string;
  /** Null: it is being waited for. */
  readonly isDone: boolean | null;
}

function Step({ name, words, isDone }: StepProps) {
  const { signIn } = useFace().words;
  return (
    <li className="step" data-step={name} data-done={isDone ?? undefined}>
      <span className="step-mark">{isDone === true ? <Icon name="check" /> : null}</span>
      <span>{words}</span>{' '}
      {isDone === null ? null : (
        <span className="visually-hidden">{isDone ? signIn.stepDone : signIn.stepOpen}</span>
      )}
    </li>
  );
}
