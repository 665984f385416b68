/** The content of a file: a JSON object, whatever is in it. */
export type Document = Readonly<Record<string, unknown>>;

/** One JSON document in one file, with a backup beside it. No method throws; all work is done when it returns. */
export interface DocumentStore {
  /**
   * Reads the file, its backup and what crashed writes left behind.
   *
   * Follows no link, waits for no pipe, reads no more than the size limit; one that fails hides no other. What is no
   * document is set aside: renamed to `NAME.corrupt-TIME`, never deleted.
   */
  load(): LoadedFiles;
  /** Replaces the document and flushes file and folder; `saved` carries what was read back, equal to what was given. */
  save(document: Document): SaveAnswer;
  /** Makes the backup equal to the file. */
  backUp(): StoreAnswer;
  /**
   * Puts the document in the place of what the backup holds, and then of what the file holds, without a new file: for what
   * must go from a disk that has no room or takes no new names. At every instant one of the two is whole; nothing is
   * touched unless both are there.
   */
  overwrite(document: Document): StoreAnswer;
  /** Keeps the document as `NAME.corrupt-TIME`, unless such a copy is there already; the oldest of more than three go. */
  keep(document: Document): StoreAnswer;
  /** What is kept, newest first, also what cannot be read. */
  kept(): readonly KeptFile[];
  /** Deletes what is kept under this name. */
  forget(name: string): StoreAnswer;
  /** Deletes what crashed writes left behind; what cannot be read of it is kept as if it were damaged. */
  sweep(): StoreAnswer;
  /** Deletes the file and its backup. */
  erase(): StoreAnswer;
}

/** A file that was kept because it could not be used. */
export interface KeptFile {
  readonly name: string;
  /** `failing`: it cannot be read for now. `refused`: it is too large to be looked through, or of another user. */
  readonly bytes: Uint8Array | 'failing' | 'refused';
  /** Null when it is no JSON object, and where there are no bytes. */
  readonly document: Document | null;
}

/** What was on the disk, each file judged by itself. */
export interface LoadedFiles {
  readonly file: FoundFile;
  readonly backup: FoundFile;
  readonly leftovers: readonly Document[];
  /** Why some leftover, or the list of them, cannot be read for now, as in errno; null when all could be. */
  readonly leftoverCode: string | null;
}

/** What stands under one name. */
export type FoundFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'setAside' }
  /** Something is there that can be neither read nor moved for now; `code` as in errno. */
  | { readonly kind: 'unreachable'; readonly code: string };

/** Whether the disk took it. */
export type StoreAnswer =
  | { readonly kind: 'done' }
  /** The disk or folder refuses; `code` as in errno, or `TOOLARGE`, or `MISMATCH` when the file holds something else. */
  | { readonly kind: 'failed'; readonly code: string };

/** What was read back, or why nothing was saved. */
export type SaveAnswer =
  | { readonly kind: 'saved'; readonly document: Document }
  | Extract<StoreAnswer, { kind: 'failed' }>;

/** The few file operations a document store needs. Each throws an errno error. */
export interface Files {
  /** Looks before reading: nothing but a regular file of ours within `maximumBytes` is opened. */
  read(path: string, maximumBytes: number): FileContent;
  /** Names of the entries of a folder; none if it does not exist. */
  list(folder: string): readonly string[];
  /** Throws unless files can be created in the folder, which is made when missing. */
  assertWritable(folder: string): void;
  /** Temporary file, fsync, rename, fsync of the folder; leaves no temporary file when it throws. Mode 0600. */
  writeDurably(path: string, bytes: Uint8Array): void;
  /**
   * Replaces the content of a file that is there, in place, and flushes it. Not atomic; needs no room beyond the content's
   * and nothing of the folder.
   */
  overwrite(path: string, bytes: Uint8Array): void;
  /** Flushes a file and the folder entry that names it. */
  flush(path: string): void;
  rename(from: string, to: string): void;
  /** Where the links of this user lead that begin at this path; the path itself when it is none. */
  follow(path: string): string;
  remove(path: string): void;
}

/** What a look at a file tells. */
export type FileContent =
  | { readonly kind: 'absent' }
  /** `wasExposed`: others could read it until now; the mode has been tightened. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly wasExposed: boolean }
  | { readonly kind: 'refused'; readonly reason: 'notAFile' | 'foreign' | 'tooLarge' };

/** A JSON file that is written as a whole; nothing is said of how. Throws an errno error. */
export interface DocumentWriter {
  write(document: Document): void;
}
