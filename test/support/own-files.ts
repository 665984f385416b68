import type { OwnFiles } from '../../src/main/ports.ts';
import type { BelongingPlace } from '../../src/shared/removal.ts';

/** Files that only remember what became of them: `stuck` ones cannot be removed. */
export function modelledFiles(stuck: readonly BelongingPlace[] = []) {
  const done: string[] = [];
  let found: readonly BelongingPlace[] = [{ what: 'signIns', place: '/data/vault.json' }];
  let isWanted = false;
  const files: OwnFiles = {
    look: () => found,
    remove() {
      done.push('removed');
      found = stuck;
      return found;
    },
    wantRemovedAtEnd(wanted) {
      isWanted = wanted;
    },
    isRemovalWanted: () => isWanted,
    removeAtEnd() {
      if (isWanted) done.push('removed at the end');
    },
  };
  return { files, done };
}
