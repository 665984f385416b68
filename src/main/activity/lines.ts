import type {
  AccountNews,
  ActivityLine,
  ActivityNews,
  ActivityPage,
  ActivityTopic,
  SignInNews,
} from '../../shared/activity.ts';
import { SIGN_IN_NEWS } from '../../shared/activity.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Health, SessionEntry } from '../ports.ts';
import type { Recorded } from './entry-line.ts';
import { straighten } from './straighten.ts';

/** Which lines are wanted, and how many of the newest. */
interface Wanted {
  readonly topic: ActivityTopic;
  /** Null: of all accounts. */
  readonly accountKey: string | null;
  readonly count: number;
}

/**
 * What happened, as a list tells it: each request, and of the two machines what has changed something. Instants are on
 * the wall clock as it stands now.
 */
export function pageOf(
  entries: readonly Recorded[],
  { topic, accountKey, count }: Wanted,
  now: { readonly atMs: number; readonly runMs: number },
): ActivityPage {
  const lines = linesOf(straighten(entries, now)).filter(
    (line) => isOf(line, topic) && (accountKey === null || line.accountKey === accountKey),
  );
  return { lines: lines.slice(-count).toReversed(), hasMore: lines.length > count };
}

function isOf({ news, isTrouble }: ActivityLine, topic: ActivityTopic): boolean {
  switch (topic) {
    case 'all':
      return true;
    case 'trouble':
      return isTrouble;
    case 'requests':
      return news.kind === 'request';
    case 'accounts':
      return news.kind === 'account' || news.kind === 'signIn';
    case 'taken':
      return news.kind === 'copy' || news.kind === 'handOver';
    default:
      return assertNever(topic);
  }
}

function linesOf(entries: readonly Recorded[]): readonly ActivityLine[] {
  const healths = new Map<string, Health | undefined>();
  let signIn: string | null = null;
  return entries.flatMap((entry, index) => {
    const before = { health: healths.get(accountOf(entry) ?? ''), signIn };
    if (entry.kind === 'event' && entry.machine === 'session') {
      healths.set(entry.accountKey, entry.health);
    }
    if (entry.kind === 'event' && entry.machine === 'sign-in') signIn = entry.state;
    const about = { atMs: entry.atMs, accountKey: accountOf(entry) };
    return newsOf(entry, before).map((news, part) => {
      return { ...about, id: `${index}.${part}`, news, isTrouble: isTrouble(news) };
    });
  });
}

/** A provisional key is nobody that a list could name. */
function accountOf(entry: Recorded): string | null {
  return 'accountKey' in entry ? entry.accountKey : null;
}

interface Before {
  readonly health: Health | undefined;
  readonly signIn: string | null;
}

function newsOf(entry: Recorded, before: Before): readonly ActivityNews[] {
  switch (entry.kind) {
    case 'request': {
      const { kind, host, purpose, outcome, times = 1 } = entry;
      return [{ kind, host, purpose, outcome, times }];
    }
    case 'event':
      return entry.machine === 'session'
        ? accountNews(entry, before.health)
        : signInNews(entry.state, before.signIn);
    case 'handOver':
      return [{ kind: 'handOver', count: entry.count, callers: entry.callers }];
    case 'clock':
      return clockNews(entry);
    case 'app':
      return [{ kind: 'app', event: entry.event }];
    case 'signedOut':
      return [{ kind: 'account', what: 'signedOut', trouble: null }];
    case 'named':
      return [{ kind: 'account', what: 'signedIn', trouble: null }];
    case 'copy':
      return [{ kind: 'copy', what: entry.what, outcome: entry.outcome }];
    case 'mishap':
      return [{ kind: 'mishap', mishap: entry.mishap }];
    case 'storage':
      return [{ kind: 'storage', state: entry.state }];
    default:
      return assertNever(entry);
  }
}

function accountNews(entry: SessionEntry, before: Health | undefined): readonly ActivityNews[] {
  const trouble = entry.said?.kind === 'trouble' ? entry.said.trouble : null;
  const isOver = before?.hasToken === true && entry.health?.hasToken === false;
  const whats = [answerOf(entry) ?? wishOf(entry), isOver ? ('over' as const) : null];
  return whats.flatMap((what) => (what === null ? [] : [{ kind: 'account', what, trouble }]));
}

/** What an answer brought; null where the event is none, or one that changes nothing for a person. */
function answerOf({ event, state, said }: SessionEntry): AccountNews | null {
  switch (said?.kind) {
    case 'token':
      return 'renewed';
    case 'grant':
      return event === 'renewed' ? 'signInRenewed' : 'began';
    case 'trouble':
      return said.isPutOff ? 'putOff' : 'failed';
    case 'refused':
      return 'refused';
    case 'unauthorized':
    case 'badRefreshToken':
    case 'wrongClient':
      return state === 'signInNeeded' ? 'signInNeeded' : 'notAccepted';
    case 'valid':
    case 'unknown':
    case undefined:
      return null;
    default:
      return assertNever(said);
  }
}

const WISHES: ReadonlyMap<string, AccountNews> = new Map([
  ['alarmRang', 'due'],
  ['refreshRequested', 'byHand'],
  ['tokenWanted', 'wanted'],
  ['networkReturned', 'networkBack'],
]);

/** Why it is asked; an alarm may ring for a token's end alone. */
function wishOf({ event, health, said }: SessionEntry): AccountNews | null {
  if (said !== undefined || (event === 'alarmRang' && health?.hasToken === false)) return null;
  return WISHES.get(event) ?? null;
}

function signInNews(state: string, before: string | null): readonly ActivityNews[] {
  const what = SIGN_IN_NEWS.find((one) => one === state);
  return what === undefined || state === before ? [] : [{ kind: 'signIn', what }];
}

function clockNews({ sleptMs, setMs }: { readonly sleptMs: number; readonly setMs: number }) {
  const slept: ActivityNews[] = sleptMs > 0 ? [{ kind: 'slept', spanMs: sleptMs }] : [];
  const set: ActivityNews[] =
    setMs === 0 ? [] : [{ kind: 'clockSet', isAhead: setMs > 0, byMs: Math.abs(setMs) }];
  return [...slept, ...set];
}

const TROUBLED: ReadonlySet<AccountNews | SignInNews> = new Set([
  'failed',
  'refused',
  'notAccepted',
  'signInNeeded',
  'over',
] as const);

function isTrouble(news: ActivityNews): boolean {
  switch (news.kind) {
    case 'request':
      return typeof news.outcome === 'string' || news.outcome >= 400;
    case 'account':
    case 'signIn':
      return TROUBLED.has(news.what);
    case 'copy':
      return news.outcome !== 'copied';
    case 'mishap':
      return true;
    case 'storage':
      return news.state === 'memory' || news.state === 'stillOnDisk';
    case 'handOver':
    case 'slept':
    case 'clockSet':
    case 'app':
      return false;
    default:
      return assertNever(news);
  }
}
