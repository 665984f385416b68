/**
 * A process to be killed: `crash-child FOLDER FIRST LAST KILL_AT KEYS AT_END`.
 *
 * Opens the vault and the settings in FOLDER with the KEYS (such as `v10,v11`) and tells the steps FIRST to LAST of the story, saying
 * `begun N` and `stored N` around each. Dies at disk change number KILL_AT of that; 0 never. At the end it says how many
 * disk changes there were; AT_END `stay` makes it wait for its death then.
 */
import { writeSync } from 'node:fs';

import type { Tag } from '../../support/chromium-cipher.ts';
import { installShim } from './crash-shim.ts';

/** Any timer keeps a process alive. */
const A_WHILE_MS = 1_000;

const say = writeSync;
const [folder = '', first = '1', last = '1', killAt = '0', keys = 'v10,v11', atEnd = 'exit'] =
  process.argv.slice(2);
const shim = installShim(Number(killAt));

// Imported only now, so that nothing holds the real functions of `node:fs`.
const { openKept } = await import('../../support/vault/real-vault.ts');
const { tell } = await import('./crash-story.ts');
const { ChromiumCipher } = await import('../../support/chromium-cipher.ts');

shim.arm();
const kept = await openKept(folder, new ChromiumCipher(...keys.split(',').filter(isTag)));
for (let step = Number(first); step <= Number(last); step += 1) {
  say(1, `begun ${step}\n`);
  await tell(kept, step);
  const isStored = kept.vault.status().kind === 'protected' && kept.mishaps.length === 0;
  if (isStored) say(1, `stored ${step}\n`);
}
say(1, `changes ${shim.count()}\n`);
if (atEnd === 'stay') setInterval(() => undefined, A_WHILE_MS);

function isTag(text: string): text is Tag {
  return text === 'v10' || text === 'v11' || text === 'v12';
}
