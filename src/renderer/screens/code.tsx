import { useState } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import type { SignInView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { type Check, useCheck } from '../hooks/use-check.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useFlash } from '../hooks/use-flash.ts';
import { CodeLife } from '../parts/code-life.tsx';
import { ExpectedName } from '../parts/expected-name.tsx';
import { Icon } from '../parts/icon.tsx';
import { OtherWays } from '../parts/other-ways.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { SignInSteps } from '../parts/sign-in-steps.tsx';
import { TroubleDetails } from '../parts/trouble-details.tsx';
import { troubleHint } from '../parts/trouble-words.tsx';
import { UserCode } from '../parts/user-code.tsx';

type Awaiting = Extract<SignInView, { readonly kind: 'awaitingUser' }>;

/** A guided minute: the code, one button that takes it to GitHub, and how far it is. */
export function Code({ signIn }: { readonly signIn: Awaiting }) {
  const { words, bridge } = useFace();
  const [qrWanted, setQrWanted] = useState(false);
  const check = useCheck();
  const { host, qr, pageUrl } = signIn;
  const qrShown = qrWanted && qr !== null;
  return (
    <Screen layout="centred">
      <div className="hero">
        {qrShown ? <QrCode rows={qr} label={words.signIn.qrOf(pageUrl)} /> : null}
        <div className={qrShown ? 'visually-hidden' : undefined}>
          <Title>{words.signIn.codeTitle(host)}</Title>
        </div>
        <UserCode code={signIn.userCode} />
        <CodeLife expiresAtMs={signIn.expiresAtMs} lifeMs={signIn.lifeMs} />
        <p className="quiet">{words.signIn.onlyYours}</p>
      </div>
      <div className="split">
        <CopyAndOpen host={host} />
        <OtherWays
          hasQr={qr !== null}
          qrShown={qrShown}
          onToggleQr={() => setQrWanted(!qrShown)}
          check={check}
        />
      </div>
      <ExpectedName />
      {qrShown ? null : (
        <SignInSteps
          copied={signIn.copied}
          opened={signIn.opened}
          waiting={check.state === null ? words.signIn.waiting : words.signIn.checks[check.state]}
        />
      )}
      <WaitingWords signIn={signIn} check={check} />
      <button type="button" className="plain" onClick={() => void bridge.cancelSignIn()}>
        {words.common.cancel}
      </button>
    </Screen>
  );
}

function CopyAndOpen({ host }: { readonly host: string }) {
  const { view, words, bridge } = useFace();
  const { signIn } = words;
  const [said, say] = useFlash<'opening'>();
  const press = (): void => {
    say('opening');
    void bridge.copyCodeAndOpen();
  };
  const place = host === view.hosts[0] ? 'GitHub' : host;
  return (
    <button type="button" className="primary" data-start onClick={press}>
      <Icon name={said === null ? 'open' : 'check'} />
      {said === null ? signIn.copyAndOpen(place) : signIn.opening(place)}
    </button>
  );
}

/** What is not as it should be while GitHub is waited for; its room is there before it is needed. */
function WaitingWords({ signIn, check }: { readonly signIn: Awaiting; readonly check: Check }) {
  const { words } = useFace();
  const waiting = useWaitingWords(signIn);
  const isAsking = check.state === 'asking';
  return (
    <div className="waiting quiet">
      <p role="status" className="visually-hidden">
        {signIn.copied ? words.signIn.codeCopiedNews : ''}
      </p>
      <p role="status">{waiting}</p>
      {signIn.waiting === 'forNetwork' ? (
        <>
          <TroubleDetails host={signIn.host} trouble={signIn.trouble} />
          <button type="button" className="link" aria-disabled={isAsking} onClick={check.ask}>
            {isAsking ? words.signIn.checks.asking : words.common.tryNow}
          </button>
        </>
      ) : null}
    </div>
  );
}

function useWaitingWords({ host, waiting, trouble, expiresAtMs }: Awaiting): string | null {
  const { view, words } = useFace();
  const at = useClockTime();
  switch (waiting) {
    case 'forUser':
      return null;
    case 'slowedDown':
      return words.signIn.slowedDown;
    case 'forNetwork': {
      const { title, sentence } = troubleHint(host, trouble ?? 'network', view, words);
      return words.signIn.inTrouble(title, sentence, at(expiresAtMs));
    }
    default:
      return assertNever(waiting);
  }
}
