import { useState } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import { groupCode, spellCode } from '../../shared/format/user-code.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';
import type { SignInView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { useMinuteMarks } from '../hooks/use-minute-marks.ts';
import { Icon } from '../parts/icon.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { TroubleDetails } from '../parts/trouble-details.tsx';

type Awaiting = Extract<SignInView, { readonly kind: 'awaitingUser' }>;

/** The code, one button that takes it to GitHub, and what we are waiting for. */
export function Code({ signIn }: { readonly signIn: Awaiting }) {
  const { words, bridge } = useFace();
  const [qrShown, showQr] = useState(false);
  return (
    <Screen layout="centred">
      <div className="hero">
        <Title>{words.signIn.codeTitle(signIn.host)}</Title>
        {qrShown && signIn.qr !== null ? (
          <QrCode rows={signIn.qr} label={words.signIn.qrOf(signIn.pageUrl)} />
        ) : null}
        <UserCode code={signIn.userCode} />
        <CodeCountdown expiresAtMs={signIn.expiresAtMs} />
        <p>{words.signIn.onlyYours}</p>
      </div>
      <button
        type="button"
        className="primary"
        data-start
        onClick={() => void bridge.copyCodeAndOpen()}
      >
        <Icon name="open" />
        {words.signIn.copyAndOpen}
      </button>
      <OtherWays hasQr={signIn.qr !== null} qrShown={qrShown} onToggleQr={() => showQr(!qrShown)} />
      <WaitingLine signIn={signIn} />
      <button type="button" className="plain" onClick={() => void bridge.cancelSignIn()}>
        {words.common.cancel}
      </button>
    </Screen>
  );
}

/** Large for the eye, spelled for the ear. */
function UserCode({ code }: { readonly code: string }) {
  const { words } = useFace();
  return (
    <p className="code">
      <span className="visually-hidden">
        {words.signIn.code}: {spellCode(code, words.signIn.dash)}
      </span>
      <span aria-hidden="true" data-testid="user-code">
        {groupCode(code)}
      </span>
    </p>
  );
}

function CodeCountdown({ expiresAtMs }: { readonly expiresAtMs: number }) {
  const { view, words } = useFace();
  const leftMs = useCountdown(expiresAtMs);
  const mark = useMinuteMarks(leftMs);
  return (
    <>
      <p className="quiet" role="timer" aria-live="off">
        {words.signIn.validFor(timeLeft(leftMs, view.language))}
      </p>
      <p className="visually-hidden" role="status" data-testid="minute-mark">
        {mark === null
          ? ''
          : words.signIn.validFor(timeLeft(mark * MINUTE_MS, view.language, 'long'))}
      </p>
    </>
  );
}

interface OtherWaysProps {
  readonly hasQr: boolean;
  readonly qrShown: boolean;
  readonly onToggleQr: () => void;
}

/** For another browser, or another device. */
function OtherWays({ hasQr, qrShown, onToggleQr }: OtherWaysProps) {
  const { words, bridge } = useFace();
  const [linkCopied, setLinkCopied] = useState(false);
  const copyLink = (): void => {
    void bridge.copyLink().then((outcome) => setLinkCopied(outcome === 'copied'));
  };
  return (
    <div className="pair">
      <button type="button" className="secondary" onClick={copyLink}>
        {words.signIn.copyLink}
      </button>
      {hasQr ? (
        <button type="button" className="secondary" aria-expanded={qrShown} onClick={onToggleQr}>
          {words.signIn.showQr}
        </button>
      ) : null}
      <span role="status" className="visually-hidden">
        {linkCopied ? words.signIn.linkCopied : ''}
      </span>
    </div>
  );
}

/** What we did and what we are waiting for, with a way to hurry. */
function WaitingLine({ signIn }: { readonly signIn: Awaiting }) {
  const { words, bridge } = useFace();
  const waiting = useWaitingWords(signIn);
  return (
    <div className="waiting">
      <p role="status">
        {signIn.copied ? <strong>{words.signIn.codeCopied}</strong> : null}
        {waiting}
      </p>
      {signIn.waiting === 'forNetwork' ? (
        <TroubleDetails host={signIn.host} trouble={signIn.trouble} />
      ) : null}
      <button type="button" className="link" onClick={() => void bridge.checkNow()}>
        {words.signIn.checkNow}
      </button>
    </div>
  );
}

function useWaitingWords({ waiting, trouble, host, expiresAtMs }: Awaiting): string {
  const { words } = useFace();
  const at = useClockTime();
  switch (waiting) {
    case 'forUser':
      return words.signIn.forUser(host);
    case 'slowedDown':
      return words.signIn.slowedDown;
    case 'forNetwork': {
      const { title, next } = words.troubles[trouble ?? 'network'];
      return words.signIn.inTrouble(title, next, at(expiresAtMs));
    }
    default:
      return assertNever(waiting);
  }
}
