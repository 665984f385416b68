import type { ReactNode } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { useFlame } from '../hooks/use-flame.ts';
import { LifeFlame } from '../parts/life-flame.tsx';
import { Title } from '../parts/screen.tsx';
import { TroubleWords } from '../parts/trouble-words.tsx';
import { Refused } from './refused.tsx';

type SessionOf<K extends SessionView['kind']> = Extract<SessionView, { readonly kind: K }>;

/** The middle of the account's screen, one shape for each kind of session. */
export function SessionState({ account }: { readonly account: AccountView }) {
  const { home } = useFace().words;
  const { session } = account;
  switch (session.kind) {
    case 'restoring':
      return <Hero session={session} title={home.restoring} line={null} />;
    case 'refreshing':
      return <Hero session={session} title={home.refreshing} line={null} />;
    case 'lit':
    case 'flickering':
      return <Alive account={account} session={session} />;
    case 'out':
      return (
        <Hero session={session} title={home.out} line={null}>
          <TroubleWords
            host={account.host}
            trouble={session.trouble}
            retryAtMs={session.retryAtMs}
          />
        </Hero>
      );
    case 'refused':
      return <Refused account={account} session={session} />;
    case 'signInNeeded':
      return <SignInNeeded account={account} session={session} />;
    default:
      return assertNever(session);
  }
}

interface HeroProps {
  readonly session: SessionView;
  readonly title: string;
  readonly line: ReactNode;
  readonly children?: ReactNode;
}

function Hero({ session, title, line, children = null }: HeroProps) {
  return (
    <div className="hero">
      <LifeFlame session={session} />
      <Title>{title}</Title>
      {line === null ? null : <p className="quiet">{line}</p>}
      {children}
    </div>
  );
}

interface AliveProps {
  readonly account: AccountView;
  readonly session: SessionOf<'lit' | 'flickering'>;
}

/** A token at hand: what one sees of a routine renewal is the turning ring alone. */
function Alive({ account, session }: AliveProps) {
  const { home } = useFace().words;
  const at = useClockTime();
  const isLit = useFlame(session) === 'lit';
  const until = at(session.expiresAtMs);
  return (
    <Hero
      session={session}
      title={isLit ? home.lit(until) : home.validUntil(until)}
      line={
        <>
          <LifeLeft endsAtMs={session.expiresAtMs} />
          {isLit ? ` · ${home.litLine}` : null}
        </>
      }
    >
      {session.kind === 'flickering' && !isLit ? (
        <TroubleWords host={account.host} trouble={session.trouble} retryAtMs={session.retryAtMs} />
      ) : null}
    </Hero>
  );
}

function LifeLeft({ endsAtMs }: { readonly endsAtMs: number }) {
  const { view, words } = useFace();
  const leftMs = useCountdown(endsAtMs);
  return <span data-testid="life-left">{words.home.left(timeLeft(leftMs, view.language))}</span>;
}

interface SignInNeededProps {
  readonly account: AccountView;
  readonly session: SessionOf<'signInNeeded'>;
}

function SignInNeeded({ account, session }: SignInNeededProps) {
  const { words, bridge } = useFace();
  const at = useClockTime();
  const { expiresAtMs, retryAtMs } = session;
  return (
    <>
      <div role="alert" className="alert">
        <Hero session={session} title={words.home.signInNeeded} line={words.home[session.reason]} />
      </div>
      <button
        type="button"
        className="primary"
        onClick={() => void bridge.startSignIn({ host: account.host, accountKey: account.key })}
      >
        {words.signIn.start}
      </button>
      <div className="quiet centre">
        {expiresAtMs === null ? null : <p>{words.home.stillValid(at(expiresAtMs))}</p>}
        <p>{retryAtMs === null ? words.home.tryingNow : words.home.nextTry(at(retryAtMs))}</p>
      </div>
    </>
  );
}
