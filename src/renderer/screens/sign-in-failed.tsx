import { assertNever } from '../../shared/assert-never.ts';
import type { Link } from '../../shared/ipc.ts';
import type { Offer } from '../../shared/messages/advice.ts';
import type { WindowMessages } from '../../shared/messages/en-window.ts';
import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import type { SignInView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { Flame } from '../parts/flame.tsx';
import { PatientButton } from '../parts/patient-button.tsx';
import { Quotation } from '../parts/quotation.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { TroubleDetails } from '../parts/trouble-details.tsx';
import { troubleHint } from '../parts/trouble-words.tsx';

type Failed = Extract<SignInView, { readonly kind: 'failed' }>;

/** A sign-in that ended without an account: one sentence, and the next step as a button. */
export function SignInFailed({ signIn }: { readonly signIn: Failed }) {
  const { view, words, bridge } = useFace();
  const { problem, host } = signIn;
  const { title, sentence } =
    problem.kind === 'unreachable'
      ? troubleHint(host, problem.trouble, view, words)
      : saidOf(problem, words);
  return (
    <Screen layout="centred">
      <div className="hero" role="alert" data-problem={problem.kind}>
        <Flame state="dim" left={null} busy={false} />
        <Title>{title}</Title>
        {sentence === null ? null : <p>{sentence}</p>}
        <ServerWords problem={problem} />
        {problem.kind === 'unreachable' ? (
          <TroubleDetails host={signIn.host} trouble={problem.trouble} />
        ) : null}
      </div>
      <NextStep signIn={signIn} />
      <button type="button" className="plain" onClick={() => void bridge.dismissSignIn()}>
        {words.common.notNow}
      </button>
    </Screen>
  );
}

/** The server's own sentence and its word for an error that we have none for: below ours, as text and never markup. */
function ServerWords({ problem }: { readonly problem: SignInProblem }) {
  const { words } = useFace();
  if (problem.kind !== 'unexpected') return null;
  return (
    <>
      <Quotation title={null} message={problem.said} />
      {problem.code === null ? null : (
        <p className="quiet">{words.problemWords.answer(problem.code)}</p>
      )}
    </>
  );
}

function saidOf(
  problem: Exclude<SignInProblem, { readonly kind: 'unreachable' }>,
  { problems, problemWords }: WindowMessages,
): Pick<Offer, 'title' | 'sentence'> {
  switch (problem.kind) {
    case 'tooManySignIns':
      return { title: problemWords.tooManyTitle, sentence: problemWords.tooManySentence };
    case 'tooSoon':
      return { title: problemWords.tooSoonTitle, sentence: problemWords.tooSoonSentence };
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'deviceFlowDisabled':
    case 'noDeviceFlow':
    case 'wrongClient':
    case 'emailUnverified':
    case 'appSuspended':
    case 'unexpected':
      return problems[problem.kind];
    default:
      return assertNever(problem);
  }
}

/** Again on the same host, another host, another client id, or what has to be done outside first. */
function NextStep({ signIn: { problem, host, accountKey } }: { readonly signIn: Failed }) {
  const { view, words, bridge, go } = useFace();
  const { problems, problemWords, common } = words;
  const again = (): void => void bridge.startSignIn({ host, accountKey });
  switch (problem.kind) {
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'unexpected':
    case 'emailUnverified':
      return <Step words={problems[problem.kind].button} onPress={again} />;
    case 'unreachable':
      return <AfterTrouble trouble={problem.trouble} onAgain={again} />;
    case 'deviceFlowDisabled':
    case 'wrongClient':
    case 'appSuspended':
      return view.client.isDefault ? (
        <Step words={problems[problem.kind].button} onPress={() => leaveFor('settings')} />
      ) : (
        <Step words={problemWords.useDefault} onPress={() => void useDefault()} />
      );
    case 'noDeviceFlow':
      return <Step words={problems.noDeviceFlow.button} onPress={() => leaveFor('otherHost')} />;
    case 'tooManySignIns':
    case 'tooSoon':
      return (
        <PatientButton className="primary" allowedAtMs={problem.untilMs} onPress={again}>
          {common.tryAgain}
        </PatientButton>
      );
    default:
      return assertNever(problem);
  }

  async function useDefault(): Promise<void> {
    await bridge.chooseClientId(null);
    again();
  }

  function leaveFor(where: 'settings' | 'otherHost'): void {
    void bridge.dismissSignIn();
    const adding = view.accounts.length > 0;
    go(where === 'settings' ? { kind: 'settings', advanced: true } : { kind: 'otherHost', adding });
  }
}

interface AfterTroubleProps {
  readonly trouble: TroubleKind;
  readonly onAgain: () => void;
}

/** A network that wants its own sign-in first is the one trouble in which trying again is the second thing to do. */
function AfterTrouble({ trouble, onAgain }: AfterTroubleProps) {
  const { words, bridge } = useFace();
  const { openWebPage, openStatusPage } = words.problemWords;
  const { tryAgain } = words.common;
  const open = (link: Link): void => void bridge.openLink({ link, accountKey: null });
  if (trouble === 'portal') {
    return (
      <>
        <Step words={openWebPage} onPress={() => open('portal')} />
        <OtherStep words={tryAgain} onPress={onAgain} />
      </>
    );
  }
  return (
    <>
      <Step words={tryAgain} onPress={onAgain} />
      {trouble === 'server' ? (
        <OtherStep words={openStatusPage} onPress={() => open('status')} />
      ) : null}
    </>
  );
}

interface NextStepProps {
  readonly words: string | null;
  readonly onPress: () => void;
}

function Step({ words, onPress }: NextStepProps) {
  return (
    <button type="button" className="primary" data-start onClick={onPress}>
      {words}
    </button>
  );
}

function OtherStep({ words, onPress }: NextStepProps) {
  return (
    <button type="button" className="secondary" onClick={onPress}>
      {words}
    </button>
  );
}
