import { createGitHub, type GitHubPorts } from '../../src/main/github/github.ts';
import type { ActivityEntry, GitHub, LogFact } from '../../src/main/ports.ts';
import { createRedactor, type Redactor } from '../../src/main/secrets/redactor.ts';
import type { Secret } from '../../src/main/secrets/secret.ts';
import { nodeHttp } from './node-http.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface LogLine {
  readonly message: string;
  readonly facts: Readonly<Record<string, LogFact>>;
}

/** The wire as the app builds it, over Node's `fetch`, with a clock in hand and everything it tells written down. */
export interface WireBench {
  readonly github: GitHub;
  readonly clock: VirtualClock;
  readonly entries: readonly ActivityEntry[];
  readonly lines: readonly LogLine[];
  readonly secrets: readonly Secret[];
  /** Knows what the wire has found in answers. */
  readonly redactor: Redactor;
}

export function createWireBench(change: Partial<GitHubPorts> = {}): WireBench {
  const clock = new VirtualClock();
  const entries: ActivityEntry[] = [];
  const lines: LogLine[] = [];
  const secrets: Secret[] = [];
  const redactor = createRedactor();
  const write = (message: string, facts: LogLine['facts'] = {}): void => {
    lines.push({ message, facts });
  };
  const github = createGitHub({
    http: nodeHttp,
    clock,
    log: { info: write, warn: write },
    activity: { add: (entry) => entries.push(entry) },
    allowLoopback: true,
    version: '1.2.3',
    onSecret(secret) {
      secrets.push(secret);
      redactor.remember(secret);
    },
    redact: redactor.redactValue,
    ...change,
  });
  return { github, clock, entries, lines, secrets, redactor };
}

/** A signal that nobody aborts. */
export const steady = new AbortController().signal;
