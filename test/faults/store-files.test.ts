import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { afterEach, beforeEach, expect } from 'vitest';

import { ChromiumCipher, type Tag } from '../support/chromium-cipher.ts';
import { sized } from '../support/size.ts';
import { DAY_MS } from '../support/time-units.ts';
import { type Kept, makeFolder, openKept, removeFolder } from '../support/vault/real-vault.ts';
import { buildCrashChild, live } from './crash/crash-harness.ts';
import { STORY_SECRET, tell, tokensAfter, tokensIn } from './crash/crash-story.ts';
import { fault } from './fault.ts';
import { searchFolder } from './search/stores.ts';

const KEYS: readonly Tag[] = ['v10', 'v11'];
const PROTECTED = { kind: 'protected' };
const READ_ONLY = { kind: 'memory', reason: 'readOnly' };
/** `nobody` on every Linux; any user but root would do. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
/** Every position in the full size; in the reduced one every so many, beginning at another one each day. */
const stride = sized(11, 1);
const firstAt = Math.floor(Date.now() / DAY_MS) % stride;

let folder = '';
let file = '';
let backup = '';

beforeEach(async () => {
  folder = makeFolder();
  file = path.join(folder, 'vault.json');
  backup = `${file}.bak`;
  const kept = await open();
  await tell(kept, 1);
  expect(kept.vault.status()).toEqual(PROTECTED);
});

afterEach(() => {
  chmodSync(folder, 0o700);
  removeFolder(folder);
});

async function open(where = folder): Promise<Kept> {
  searchFolder(where, STORY_SECRET);
  return openKept(where, new ChromiumCipher(...KEYS));
}

function setAside(): readonly string[] {
  return readdirSync(folder).filter((name) => name.includes('.corrupt-'));
}

function modeOf(name: string): number {
  return statSync(name).mode & 0o777;
}

async function expectFirstToken(about: string): Promise<void> {
  const { vault } = await open();
  expect(tokensIn(vault), about).toEqual(tokensAfter(1));
  expect(vault.status(), about).toEqual(PROTECTED);
}

fault(5, 'real', 'G', 'the file is cut off anywhere, and the backup serves', async () => {
  const whole = readFileSync(file);
  for (let length = firstAt; length < whole.length; length += stride) {
    writeFileSync(file, whole.subarray(0, length));
    await expectFirstToken(`${length} bytes`);
    for (const name of setAside()) rmSync(path.join(folder, name));
  }
});

fault(5, 'real', 'G', 'file and backup are cut off, and both are kept', async () => {
  const whole = readFileSync(file);
  truncateSync(file, 50);
  truncateSync(backup, 60);
  const { vault } = await open();
  expect(vault.status()).toEqual({ kind: 'memory', reason: 'unreadable' });
  expect(tokensIn(vault)).toEqual([]);
  const kept = setAside().map((name) => readFileSync(path.join(folder, name)));
  expect(kept.map(({ length }) => length).sort((a, b) => a - b)).toEqual([50, 60]);
  for (const bytes of kept) expect(whole.subarray(0, bytes.length)).toEqual(bytes);
});

fault(6, 'real', 'G', 'any byte of the file is flipped', async () => {
  const whole = readFileSync(file);
  for (let at = firstAt; at < whole.length; at += stride) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    writeFileSync(file, flipped);
    await expectFirstToken(`byte ${at}`);
    for (const name of setAside()) rmSync(path.join(folder, name));
  }
});

const strangers: readonly (readonly [string, () => void])[] = [
  ['a folder', () => mkdirSync(file)],
  ['a symbolic link', () => symlinkSync(path.join(folder, 'elsewhere'), file)],
  ['a link that leads to itself', () => symlinkSync(file, file)],
  ['a pipe that nobody writes to', () => execFileSync('mkfifo', [file])],
  ['a file of 1 GiB', () => makeHuge(file)],
];

function makeHuge(name: string): void {
  writeFileSync(name, '');
  truncateSync(name, 2 ** 30);
}

for (const [name, place] of strangers) {
  fault(7, 'real', 'B', `the store is ${name}: set aside, and the backup serves`, async () => {
    rmSync(file);
    place();
    const before = process.memoryUsage().rss;
    await expectFirstToken(name);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 2 ** 20);
    expect(setAside()).toHaveLength(1);
    expect(lstatSync(file).isFile()).toBe(true);
  });

  fault(7, 'real', 'B', `${name} comes while the app runs: not written through`, async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    const kept = await open();
    rmSync(file);
    place();
    await tell(kept, 7);
    expect(kept.vault.status()).toEqual(PROTECTED);
    expect(lstatSync(file).isFile()).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(tokensIn((await open()).vault)).toEqual(tokensIn(kept.vault));
  });
}

fault(7, 'real', 'B', 'the backup is a pipe: replaced', async () => {
  rmSync(backup);
  execFileSync('mkfifo', [backup]);
  await expectFirstToken('backup');
  expect(readFileSync(backup)).toEqual(readFileSync(file));
});

fault(7, 'real', 'B', 'the settings are a pipe: set aside, and defaults serve', async () => {
  const settings = path.join(folder, 'settings.json');
  rmSync(settings, { force: true });
  execFileSync('mkfifo', [settings]);
  const kept = await open();
  expect(kept.mishaps).toEqual(['settingsSetAside']);
  kept.settings.change({ clipboardSeconds: 7 });
  expect((await open()).settings.get().clipboardSeconds).toBe(7);
});

fault(
  8,
  'real',
  'G',
  'the store is from a newer version: read-only, and not a byte changes',
  async () => {
    const document = JSON.stringify({ version: 2, vaults: [] });
    writeFileSync(file, document);
    const before = readFileSync(backup);
    const kept = await open();
    expect(kept.vault.status()).toEqual({ kind: 'memory', reason: 'newer' });
    await tell(kept, 7);
    await kept.vault.retry();
    expect(kept.vault.status()).toEqual({ kind: 'memory', reason: 'newer' });
    expect(tokensIn(kept.vault)).toEqual(['github.com/1=ghu_00000007']);
    expect(readFileSync(file, 'utf8')).toBe(document);
    expect(readFileSync(backup)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['vault.json', 'vault.json.bak']);
  },
);

fault(
  9,
  'real',
  'G',
  'temporary files of an old crash are read if they can be, then removed',
  async () => {
    copyFileSync(file, `${file}.tmp-1234567890abcdef`);
    writeFileSync(`${file}.tmp-1234567890fedcba`, '{"version": 1, "curr');
    writeFileSync(`${backup}.tmp-0000000000000000`, '');
    await expectFirstToken('leftovers');
    expect(readdirSync(folder).sort()).toEqual(['vault.json', 'vault.json.bak']);
  },
);

fault(9, 'real', 'G', 'a temporary file that alone is whole gives its token back', async () => {
  copyFileSync(file, `${file}.tmp-1234567890abcdef`);
  rmSync(file);
  rmSync(backup);
  await expectFirstToken('leftover');
  expect(readdirSync(folder).sort()).toEqual(['vault.json', 'vault.json.bak']);
});

fault(10, 'real', 'S', 'a store that others can read is closed to them', async () => {
  for (const name of [file, backup]) {
    expect(readFileSync(name, 'latin1')).not.toContain('ghu_');
    expect(modeOf(name)).toBe(0o600);
  }
  chmodSync(file, 0o644);
  chmodSync(backup, 0o666);
  await expectFirstToken('mode');
  expect([modeOf(file), modeOf(backup)]).toEqual([0o600, 0o600]);
});

if (isRoot) {
  fault(10, 'real', 'S', 'a store that belongs to another user is refused', async () => {
    chownSync(file, NOBODY, NOBODY);
    await expectFirstToken('owner');
    expect(setAside()).toHaveLength(1);
    expect(statSync(file).uid).toBe(process.getuid?.());
  });
}

fault(4, 'real', 'G', 'the folder refuses a process that is not root', async () => {
  const programs = makeFolder();
  const program = await buildCrashChild(programs);
  chmodSync(programs, 0o755);
  if (isRoot) {
    for (const name of readdirSync(folder)) chownSync(path.join(folder, name), NOBODY, NOBODY);
  }
  chmodSync(folder, 0o555);
  searchFolder(folder, STORY_SECRET);
  const before = readFileSync(file);
  const { begun, stored, wasKilled } = await live({
    program,
    folder,
    first: 2,
    last: 6,
    killAt: 0,
    killWhenBegun: 0,
    keys: KEYS,
    userId: isRoot ? NOBODY : null,
  });
  removeFolder(programs);
  expect({ begun, stored, wasKilled }).toEqual({ begun: 6, stored: 1, wasKilled: false });
  expect(readFileSync(file)).toEqual(before);
});

const canMount = mountSmallDisk();

/** Mounting needs root and a kernel that allows it. */
function mountSmallDisk(): boolean {
  const where = makeFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', where], { stdio: 'ignore' });
    execFileSync('umount', [where]);
    return true;
  } catch {
    return false;
  } finally {
    removeFolder(where);
  }
}

if (canMount) {
  fault(2, 'real', 'GC', 'the disk is full: old token on disk, new one in memory', async () => {
    const small = path.join(folder, 'small');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', small]);
    try {
      const kept = await open(small);
      await tell(kept, 1);
      const filler = path.join(small, 'filler');
      fill(filler);
      await tell(kept, 2);
      expect(kept.vault.status()).toEqual(READ_ONLY);
      expect(tokensIn(kept.vault)).toEqual(tokensAfter(2));
      expect(tokensIn((await open(small)).vault)).toEqual(tokensAfter(1));
      rmSync(filler);
      await kept.vault.retry();
      expect(kept.vault.status()).toEqual(PROTECTED);
      expect(tokensIn((await open(small)).vault)).toEqual(tokensAfter(2));
      expect(readdirSync(small).sort()).toEqual(['vault.json', 'vault.json.bak']);
    } finally {
      execFileSync('umount', [small]);
    }
  });
} else {
  console.info('No small disk can be mounted here: a full disk is only modelled.');
}

/** Down to the last byte: a write then fails after part of it, or has no room even for an empty file. */
function fill(name: string): void {
  writeFileSync(name, '');
  try {
    for (;;) writeFileSync(name, Buffer.alloc(1024), { flag: 'a' });
  } catch {
    // Full, as wanted.
  }
}
