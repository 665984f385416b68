import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { codeOf } from '../error-code.ts';
import type { Log } from '../ports.ts';
import { createKeptFiles } from './kept-files.ts';
import type {
  Document,
  DocumentStore,
  DocumentWriter,
  FileContent,
  Files,
  FoundFile,
  KeptFile,
  LoadedFiles,
  SaveAnswer,
  StoreAnswer,
} from './ports.ts';
import { createSiblings, type Siblings } from './siblings.ts';
import { textOf } from './text-of.ts';

interface DocumentFilePorts {
  /** Absolute, ending in the file's name. */
  readonly file: string;
  readonly maximumBytes: number;
  readonly files: Files;
  /**
   * Opens the engine on the file that it shall write. At the first save: electron-store refuses a damaged file already
   * when it is made.
   */
  readonly openWriter: (file: string) => DocumentWriter;
  /** A link of ours is read and written through, and stays one. Otherwise a link is no file. */
  readonly followsLinks?: boolean;
  readonly wallMs: () => number;
  readonly log: Log;
}

/** Where the engine writes: by this name a crash leaves a leftover like any other. */
const STAGED = '.tmp-0000000000000000';

/**
 * A {@link DocumentStore} over an engine that writes a file as a whole, but not always atomically: electron-store writes in
 * place where `SNAP` is in the environment, which a terminal passes on, or where a rename fails. So it writes to a file of
 * its own, and what makes that safe is done here: the look before, the flush, reading back (a nearly full disk can cut a
 * write short without an error), and the rename.
 */
export function createDocumentFile(ports: DocumentFilePorts): DocumentStore {
  const { maximumBytes, files, log } = ports;
  const file = ports.followsLinks === true ? files.follow(ports.file) : ports.file;
  const backup = `${file}.bak`;
  const staged = `${file}${STAGED}`;
  const siblings = createSiblings(file, files, ports.wallMs);
  const kept = createKeptFiles({ file, maximumBytes, files, siblings });
  const { attempt, attemptAll } = attempting(log, file);
  let writer: DocumentWriter | null = null;

  function look(candidate: string): FileContent {
    return files.read(candidate, maximumBytes);
  }

  function setAside(candidate: string): void {
    kept.setAside(candidate);
    log.warn('a file was set aside', { file: candidate });
  }

  function find(candidate: string): FoundFile {
    try {
      const content = look(candidate);
      if (content.kind === 'absent') return content;
      if (content.kind === 'bytes' && content.wasExposed) {
        log.warn('a file was open to others; tightened', { file: candidate });
      }
      const document = documentOf(content);
      if (document !== null) return { kind: 'document', document };
      setAside(candidate);
      return { kind: 'setAside' };
    } catch (error) {
      return { kind: 'unreachable', code: codeOf(error) ?? 'UNKNOWN' };
    }
  }

  /** Makes the name free for a write. An open writer replaces any file, and a damaged one is then its own torn write. */
  function clear(candidate: string): void {
    const content = look(candidate);
    const isReplaceable =
      content.kind === 'absent' ||
      documentOf(content) !== null ||
      (content.kind === 'bytes' && writer !== null);
    if (!isReplaceable) setAside(candidate);
  }

  /** What cannot be read may be all that is left of a token: it is kept. */
  function clearLeftover(leftover: string): void {
    const seen = attempt(() => look(leftover));
    if (seen.kind === 'failed') setAside(leftover);
    else if (seen.kind !== 'absent') files.remove(leftover);
  }

  /** The engine writes beside the file, however it writes; only what is whole and flushed takes the file's place. */
  function write(document: Document): SaveAnswer {
    // The engine retries a refusing folder for a whole second, follows links and waits for pipes: look first.
    files.assertWritable(path.dirname(file));
    clear(file);
    clearLeftover(staged);
    writer ??= ports.openWriter(staged);
    try {
      writer.write(document);
      files.flush(staged);
      const found = documentOf(look(staged));
      if (found === null || !isDeepStrictEqual(found, document)) throw new DocumentMismatchError();
      files.rename(staged, file);
      return { kind: 'saved', document: found };
    } catch (error) {
      if (look(staged).kind === 'bytes') files.remove(staged);
      throw error;
    }
  }

  function writeBackup(): StoreAnswer {
    const content = look(file);
    if (content.kind !== 'bytes') return failed('MISMATCH');
    clear(backup);
    if (!isSameContent(look(backup), content)) files.writeDurably(backup, content.bytes);
    return { kind: 'done' };
  }

  /** All of it is tried, whatever fails first: half of a deletion is none. */
  function clearAll(names: readonly string[], clearOne: (name: string) => void): StoreAnswer {
    const answers = names.map((name) => attemptAll(() => clearOne(name)));
    return answers.find(({ kind }) => kind === 'failed') ?? { kind: 'done' };
  }

  return {
    load() {
      return { file: find(file), backup: find(backup), ...leftoversOf(siblings, look, attemptAll) };
    },
    save(document) {
      const length = Buffer.byteLength(JSON.stringify(document, null, '\t'));
      return length > maximumBytes ? failed('TOOLARGE') : attempt(() => write(document));
    },
    backUp: () => attempt(writeBackup),
    overwrite: (document) =>
      attempt(() =>
        overwriteAll([backup, file], document, {
          look,
          overwrite: (name, bytes) => files.overwrite(name, bytes),
        }),
      ),
    keep: (document) => attemptAll(() => kept.keep(bytesOf(document))),
    kept() {
      const found: KeptFile[] = [];
      attemptAll(() => {
        for (const one of kept.all()) found.push({ ...one, document: documentIn(one.bytes) });
      });
      return found;
    },
    forget: (name) => attemptAll(() => files.remove(name)),
    sweep() {
      const leftovers = attempt(() => siblings.leftovers());
      return 'kind' in leftovers ? leftovers : clearAll(leftovers, clearLeftover);
    },
    erase: () => clearAll([file, backup], (name) => files.remove(name)),
  };
}

/** Runs work on the disk; what it throws is logged, and answered by its code. */
function attempting(log: Log, file: string) {
  function attempt<T>(work: () => T): T | Failure {
    try {
      return work();
    } catch (error) {
      const code = codeOf(error) ?? 'UNKNOWN';
      log.warn('a file operation failed', { file, code });
      return failed(code);
    }
  }

  function attemptAll(work: () => void): StoreAnswer {
    return attempt(() => {
      work();
      return { kind: 'done' } as const;
    });
  }

  return { attempt, attemptAll };
}

/** In place, one after the other, the next only when the last is whole again; and only where all are whole now. */
function overwriteAll(
  names: readonly string[],
  document: Document,
  { look, overwrite }: Pick<Files, 'overwrite'> & { readonly look: (name: string) => FileContent },
): StoreAnswer {
  const bytes = bytesOf(document);
  if (names.some((name) => documentOf(look(name)) === null)) return failed('MISMATCH');
  for (const name of names) {
    overwrite(name, bytes);
    const found = documentOf(look(name));
    if (found === null || !isDeepStrictEqual(found, document)) return failed('MISMATCH');
  }
  return { kind: 'done' };
}

/** Each looked at by itself: one that cannot be read hides no other. */
function leftoversOf(
  siblings: Pick<Siblings, 'leftovers'>,
  look: (name: string) => FileContent,
  attemptAll: (work: () => void) => StoreAnswer,
): Pick<LoadedFiles, 'leftovers' | 'leftoverCode'> {
  const leftovers: Document[] = [];
  const answers: StoreAnswer[] = [];
  const listed = attemptAll(() => {
    for (const name of siblings.leftovers()) {
      const take = (): void => {
        const document = documentOf(look(name));
        if (document !== null) leftovers.push(document);
      };
      answers.push(attemptAll(take));
    }
  });
  const failure = [listed, ...answers].find(({ kind }) => kind === 'failed');
  return { leftovers, leftoverCode: failure?.kind === 'failed' ? failure.code : null };
}

type Failure = Extract<StoreAnswer, { kind: 'failed' }>;

function failed(code: string): Failure {
  return { kind: 'failed', code };
}

/** What was written is not what is there. */
class DocumentMismatchError extends Error {
  readonly code = 'MISMATCH';
}

/** Null for everything but a whole JSON object. */
function documentOf(content: FileContent): Document | null {
  return content.kind === 'bytes' ? documentIn(content.bytes) : null;
}

function documentIn(bytes: KeptFile['bytes']): Document | null {
  if (typeof bytes === 'string') return null;
  try {
    const parsed: unknown = JSON.parse(textOf(bytes));
    return isDocument(parsed) ? parsed : null;
  } catch {
    // Not JSON: a truncated or foreign file.
    return null;
  }
}

/** As the engine writes it. */
function bytesOf(document: Document): Uint8Array {
  return Buffer.from(JSON.stringify(document, null, '\t'));
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSameContent(a: FileContent, b: FileContent): boolean {
  return a.kind === 'bytes' && b.kind === 'bytes' && Buffer.from(a.bytes).equals(b.bytes);
}
