import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Log } from '../ports.ts';
import type {
  Document,
  DocumentStore,
  Engine,
  Files,
  Found,
  SaveAnswer,
  StoreAnswer,
} from './ports.ts';

export interface DocumentFileOptions {
  /** Absolute, ending in the file's name. */
  readonly file: string;
  readonly maximumBytes: number;
  readonly files: Files;
  /** Opened at the first save: some engines refuse a damaged file already when they are made. */
  readonly openEngine: () => Engine;
  readonly wallMs: () => number;
  readonly log: Log;
}

/** What crashed writes leave behind: `NAME.tmp-` and 16 hexadecimal digits, by the engine and by `Files` alike. */
const LEFTOVER = /\.tmp-[0-9a-f]{16}$/;

/**
 * A {@link DocumentStore} over an engine that writes atomically. What such an engine leaves out is done here: the look
 * before opening, the flush of the folder, and reading back (a nearly full disk can cut a write short without an error).
 */
export function createDocumentFile(options: DocumentFileOptions): DocumentStore {
  const { file, maximumBytes, files, log } = options;
  const folder = path.dirname(file);
  const backup = `${file}.bak`;
  let engine: Engine | null = null;

  function siblings(): readonly string[] {
    const prefix = path.basename(file);
    return files.list(folder).filter((name) => name.startsWith(prefix));
  }

  function leftovers(): readonly string[] {
    return siblings()
      .filter((name) => LEFTOVER.test(name))
      .map((name) => path.join(folder, name));
  }

  function asideName(of: string): string {
    const time = new Date(options.wallMs()).toISOString().replaceAll(/[:.]/g, '-');
    const taken = new Set(siblings());
    let name = `${of}.corrupt-${time}`;
    for (let more = 2; taken.has(path.basename(name)); more += 1) {
      name = `${of}.corrupt-${time}-${more}`;
    }
    return name;
  }

  function find(candidate: string): Found {
    try {
      const content = files.read(candidate, maximumBytes);
      if (content.kind === 'absent') return { kind: 'absent' };
      const document = content.kind === 'text' ? parseDocument(content.text) : null;
      if (content.kind === 'text' && content.wasExposed) {
        log.warn('a file was readable by others; tightened', { file: candidate });
      }
      if (document !== null) return { kind: 'document', document };
      files.rename(candidate, asideName(candidate));
      const reason = content.kind === 'refused' ? content.reason : 'notADocument';
      log.warn('a file was set aside', { file: candidate, reason });
      return { kind: 'setAside' };
    } catch (error) {
      return { kind: 'unreachable', code: codeOf(error) };
    }
  }

  function readLeftover(candidate: string): readonly Document[] {
    try {
      const content = files.read(candidate, maximumBytes);
      const document = content.kind === 'text' ? parseDocument(content.text) : null;
      return document === null ? [] : [document];
    } catch {
      // Only a half-finished write of an earlier run: not worth more than a look.
      return [];
    }
  }

  /** Whether a write may replace what is there. */
  function isFree(candidate: string): boolean {
    const seen = files.read(candidate, maximumBytes);
    if (seen.kind === 'refused') return false;
    // An open engine replaces anything, and what it finds damaged is its own torn write, not worth keeping.
    return seen.kind === 'absent' || engine !== null || parseDocument(seen.text) !== null;
  }

  function readText(candidate: string): string | null {
    const content = files.read(candidate, maximumBytes);
    return content.kind === 'text' ? content.text : null;
  }

  function write(document: Document): SaveAnswer {
    // The engine follows links, waits for pipes and retries a refusing folder for a second: look first.
    files.assertWritable(folder);
    if (!isFree(file)) files.rename(file, asideName(file));
    engine ??= options.openEngine();
    engine.write(document);
    files.flush(file);
    const text = readText(file);
    const found = text === null ? null : parseDocument(text);
    if (found === null || !isDeepStrictEqual(found, document)) return failed('MISMATCH');
    return { kind: 'saved', document: found };
  }

  function keepCopy(of: string): void {
    const text = readText(of);
    if (text === null) return;
    const isKept = siblings()
      .filter((name) => name.includes('.corrupt-'))
      .some((name) => readText(path.join(folder, name)) === text);
    if (!isKept) files.writeDurably(asideName(of), text);
  }

  return {
    load() {
      // Sorted out before the leftovers are read, so that a folder that refuses is noticed once.
      const found = { file: find(file), backup: find(backup) };
      const documents = attempt(() => leftovers().flatMap(readLeftover));
      return { ...found, leftovers: isFailure(documents) ? [] : documents };
    },
    save(document) {
      if (JSON.stringify(document, null, '\t').length > maximumBytes) return failed('TOOLARGE');
      return attempt(() => write(document));
    },
    backUp() {
      return attempt<StoreAnswer>(() => {
        const text = readText(file);
        if (text === null) return failed('MISMATCH');
        if (!isFree(backup)) files.rename(backup, asideName(backup));
        if (readText(backup) !== text) files.writeDurably(backup, text);
        return { kind: 'done' };
      });
    },
    quarantine() {
      return attempt<StoreAnswer>(() => {
        keepCopy(file);
        keepCopy(backup);
        return { kind: 'done' };
      });
    },
    sweep() {
      attempt(() => leftovers().forEach(files.remove));
    },
    erase() {
      return attempt<StoreAnswer>(() => {
        files.remove(file);
        files.remove(backup);
        return { kind: 'done' };
      });
    },
  };

  function attempt<T>(work: () => T): T | Failure {
    try {
      return work();
    } catch (error) {
      const code = codeOf(error);
      log.warn('a file operation failed', { file, code });
      return failed(code);
    }
  }
}

type Failure = Extract<StoreAnswer, { kind: 'failed' }>;

function isFailure(answer: Failure | readonly Document[]): answer is Failure {
  return 'code' in answer;
}

function failed(code: string): Failure {
  return { kind: 'failed', code };
}

function parseDocument(text: string): Document | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isDocument(parsed) ? parsed : null;
  } catch {
    // Not JSON; the caller sets the file aside.
    return null;
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN';
}
