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

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Vault } from '../../../src/main/ports.ts';
import { ChromiumCipher, type Tag } from '../../support/chromium-cipher.ts';
import { buildCrashChild, live, makeFolder, removeFolder } from './crash-harness.ts';
import { tell, tokensAfter, tokensIn } from './crash-story.ts';
import { startRealVault } from './real-vault.ts';

const KEYS: readonly Tag[] = ['v10', 'v11'];
const PROTECTED = { kind: 'protected' };
const READ_ONLY = { kind: 'memory', reason: 'readOnly' };
/** `nobody` on every Linux; any user but root would do. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

let folder = '';
let file = '';
let backup = '';

beforeEach(async () => {
  folder = makeFolder();
  file = path.join(folder, 'vault.json');
  backup = `${file}.bak`;
  const vault = await open();
  await tell(vault, 1);
  expect(vault.status()).toEqual(PROTECTED);
});

afterEach(() => {
  chmodSync(folder, 0o700);
  removeFolder(folder);
});

async function open(where = folder): Promise<Vault> {
  const vault = startRealVault(where, new ChromiumCipher(...KEYS));
  await vault.open();
  return vault;
}

function kept(): readonly string[] {
  return readdirSync(folder).filter((name) => name.includes('.corrupt-'));
}

function modeOf(name: string): number {
  return statSync(name).mode & 0o777;
}

describe('a file in place of the vault', () => {
  it('holds no token in the clear and is for its owner only', () => {
    for (const name of [file, backup]) {
      expect(readFileSync(name, 'latin1')).not.toContain('ghu_');
      expect(modeOf(name)).toBe(0o600);
    }
  });

  it('fault 05: may be cut off anywhere (real)', async () => {
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      const vault = await open();
      expect(tokensIn(vault), `${length} bytes`).toEqual(tokensAfter(1));
      expect(vault.status(), `${length} bytes`).toEqual(PROTECTED);
      for (const name of kept()) rmSync(path.join(folder, name));
    }
  });

  it('fault 06: may have any byte flipped (real)', async () => {
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, flipped);
      const vault = await open();
      expect(tokensIn(vault), `byte ${at}`).toEqual(tokensAfter(1));
      expect(vault.status(), `byte ${at}`).toEqual(PROTECTED);
      for (const name of kept()) rmSync(path.join(folder, name));
    }
  });

  it('fault 09: may have temporary files beside it (real)', async () => {
    copyFileSync(file, `${file}.tmp-1234567890abcdef`);
    writeFileSync(`${file}.tmp-1234567890fedcba`, '{"version": 1, "curr');
    writeFileSync(`${backup}.tmp-0000000000000000`, '');
    const vault = await open();
    expect(tokensIn(vault)).toEqual(tokensAfter(1));
    expect(readdirSync(folder).sort()).toEqual(['vault.json', 'vault.json.bak']);
  });

  it('fault 10: may be open to others, and is closed to them (real)', async () => {
    chmodSync(file, 0o644);
    chmodSync(backup, 0o666);
    expect(tokensIn(await open())).toEqual(tokensAfter(1));
    expect([modeOf(file), modeOf(backup)]).toEqual([0o600, 0o600]);
  });

  it.runIf(isRoot)('fault 10: may belong to another user, and is refused (real)', async () => {
    chownSync(file, NOBODY, NOBODY);
    expect(tokensIn(await open())).toEqual(tokensAfter(1));
    expect(kept()).toHaveLength(1);
    expect(statSync(file).uid).toBe(process.getuid?.());
  });
});

describe('fault 07: something else in place of the vault (real)', () => {
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

  it.each(strangers)('%s is set aside, and the backup serves', async (_name, place) => {
    rmSync(file);
    place();
    const vault = await open();
    expect(tokensIn(vault)).toEqual(tokensAfter(1));
    expect(vault.status()).toEqual(PROTECTED);
    expect(kept()).toHaveLength(1);
    expect(lstatSync(file).isFile()).toBe(true);
  });

  it.each(strangers)(
    '%s that comes while the app runs is not written through',
    async (_name, place) => {
      const elsewhere = path.join(folder, 'elsewhere');
      writeFileSync(elsewhere, 'mine');
      const vault = await open();
      rmSync(file);
      place();
      await tell(vault, 4);
      expect(vault.status()).toEqual(PROTECTED);
      expect(lstatSync(file).isFile()).toBe(true);
      expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
      expect(tokensIn(await open())).toEqual(tokensIn(vault));
    },
  );

  it('in place of the backup changes nothing either', async () => {
    rmSync(backup);
    execFileSync('mkfifo', [backup]);
    const vault = await open();
    expect(tokensIn(vault)).toEqual(tokensAfter(1));
    expect(vault.status()).toEqual(PROTECTED);
    expect(readFileSync(backup)).toEqual(readFileSync(file));
  });
});

describe('fault 04: a folder that refuses (real)', () => {
  let program = '';

  beforeEach(async () => {
    program = await buildCrashChild(folder);
  });

  it('is lived with by a process that is not root', async () => {
    if (isRoot) {
      for (const name of readdirSync(folder)) chownSync(path.join(folder, name), NOBODY, NOBODY);
    }
    chmodSync(folder, 0o555);
    const before = readFileSync(file);
    const { begun, stored, wasKilled } = await live({
      program,
      folder,
      first: 2,
      last: 4,
      killAt: 0,
      killWhenBegun: 0,
      keys: KEYS,
      userId: isRoot ? NOBODY : null,
    });
    expect({ begun, stored, wasKilled }).toEqual({ begun: 4, stored: 1, wasKilled: false });
    expect(readFileSync(file)).toEqual(before);
  });
});

/** Mounting needs root and a kernel that allows it. */
function mountSmallDisk(where: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', where], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('fault 02: a full disk (real)', () => {
  it('keeps the old token on disk and the new one in memory, and saves it when there is room', async (test) => {
    const small = path.join(folder, 'small');
    mkdirSync(small);
    test.skip(!mountSmallDisk(small), 'mounting is not allowed here');
    try {
      const vault = await open(small);
      await tell(vault, 1);
      const filler = path.join(small, 'filler');
      // Whatever is left: a write fails after part of it, or has no room even for an empty file.
      fill(filler);
      await tell(vault, 2);
      expect(vault.status()).toEqual(READ_ONLY);
      expect(tokensIn(vault)).toEqual(tokensAfter(2));
      expect(tokensIn(await open(small))).toEqual(tokensAfter(1));
      rmSync(filler);
      await vault.retry();
      expect(vault.status()).toEqual(PROTECTED);
      expect(tokensIn(await open(small))).toEqual(tokensAfter(2));
      expect(readdirSync(small).sort()).toEqual(['vault.json', 'vault.json.bak']);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

function fill(name: string): void {
  writeFileSync(name, '');
  try {
    for (;;) writeFileSync(name, Buffer.alloc(1024), { flag: 'a' });
  } catch {
    // Full, as wanted.
  }
}
