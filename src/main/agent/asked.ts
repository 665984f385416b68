import { agent as numbers } from '../config.ts';
import type { AgentRequest } from '../ports.ts';
import type { CallerProblem } from './problems.ts';

/** What can be asked for, and by which parameters. */
const PATHS = {
  '/v1/token': ['account', 'min_valid'],
  '/v1/header': ['account', 'min_valid'],
  '/v1/endpoint': ['account'],
  '/v1/status': ['account'],
  '/v1/accounts': [],
  '/v1/redact': [],
  '/v1/doctor': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of {@link PATHS}. */
export type AgentPath = keyof typeof PATHS;

/** A request that makes sense. */
export interface AgentAsk {
  readonly path: AgentPath;
  /** As the caller spells it; null for the one that is selected in the app. */
  readonly account: string | null;
  /** How long the token should live. */
  readonly minimumLifeMs: number;
}

/** Either what is asked for, or what is wrong with the request. */
export type AskedReading =
  | { readonly kind: 'asked'; readonly asked: AgentAsk }
  | { readonly kind: 'wrong'; readonly problem: CallerProblem };

/** Reads a request. What is not known is refused: a misspelt wish must not be taken for none. Pure. */
export function readAsked({ method, target, headers }: AgentRequest): AskedReading {
  if (headers['pilot-light'] !== '1') return wrong('missingHeader', MISSING_HEADER);
  const [path = '', query = '', ...rest] = target.split('?');
  if (!isPath(path)) return wrong('unknownPath', UNKNOWN_PATH);
  if (method !== (path === '/v1/redact' ? 'POST' : 'GET'))
    return wrong('wrongMethod', WRONG_METHOD);
  if (rest.length > 0) return wrong('badRequest', 'The address has more than one question mark.');
  const given = new URLSearchParams(query);
  const known: readonly string[] = PATHS[path];
  const names = [...given.keys()];
  if (names.some((name) => !known.includes(name))) {
    return wrong('badRequest', `${path} knows ${listOf(known)}, and the request has another one.`);
  }
  if (new Set(names).size < names.length) {
    return wrong('badRequest', 'The request has a parameter twice.');
  }
  const minimumLifeMs = lifeOf(given.get('min_valid'));
  if (minimumLifeMs === null) return wrong('badRequest', NO_SECONDS);
  return { kind: 'asked', asked: { path, account: given.get('account'), minimumLifeMs } };
}

/** Whether the caller reads JSON; anything else is answered in plain text, which a shell can use as it is. */
export function wantsJson({ headers }: Pick<AgentRequest, 'headers'>): boolean {
  const ranges = (headers['accept'] ?? '').split(',').map((range) => range.split(';')[0]?.trim());
  return ranges.some((range) => /^application\/(?:problem\+)?json$/i.test(range ?? ''));
}

/**
 * What a caller says that it is, in one line of visible ASCII that cannot pass for anything else in a list; null when it
 * says nothing. Redact before, so that no secret is cut into something that is not known for one.
 */
export function labelOf(said: string | undefined): string | null {
  const visible = (said ?? '')
    .replaceAll(/[^\x20-\x7e]+/g, '?')
    .replaceAll(/ +/g, ' ')
    .trim();
  if (visible === '') return null;
  const isLong = visible.length > numbers.labelLength;
  return isLong ? `${visible.slice(0, numbers.labelLength - 3)}...` : visible;
}

const MISSING_HEADER = 'The request has no header "Pilot-Light: 1", which every request carries.';
const UNKNOWN_PATH = `Nothing is served there: ask for ${listOf(Object.keys(PATHS))}.`;
const WRONG_METHOD = 'Only GET is answered, and POST at /v1/redact: nothing can be changed here.';
const NO_SECONDS = 'min_valid is no whole number of seconds.';

function isPath(path: string): path is AgentPath {
  return Object.hasOwn(PATHS, path);
}

function wrong(kind: CallerProblem['kind'], detail: string): AskedReading {
  return { kind: 'wrong', problem: { kind, detail } };
}

/** Null when it is no number of seconds; more digits than a number can hold are a lot of seconds. */
function lifeOf(seconds: string | null): number | null {
  if (seconds === null) return numbers.minimumLifeMs;
  return /^\d{1,15}$/.test(seconds) ? Number(seconds) * 1000 : null;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'no parameters' : names.join(', ');
}
