import { useState } from 'react';
import type { Refusal, RefusalReason } from '../../shared/refusal.ts';
import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { LifeFlame } from '../parts/life-flame.tsx';
import { Title } from '../parts/screen.tsx';

interface RefusedProps {
  readonly account: AccountView;
  readonly session: Extract<SessionView, { readonly kind: 'refused' }>;
}

/** Signed in, but GitHub said no: its own words, who can change it, and what to do with that. GitHub speaks English. */
export function Refused({ account, session }: RefusedProps) {
  const { words } = useFace();
  const at = useClockTime();
  const { refusal, expiresAtMs, retryAtMs } = session;
  return (
    <>
      <div className="hero hero-small" role="alert" data-refusal={refusal.reason}>
        <LifeFlame session={session} />
        <Title>
          {refusal.title === null ? words.home.refused : <span lang="en">{refusal.title}</span>}
        </Title>
        {refusal.message === null ? null : (
          <p className="server-words" lang="en">
            {refusal.message}
          </p>
        )}
        <p className="next">{words.remedies[refusal.reason]}</p>
      </div>
      <RefusalActions account={account} refusal={refusal} />
      <div className="quiet centre">
        {expiresAtMs === null ? null : <p>{words.home.stillValid(at(expiresAtMs))}</p>}
        <p>{retryAtMs === null ? words.home.tryingNow : words.home.nextTry(at(retryAtMs))}</p>
      </div>
    </>
  );
}

interface RefusalActionsProps {
  readonly account: AccountView;
  readonly refusal: Refusal;
}

/** These refusals are about how this app is set up: the settings can end them, an administrator cannot. */
const SET_UP: readonly RefusalReason[] = ['notFound', 'wrongClient'];

function RefusalActions({ account, refusal }: RefusalActionsProps) {
  const { words, bridge, go } = useFace();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void bridge.copyRefusal(account.key).then((outcome) => setCopied(outcome === 'copied'));
  };
  if (SET_UP.includes(refusal.reason)) {
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
  return (
    <div className="stack">
      {refusal.hasLink ? (
        <button
          type="button"
          className="primary"
          onClick={() => void bridge.openLink({ link: 'refusal', accountKey: account.key })}
        >
          {words.home.openGitHub}
        </button>
      ) : null}
      <button type="button" className={refusal.hasLink ? 'secondary' : 'primary'} onClick={copy}>
        {copied ? words.home.messageCopied : words.home.copyForAdmin}
      </button>
      <span role="status" className="visually-hidden">
        {copied ? words.home.messageCopied : ''}
      </span>
    </div>
  );
}
