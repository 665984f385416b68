import type { ReactNode } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';
import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { useFlame } from '../hooks/use-flame.ts';
import { Later } from '../parts/later.tsx';
import { LifeFlame } from '../parts/life-flame.tsx';
import { NextTry } from '../parts/next-try.tsx';
import { Title } from '../parts/screen.tsx';
import { TroubleWords, troubleHint } from '../parts/trouble-words.tsx';

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
      return <Alive session={session} />;
    case 'out':
      return <Hero session={session} title={home.out} line={<WhyOut account={account} />} />;
    case 'refused':
      return (
        <>
          {/* As high whatever is said: to ask once more may bring another refusal, and its button is below. */}
          <div className="refused">
            <Later render={({ Refused }) => <Refused account={account} session={session} />} />
          </div>
          <LastAndNext account={account} session={session} />
        </>
      );
    case 'signInNeeded':
      return <SignInNeeded account={account} session={session} />;
    default:
      return assertNever(session);
  }
}

/** What is wrong with the account's token, apart from a refusal and an ended sign-in, which are screens of their own. */
export function SessionTrouble({ account: { host, session } }: { readonly account: AccountView }) {
  if (session.kind !== 'out' && session.kind !== 'flickering') return null;
  // A routine renewal.
  if (session.kind === 'flickering' && session.trouble === null) return null;
  return (
    <>
      <TroubleWords host={host} trouble={session.trouble} retryAtMs={session.retryAtMs} />
      <FindOut />
    </>
  );
}

/** The way to the doctor. */
function FindOut() {
  const { words, go } = useFace();
  return (
    <button type="button" className="link" onClick={() => go({ kind: 'doctor', from: 'home' })}>
      {words.doctor.findOut}
    </button>
  );
}

/** Also where the whole of it stands below: one looks at the flame first. */
function WhyOut({ account: { host, session } }: { readonly account: AccountView }) {
  const { view, words } = useFace();
  const trouble = session.kind === 'out' ? session.trouble : null;
  return trouble === null ? words.home.outLine : troubleHint(host, trouble, view, words).title;
}

interface HeroProps {
  readonly session: SessionView;
  readonly title: string;
  /** Null leaves its room free: what is below is under somebody's pointer. */
  readonly line: ReactNode;
}

function Hero({ session, title, line }: HeroProps) {
  return (
    <div className="hero">
      <LifeFlame session={session} />
      <Title>{title}</Title>
      <p className="quiet hero-line">{line}</p>
    </div>
  );
}

interface AliveProps {
  readonly session: SessionOf<'lit' | 'flickering'>;
}

/** A token at hand. Of a routine renewal one sees nothing. */
function Alive({ session }: AliveProps) {
  const { home } = useFace().words;
  const at = useClockTime();
  const isLit = useFlame(session) === 'lit';
  const until = home.validUntil(at(session.expiresAtMs));
  return (
    <Hero
      session={session}
      title={isLit ? home.ready : until}
      line={
        isLit ? (
          <RenewsIn atMs={session.kind === 'lit' ? session.refreshAtMs : null} until={until} />
        ) : (
          <LifeLeft endsAtMs={session.expiresAtMs} />
        )
      }
    />
  );
}

interface RenewsInProps {
  /** Null while a routine renewal is under way. */
  readonly atMs: number | null;
  /** The token's exact end, in words. */
  readonly until: string;
}

/** Not by the second: a number that runs to zero looks like a deadline, and this one is none. */
function RenewsIn({ atMs, until }: RenewsInProps) {
  const { view, words } = useFace();
  const leftMs = useCountdown(atMs);
  return (
    <span data-testid="renews-in" title={until}>
      {leftMs < MINUTE_MS
        ? words.home.renewsSoon
        : words.home.renewsIn(timeLeft(leftMs, view.language))}
    </span>
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
  return (
    <>
      <div role="alert" className="alert">
        <Hero session={session} title={words.home.signInNeeded} line={words.home[session.reason]} />
      </div>
      <button
        type="button"
        className="primary"
        data-start
        onClick={() => void bridge.startSignIn({ host: account.host, accountKey: account.key })}
      >
        {words.home.signInAgain}
      </button>
      <LastAndNext account={account} session={session} />
    </>
  );
}

interface LastAndNextProps {
  readonly account: AccountView;
  readonly session: SessionOf<'refused' | 'signInNeeded'>;
}

/** What is left of the last token; and when the next one is asked for, which keeps its room where that may not help. */
function LastAndNext({ account, session }: LastAndNextProps) {
  const { words } = useFace();
  const at = useClockTime();
  const { expiresAtMs, retryAtMs } = session;
  return (
    <div className="quiet centre last-and-next">
      <p>{expiresAtMs === null ? words.home.noToken : words.home.stillValid(at(expiresAtMs))}</p>
      {session.kind === 'signInNeeded' ? <p>{words.home.afterSignIn}</p> : null}
      {account.isWorthTrying ? <NextTry atMs={retryAtMs} /> : null}
    </div>
  );
}
