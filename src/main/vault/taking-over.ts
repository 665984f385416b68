import { assertNever } from '../../shared/assert-never.ts';
import type { Disk } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Stored, StoredEnvelope } from './reading.ts';
import type { Standing } from './standing.ts';
import { emptyStatus, type Status } from './status.ts';

interface Heir {
  readonly memory: Memory;
  readonly disk: Pick<Disk, 'keep' | 'sweep'>;
  readonly standing: Standing;
  readonly status: Status;
  /** The user consents to a key that is public. */
  readonly isUnprotectedAllowed: boolean;
}

/** Takes over what the disk held, and answers whether the disk may be written from now on. */
export function takeOverStored(stored: Stored, heir: Heir): boolean {
  const { disk, standing } = heir;
  switch (stored.kind) {
    case 'empty':
      disk.sweep();
      heir.status.set(emptyStatus(stored.isGuarded, heir.isUnprotectedAllowed));
      standing.changed();
      return true;
    case 'stored':
      return takeOverRecords(stored, heir);
    case 'unreadable': {
      const isKept = disk.keep(stored.unreadable);
      standing.setMemoryOnly(isKept ? 'unreadable' : 'readOnly');
      return isKept;
    }
    case 'unavailable':
    case 'newer':
    case 'unreachable':
      standing.setMemoryOnly(stored.kind === 'unreachable' ? 'readOnly' : stored.kind);
      return false;
    default:
      return assertNever(stored);
  }
}

function takeOverRecords(stored: StoredEnvelope, { memory, disk, standing }: Heir): boolean {
  if (stored.isPartial) return takeOverPart(stored, { memory, standing });
  // What was signed out in an earlier run is owed now, unless it has come back meanwhile.
  const isHere = new Set(memory.records().map(({ key }) => key));
  for (const key of stored.signedOut) if (!isHere.has(key)) memory.remove(key);
  memory.recall(stored.envelope);
  const isKept = disk.keep(stored.unreadable);
  if (stored.isSaveDue) memory.touch();
  else disk.sweep();
  if (isKept) standing.setStored();
  else standing.setMemoryOnly('readOnly');
  return isKept;
}

/** What there is serves; the disk is left alone until the rest can be read, and read again then. */
function takeOverPart(
  { envelope, keys }: StoredEnvelope,
  { memory, standing }: Pick<Heir, 'memory' | 'standing'>,
): boolean {
  memory.recall(envelope);
  if (memory.signedOut().some((key) => keys.has(key))) standing.setStillOnDisk('readOnly');
  else standing.setMemoryOnly('readOnly');
  return false;
}
