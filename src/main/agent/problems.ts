import type { AgentMisuse, AgentReply } from '../ports.ts';

/**
 * Why a program gets no answer to what it asked. Each kind has its HTTP status, and in the command its exit code
 * (`docs/agent.md`): programs hide what we say on standard error, and show the code.
 */
export const PROBLEM_STATUS = {
  badRequest: 400,
  missingHeader: 400,
  signedOut: 401,
  refused: 403,
  unknownPath: 404,
  unknownAccount: 404,
  wrongMethod: 405,
  closed: 410,
  tooLarge: 413,
  locked: 423,
  tooMany: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** One of {@link PROBLEM_STATUS}. */
export type ProblemKind = keyof typeof PROBLEM_STATUS;

/** What went wrong, in a sentence for whoever reads the program's output: the account, and what to do next. */
export interface CallerProblem {
  readonly kind: ProblemKind;
  /** One line of English, which is what programs and their logs speak. Never a secret, and nothing that a caller sent. */
  readonly detail: string;
  /** Another status than the kind's own, where HTTP has one. */
  readonly status?: number;
  /** When to ask again; null where asking again changes nothing. */
  readonly retryAfterMs?: number;
}

/** A good answer. */
export function replyWith(body: string, contentType: string): AgentReply {
  return { status: 200, headers: { ...COMMON, 'Content-Type': contentType }, body };
}

/** The answer that tells of a problem, as JSON or as its sentence alone. */
export function problemReply(problem: CallerProblem, isJson: boolean): AgentReply {
  const { kind, detail, retryAfterMs } = problem;
  const status = problem.status ?? PROBLEM_STATUS[kind];
  const body = isJson ? `${JSON.stringify({ kind, detail, status })}\n` : `${detail}\n`;
  return {
    status,
    headers: {
      ...COMMON,
      'Content-Type': isJson ? 'application/problem+json' : TEXT,
      'Pilot-Light-Problem': kind,
      ...(status === 405 ? { Allow: 'GET, POST' } : {}),
      ...(retryAfterMs === undefined ? {} : { 'Retry-After': secondsOf(retryAfterMs) }),
    },
    body,
  };
}

/** What is answered in plain text. */
export const TEXT = 'text/plain; charset=utf-8';

/** One request a connection: what comes after it is not read, and nobody can hold a connection open by asking on. */
const COMMON = { 'Cache-Control': 'no-store', Connection: 'close' } as const;

/** Whole seconds, and never none: a program would ask again at once. */
function secondsOf(spanMs: number): string {
  return String(Math.max(Math.ceil(spanMs / 1000), 1));
}

/** What is said to whoever sends no request that can be read. */
export function misuseProblem(misuse: AgentMisuse): CallerProblem {
  return MISUSES[misuse];
}

const MISUSES: Readonly<Record<AgentMisuse, CallerProblem>> = {
  notHttp: {
    kind: 'badRequest',
    detail: 'That is no HTTP/1.1 request: ask with GET and the header "Pilot-Light: 1".',
  },
  headTooLarge: {
    kind: 'tooLarge',
    detail: 'The request is too large: its line and headers may have 16 KiB.',
    status: 431,
  },
  bodyTooLarge: { kind: 'tooLarge', detail: 'The request is too large: it may have 16 KiB.' },
  hasBody: { kind: 'badRequest', detail: 'The request has a body: ask with GET and none.' },
  textTooLarge: { kind: 'tooLarge', detail: 'The text is too large: it may have 16 MiB.' },
  withoutLength: {
    kind: 'badRequest',
    detail: 'The text comes without its length: send it whole, with Content-Length.',
    status: 411,
  },
  tooSlow: {
    kind: 'badRequest',
    detail: 'The request did not come whole within two seconds: send it in one piece.',
    status: 408,
  },
  tooManyOpen: {
    kind: 'tooMany',
    detail: 'Too many programs wait for Pilot Light at once: ask again in a second.',
    retryAfterMs: 1000,
  },
};

/** Asked more often than any honest program. */
export const TOO_MANY: CallerProblem = {
  kind: 'tooMany',
  detail: 'Pilot Light is asked too often: keep the token for a minute, or ask again in a second.',
  retryAfterMs: 1000,
};
