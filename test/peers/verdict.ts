import type { Code, LogEntry } from '../simulator/reports.ts';
import type { Endpoint } from '../simulator/scripted-answer.ts';

/** What a client is expected to ask once it has its GitHub token. */
export interface Question {
  readonly host: string;
  readonly endpoint: Endpoint;
  readonly by: 'GET' | 'POST';
  /** What it shows: the GitHub token that it was granted, or a Copilot token. */
  readonly shows: 'gitHub' | 'copilot';
  /** How, in lower case. */
  readonly scheme: 'bearer' | 'token';
}

/** How a client is expected to sign in, and what it asks then. */
export interface Expectation {
  readonly clientId: string;
  readonly login: string;
  readonly questions: readonly Question[];
}

/** Where one signs in. */
const SITE = 'github.com';

/**
 * What is left out of the simulator on purpose, and is 404 there: telemetry, tools of GitHub's own, what an administrator
 * has decided, news of the program itself. Clients go on without it.
 */
const LEFT_OUT: readonly RegExp[] = [
  /^\/telemetry$/,
  /^\/mcp(\/|$)/,
  /^\/copilot_internal\/(managed_settings|team_customizations)$/,
  /^\/repos\/[\w-]+\/[\w-]+\/releases(\/|$)/,
  /^\/agents\//,
];

/** All that a real GitHub would not have seen so, each in words. Empty for a client that went through it all. */
export function faultsIn(
  log: readonly LogEntry[],
  codes: readonly Code[],
  expected: Expectation,
): readonly string[] {
  return [
    ...codeFaults(codes, expected),
    ...signInFaults(log),
    ...expected.questions.flatMap((question) => questionFaults(log, question)),
    ...log.flatMap(refusalFaults),
    ...(expected.questions.some(isDirect) ? [] : log.flatMap(leakFaults)),
  ];
}

function codeFaults(codes: readonly Code[], { clientId, login }: Expectation): readonly string[] {
  const [code] = codes;
  if (code === undefined || codes.length > 1) return [`${codes.length} device codes`];
  if (code.status !== 'used') return [`its device code is ${code.status}`];
  if (code.login !== login) return [`its device code was approved by ${code.login}`];
  return code.clientId === clientId ? [] : [`it signed in as the app ${code.clientId}`];
}

/** One code, polls that come in their time and are told to go on, and one that brings the token. */
function signInFaults(log: readonly LogEntry[]): readonly string[] {
  const signIn = log.filter(({ endpoint }) => ['deviceCode', 'accessToken'].includes(endpoint));
  const told = signIn.map(({ endpoint, remark }) => remark ?? endpoint);
  const wanted = /^deviceCode( authorization_pending)+ accessToken$/;
  const elsewhere = signIn.filter(({ headers }) => headers['host'] !== SITE).map(lineOf);
  return [
    ...(wanted.test(told.join(' ')) ? [] : [`its sign-in went: ${told.join(', ') || 'nothing'}`]),
    ...elsewhere.map((line) => `it signed in elsewhere: ${line}`),
  ];
}

function questionFaults(log: readonly LogEntry[], question: Question): readonly string[] {
  const granted = log.findIndex(
    ({ endpoint, remark }) => endpoint === 'accessToken' && remark === null,
  );
  const { by, host, endpoint } = question;
  const isThere = log.slice(granted + 1).some((entry) => isAnswerTo(entry, question));
  return granted !== -1 && isThere ? [] : [`it never asked well: ${by} ${host} ${endpoint}`];
}

function isAnswerTo(entry: LogEntry, { host, endpoint, by, shows, scheme }: Question): boolean {
  const { authorization } = entry;
  if (authorization === null || !authorization.alive || authorization.scheme !== scheme)
    return false;
  const isGitHubs = ['gho', 'ghu'].includes(authorization.kind);
  const isRight = shows === 'gitHub' ? isGitHubs : authorization.kind === 'copilot';
  const isThere = entry.headers['host'] === host && entry.endpoint === endpoint;
  return isRight && isThere && entry.method === by && entry.status === 200;
}

function refusalFaults(entry: LogEntry): readonly string[] {
  if (entry.status !== null && entry.status < 400) return [];
  if (entry.endpoint === 'other' && LEFT_OUT.some((path) => path.test(entry.path))) return [];
  return [`it was refused: ${lineOf(entry)}`];
}

/** A GitHub token is for GitHub; the Copilot API of such a client gets Copilot tokens. */
function leakFaults(entry: LogEntry): readonly string[] {
  const isCopilotApi = entry.headers['host']?.endsWith('.githubcopilot.com') === true;
  if (!isCopilotApi || entry.githubTokens.length === 0) return [];
  return [`its GitHub token went to the Copilot API: ${lineOf(entry)}`];
}

const isDirect = ({ host, shows }: Question): boolean =>
  host.endsWith('.githubcopilot.com') && shows === 'gitHub';

/** A request and its answer in one line, with no secret in it. */
export function lineOf({ method, headers, path, status, remark }: LogEntry): string {
  const answer = [String(status ?? 'no answer'), remark?.trim() ?? ''].filter(Boolean).join(' ');
  return `${method} ${headers['host'] ?? ''}${path} → ${answer}`;
}
