import path from 'node:path';

import type { Log, LogFact } from '../ports.ts';
import { openLineFile } from './line-file.ts';

/** Some weeks of an ordinary day; with the file before it, twice that is the most the log ever takes. */
const MAXIMUM_FILE_BYTES = 512 * 1024;

interface LogPorts {
  /** Everything passes through here last, whatever the caller thought of it. */
  readonly redact: (text: string) => string;
  readonly directory: string;
  readonly nowMs: () => number;
  /** Where a developer watches; nowhere in a shipped app. */
  readonly echo: (line: string) => void;
}

/**
 * One line per entry in `pilot-light.log`, and the file before it in `pilot-light.1.log`. Never throws.
 *
 * Written at once, so that the line before a crash is there; a quiet app writes a few lines an hour.
 */
export function createLog(ports: LogPorts): Log {
  const file = openLineFile(path.join(ports.directory, 'pilot-light.log'), MAXIMUM_FILE_BYTES);
  const write = (level: 'info' | 'warn', message: string, facts: Facts = {}) => {
    const line = ports.redact(lineOf(ports.nowMs(), level, message, facts));
    ports.echo(line);
    if (!file.append(line)) ports.echo('the log could not be written');
  };
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
  };
}

type Facts = Readonly<Record<string, LogFact>>;

/** `2026-11-22T09:30:00.000Z warn message key="value"`: always one line, whatever a value contains. */
export function lineOf(atMs: number, level: string, message: string, facts: Facts): string {
  const pairs = Object.entries(facts).map(([key, fact]) => `${key}=${JSON.stringify(fact)}`);
  const text = [message, ...pairs].join(' ').replace(/[\r\n\u2028\u2029]+/g, ' ');
  return `${new Date(atMs).toISOString()} ${level} ${text}`;
}
