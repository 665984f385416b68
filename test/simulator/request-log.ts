import { fingerprint } from './fingerprint.ts';
import type { LogEntry } from './reports.ts';
import type { Endpoint } from './scripted-answer.ts';
import type { SimulatedRequest } from './wire.ts';

export interface LogQuery {
  readonly endpoint: Endpoint | null;
  readonly status: number | null;
  readonly afterNumber: number;
}

/** What was asked and how it was answered, with no secret in it. */
export interface RequestLog {
  add(entry: Omit<LogEntry, 'number'>): void;
  read(query: LogQuery): readonly LogEntry[];
  /** Resolves when `count` entries match. Rejects after `timeoutMs` of real time, saying what there was. */
  waitFor(query: LogQuery, count: number, timeoutMs: number): Promise<readonly LogEntry[]>;
}

export function createRequestLog(): RequestLog {
  const entries: LogEntry[] = [];
  const listeners = new Set<() => void>();

  const read = ({ endpoint, status, afterNumber }: LogQuery) =>
    entries.filter(
      (entry) =>
        entry.number > afterNumber &&
        (endpoint === null || entry.endpoint === endpoint) &&
        (status === null || entry.status === status),
    );

  return {
    read,
    add(entry) {
      entries.push({ number: entries.length + 1, ...entry });
      for (const listener of listeners) listener();
    },
    waitFor(query, count, timeoutMs) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          const seen = read(query).length;
          reject(new Error(`${seen} of ${count} requests seen in ${timeoutMs} ms`));
        }, timeoutMs);
        timer.unref();
        const look = () => {
          const found = read(query);
          if (found.length < count) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      });
    },
  };
}

/** The part of an entry that is known before the answer. `isGood` tells a token of ours that lives. */
export function describeRequest(
  request: SimulatedRequest,
  atMs: number,
  endpoint: Endpoint,
  isGood: (token: string) => boolean,
): Omit<LogEntry, 'number' | 'status' | 'remark'> {
  const { authorization } = request;
  return {
    atMs,
    method: request.method,
    path: request.rawPath,
    endpoint,
    headers: safeHeaders(request.headers),
    authorization:
      authorization === null
        ? null
        : {
            scheme: authorization.scheme,
            kind: authorization.kind,
            fingerprint: fingerprint(authorization.value),
            alive: isGood(authorization.value),
          },
    githubTokens: githubTokensIn(request),
    fields: [...request.fields.keys()],
  };
}

/** GitHub's prefixes, followed by more than a word that somebody may have made up. */
const GITHUB_TOKEN = /\b(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/g;

function githubTokensIn({ authorization, headers, rawPath, query, body }: SimulatedRequest) {
  const places = [
    authorization?.value ?? '',
    ...Object.values(headers).flat(),
    rawPath,
    ...query.values(),
    body,
  ];
  const found = places.flatMap((place) => place?.match(GITHUB_TOKEN) ?? []);
  return [...new Set(found)].map(fingerprint);
}

const SECRET_HEADERS = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'x-api-key',
  'api-key',
]);

function safeHeaders(headers: SimulatedRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !SECRET_HEADERS.has(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
