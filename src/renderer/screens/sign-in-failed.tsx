import { assertNever } from '../../shared/assert-never.ts';
import type { Offer } from '../../shared/messages/advice.ts';
import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import type { SignInView } from '../../shared/view.ts';
import { type Face, useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { Flame } from '../parts/flame.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { TroubleDetails } from '../parts/trouble-details.tsx';

type Failed = Extract<SignInView, { readonly kind: 'failed' }>;

/** A sign-in that ended without an account: one sentence, and one button that goes on. */
export function SignInFailed({ signIn }: { readonly signIn: Failed }) {
  const face = useFace();
  const { words, bridge } = face;
  const { title, sentence, button } = useOffer(signIn.problem);
  return (
    <Screen layout="centred">
      <div className="hero" role="alert" data-problem={signIn.problem.kind}>
        <Flame state="dim" left={null} busy={false} />
        <Title>{title}</Title>
        <Sentence problem={signIn.problem} ours={sentence} />
        <ServerWord problem={signIn.problem} />
        {signIn.problem.kind === 'unreachable' ? (
          <TroubleDetails host={signIn.host} trouble={signIn.problem.trouble} />
        ) : null}
      </div>
      {button === null ? null : (
        <button type="button" className="primary" data-start onClick={() => goOn(face, signIn)}>
          {button}
        </button>
      )}
      <button type="button" className="plain" onClick={() => void bridge.dismissSignIn()}>
        {button === null ? words.common.close : words.common.notNow}
      </button>
    </Screen>
  );
}

interface SentenceProps {
  readonly problem: SignInProblem;
  readonly ours: string;
}

/** The server's own sentence where it gave one: it knows more than we do. */
function Sentence({ problem, ours }: SentenceProps) {
  if (problem.kind !== 'unexpected' || problem.said === null) return <p>{ours}</p>;
  return (
    <p className="server-words" lang="en">
      {problem.said}
    </p>
  );
}

/** The server's own word for an error we have none for; text, never markup. */
function ServerWord({ problem }: { readonly problem: SignInProblem }) {
  const { words } = useFace();
  if (problem.kind !== 'unexpected' || problem.code === null) return null;
  return <p className="quiet">{words.problemWords.answer(problem.code)}</p>;
}

function useOffer(problem: SignInProblem): Offer {
  const { words } = useFace();
  const at = useClockTime();
  if (problem.kind === 'unreachable') {
    const { title, next } = words.troubles[problem.trouble];
    return { title, sentence: next, button: words.common.tryAgain };
  }
  if (problem.kind === 'tooManySignIns') {
    const { tooManyTitle, tooManySentence } = words.problemWords;
    return { title: tooManyTitle, sentence: tooManySentence(at(problem.untilMs)), button: null };
  }
  if (problem.kind === 'tooSoon') {
    const { tooSoonTitle, tooSoonSentence } = words.problemWords;
    return { title: tooSoonTitle, sentence: tooSoonSentence(at(problem.untilMs)), button: null };
  }
  return words.problems[problem.kind];
}

/** The next step: again on the same host, another host, or another client id. */
function goOn({ bridge, go }: Face, { problem, host }: Failed): void {
  switch (problem.kind) {
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'unreachable':
    case 'unexpected':
    case 'emailUnverified':
      void bridge.startSignIn({ host, accountKey: null });
      return;
    case 'deviceFlowDisabled':
    case 'wrongClient':
    case 'appSuspended':
      void bridge.dismissSignIn();
      go({ kind: 'settings', advanced: true });
      return;
    case 'noDeviceFlow':
      void bridge.dismissSignIn();
      go({ kind: 'addAccount' });
      return;
    case 'tooManySignIns':
    case 'tooSoon':
      return;
    default:
      assertNever(problem);
  }
}
