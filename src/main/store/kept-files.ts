import type { Files } from './ports.ts';
import type { Siblings } from './siblings.ts';

/** What could not be used and is kept all the same. All of it throws errno errors. */
interface KeptFiles {
  /** Gives the file a name under which it is out of the way. */
  setAside(candidate: string): void;
  /** Keeps these bytes, unless they are kept already. */
  keep(bytes: Uint8Array): void;
  /** Newest first. */
  all(): readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

interface KeptFilesPorts {
  readonly file: string;
  readonly maximumBytes: number;
  readonly files: Files;
  readonly siblings: Siblings;
}

/** Enough to find a key again that was lost by mistake; two machines on one folder would otherwise fill it. */
const MAXIMUM_KEPT = 3;

/** Keeps the newest three. */
export function createKeptFiles(ports: KeptFilesPorts): KeptFiles {
  const { file, maximumBytes, files, siblings } = ports;

  function all(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
    return siblings.kept().flatMap((name) => {
      const content = files.read(name, maximumBytes);
      return content.kind === 'bytes' ? [{ name, bytes: content.bytes }] : [];
    });
  }

  function forgetOldest(): void {
    for (const name of siblings.kept().slice(MAXIMUM_KEPT)) files.remove(name);
  }

  return {
    all,
    setAside(candidate) {
      files.rename(candidate, siblings.keepName(candidate));
      forgetOldest();
    },
    keep(bytes) {
      if (all().some((kept) => Buffer.from(kept.bytes).equals(bytes))) return;
      files.writeDurably(siblings.keepName(file), bytes);
      forgetOldest();
    },
  };
}
