import { assertNever } from '../../shared/assert-never.ts';
import type { Link } from '../../shared/ipc.ts';
import { backingOf, type RefusalStep, refusalSteps } from '../../shared/refusal-steps.ts';
import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { AnsweringButton } from '../parts/answering-button.tsx';
import { LifeFlame } from '../parts/life-flame.tsx';
import { Quotation } from '../parts/quotation.tsx';
import { Title } from '../parts/screen.tsx';

interface RefusedProps {
  readonly account: AccountView;
  readonly session: Extract<SessionView, { readonly kind: 'refused' }>;
}

/** Signed in, but GitHub said no: why and who can change it, in our words; then GitHub's own, which are English. */
export function Refused({ account, session }: RefusedProps) {
  const { view, words } = useFace();
  const { refusal } = session;
  const { title, sentence, next } = words.refusals[refusal.reason];
  const steps = refusalSteps(account, refusal, view.update.newer);
  return (
    <>
      <div className="hero hero-small" role="alert" data-refusal={refusal.reason}>
        <LifeFlame session={session} />
        <Title>{title}</Title>
        <div>
          <p>{sentence}</p>
          <p>{next[backingOf(account, refusal.reason)]}</p>
        </div>
        <Quotation title={refusal.title} message={refusal.message} />
      </div>
      <div className="stack">
        {steps.map((step, place) => (
          <Step
            key={step}
            step={step}
            className={LOOKS[place] ?? 'link'}
            account={account}
            session={session}
          />
        ))}
      </div>
    </>
  );
}

/** The best stands out, and a third is rare: there is room for two buttons. */
const LOOKS: readonly string[] = ['primary', 'secondary'];

interface RefusalStepProps extends RefusedProps {
  readonly step: RefusalStep;
  readonly className: string;
}

function Step({ step, className, account: { key, host }, session }: RefusalStepProps) {
  const { view, words, bridge, go } = useFace();
  const { page } = session.refusal;
  const button = (name: string, press: () => void) => (
    <button type="button" className={className} onClick={press}>
      {name}
    </button>
  );
  const opens = (name: string, link: Link) =>
    button(name, () => void bridge.openLink({ link, accountKey: key }));
  switch (step) {
    case 'advanced':
      return button(words.common.settings, () => go({ kind: 'settings', advanced: true }));
    case 'defaultApp':
      return button(words.problemWords.useDefault, () => void useDefault());
    case 'release':
      return opens(words.refusalWords.openRelease(view.update.newer ?? ''), 'release');
    case 'page':
      return opens(words.openPages[page ?? 'other'], 'refusal');
    case 'support':
      return opens(words.openPages.support, 'support');
    case 'admin':
      return <CopyForAdmin accountKey={key} className={className} />;
    case 'status':
      return opens(words.problemWords.openStatusPage, 'status');
    default:
      return assertNever(step);
  }

  async function useDefault(): Promise<void> {
    await bridge.chooseClientId(null);
    await bridge.startSignIn({ host, accountKey: key });
  }
}

interface CopyForAdminProps {
  readonly accountKey: string;
  readonly className: string;
}

function CopyForAdmin({ accountKey, className }: CopyForAdminProps) {
  const { words, bridge } = useFace();
  return (
    <AnsweringButton
      className={className}
      waiting={words.home.copyForAdmin}
      act={() => bridge.copyRefusal(accountKey)}
      // What went wrong with a copy is said by a banner.
      answerOf={(outcome) =>
        outcome === 'copied' ? { words: words.home.messageCopied, isDone: true } : null
      }
    >
      {words.home.copyForAdmin}
    </AnsweringButton>
  );
}
