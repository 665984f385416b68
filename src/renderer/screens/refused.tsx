import { BEYOND_ADMINS, type Refusal } from '../../shared/refusal.ts';
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
  const { words } = useFace();
  const { refusal } = session;
  const { title, sentence, next } = words.refusals[refusal.reason];
  return (
    <>
      <div className="hero hero-small" role="alert" data-refusal={refusal.reason}>
        <LifeFlame session={session} />
        <Title>{title}</Title>
        <div>
          <p>{sentence}</p>
          <p>{next}</p>
        </div>
        <Quotation title={refusal.title} message={refusal.message} />
      </div>
      <RefusalActions account={account} refusal={refusal} />
    </>
  );
}

interface RefusalActionsProps {
  readonly account: AccountView;
  readonly refusal: Refusal;
}

function RefusalActions({ account, refusal }: RefusalActionsProps) {
  const { words, bridge, go } = useFace();
  const { key, host } = account;
  // The next two are about how this app is set up: no administrator can end them.
  if (refusal.reason === 'notFound') {
    return (
      <button
        type="button"
        className="primary"
        onClick={() => go({ kind: 'settings', advanced: true })}
      >
        {words.common.settings}
      </button>
    );
  }
  if (refusal.reason === 'wrongClient') {
    const useDefault = async (): Promise<void> => {
      await bridge.chooseClientId(null);
      await bridge.startSignIn({ host, accountKey: key });
    };
    return (
      <button type="button" className="primary" onClick={() => void useDefault()}>
        {words.problemWords.useDefault}
      </button>
    );
  }
  const link = refusal.hasLink ? 'refusal' : 'status';
  const isForAdmins = !BEYOND_ADMINS.has(refusal.reason);
  return (
    <div className="stack">
      {refusal.hasLink || !isForAdmins ? (
        <button
          type="button"
          className="primary"
          onClick={() => void bridge.openLink({ link, accountKey: key })}
        >
          {refusal.hasLink ? words.home.openGitHub : words.problemWords.openStatusPage}
        </button>
      ) : null}
      {isForAdmins ? (
        <CopyForAdmin accountKey={key} className={refusal.hasLink ? 'secondary' : 'primary'} />
      ) : null}
    </div>
  );
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
