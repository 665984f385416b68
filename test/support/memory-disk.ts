import path from 'node:path';

import type { Document, DocumentWriter, FileContent, Files } from '../../src/main/store/ports.ts';

/** The steps of a write at which a disk can refuse. */
export type Step =
  | 'open'
  | 'write'
  | 'fsync'
  | 'rename'
  | 'flush'
  | 'read'
  | 'list'
  | 'overwrite'
  | 'remove';

/** A folder that exists only in a test, and the engine that writes to it. It refuses on demand, with a real errno code. */
export class MemoryDisk implements Files {
  readonly entries = new Map<string, Uint8Array>();
  /** Throws this code at these steps while set. */
  refusal: { readonly code: string; readonly at: readonly Step[] } | null = null;
  /** Files that cannot be read, each for a reason of its own; all else can be done with them. */
  readonly unreadable = new Map<string, string>();
  /** A nearly full disk: the engine writes only so many bytes, and reports no error. */
  shortWriteBytes: number | null = null;
  /** Writes come to nothing, and report no error. */
  isForgetful = false;
  writes = 0;
  /** Whoever writes has been killed: what a write leaves behind half-way stays. */
  isCut = false;
  /** Told before each step of a write; what it throws ends the write there. */
  onStep: (step: Step) => void = () => undefined;

  read(file: string, maximumBytes: number): FileContent {
    this.#step('read');
    const code = this.unreadable.get(file);
    const bytes = this.entries.get(file);
    if (bytes === undefined) return { kind: 'absent' };
    if (bytes.length > maximumBytes) return { kind: 'refused', reason: 'tooLarge' };
    if (code !== undefined) throw errnoError(code);
    return { kind: 'bytes', bytes, wasExposed: false };
  }

  list(folder: string): readonly string[] {
    this.#step('list');
    return [...this.entries.keys()]
      .filter((file) => path.dirname(file) === folder)
      .map((file) => path.basename(file));
  }

  assertWritable(): void {
    this.#step('open');
  }

  writeDurably(file: string, bytes: Uint8Array): void {
    const temporary = `${file}.tmp-0123456789abcdef`;
    this.#step('open');
    this.entries.set(temporary, bytes);
    try {
      for (const step of ['write', 'fsync', 'rename'] as const) this.#step(step);
    } catch (error) {
      if (!this.isCut) this.entries.delete(temporary);
      throw error;
    }
    this.rename(temporary, file);
  }

  flush(): void {
    this.#step('flush');
  }

  follow(file: string): string {
    return file;
  }

  rename(from: string, to: string): void {
    this.#step('rename');
    const bytes = this.entries.get(from);
    if (bytes === undefined) throw errnoError('ENOENT');
    this.entries.delete(from);
    this.entries.set(to, bytes);
  }

  overwrite(file: string, bytes: Uint8Array): void {
    this.#step('overwrite');
    if (!this.entries.has(file)) throw errnoError('ENOENT');
    this.entries.set(file, bytes);
    this.#step('fsync');
  }

  remove(file: string): void {
    this.#step('remove');
    this.entries.delete(file);
    this.#step('flush');
  }

  /** As electron-store does it: the whole document, indented by tabs, to the file this engine was made for. */
  engineFor(file: string): DocumentWriter {
    return { write: (document) => this.#writeDocument(file, document) };
  }

  #writeDocument(file: string, document: Document): void {
    this.writes += 1;
    if (this.isForgetful) return;
    const whole = Buffer.from(JSON.stringify(document, null, '\t'));
    this.writeDurably(file, whole.subarray(0, this.shortWriteBytes ?? whole.length));
  }

  #step(step: Step): void {
    this.onStep(step);
    if (this.refusal?.at.includes(step)) throw errnoError(this.refusal.code);
  }
}

export function errnoError(code: string): Error {
  return Object.assign(new Error(`${code}: modelled`), { code });
}
