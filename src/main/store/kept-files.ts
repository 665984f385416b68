import type { Files, KeptFile } from './ports.ts';
import type { Siblings } from './siblings.ts';

type KeptBytes = Pick<KeptFile, 'name' | 'bytes'>;

/** What could not be used and is kept all the same. All of it throws errno errors, but for a copy that cannot be read. */
interface KeptFiles {
  /** Gives the file a name under which it is out of the way. */
  setAside(candidate: string): void;
  /** Keeps these bytes, unless they are kept already. */
  keep(bytes: Uint8Array): void;
  /** Newest first, each looked at by itself. Nothing but files: a folder or a link holds nothing of ours. */
  all(): readonly KeptBytes[];
}

interface KeptFilesPorts {
  readonly file: string;
  readonly maximumBytes: number;
  readonly files: Files;
  readonly siblings: Siblings;
}

/** Enough to find a key again that was lost by mistake; two machines on one folder would otherwise fill it. */
const MAXIMUM_KEPT = 3;

/** A store that another program has doubled or written in wider characters is still looked through; a disk image is not. */
const LONGEST_KEPT = 16;

/** Keeps the newest three. */
export function createKeptFiles(ports: KeptFilesPorts): KeptFiles {
  const { file, maximumBytes, files, siblings } = ports;

  function all(): readonly KeptBytes[] {
    return siblings.kept().flatMap((name): KeptBytes[] => {
      const bytes = bytesIn(name);
      return bytes === null ? [] : [{ name, bytes }];
    });
  }

  function bytesIn(name: string): KeptBytes['bytes'] | null {
    try {
      const content = files.read(name, maximumBytes * LONGEST_KEPT);
      if (content.kind === 'bytes') return content.bytes;
      return content.kind === 'refused' && content.reason !== 'notAFile' ? 'refused' : null;
    } catch {
      return 'failing';
    }
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
      if (all().some((kept) => isSame(kept.bytes, bytes))) return;
      files.writeDurably(siblings.keepName(file), bytes);
      forgetOldest();
    },
  };
}

function isSame(kept: KeptBytes['bytes'], bytes: Uint8Array): boolean {
  return typeof kept !== 'string' && Buffer.from(kept).equals(bytes);
}
