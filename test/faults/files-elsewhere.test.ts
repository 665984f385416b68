import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished } from 'vitest';

import { ChromiumCipher } from '../support/chromium-cipher.ts';
import { errnoError } from '../support/memory-disk.ts';
import { sized } from '../support/size.ts';
import { tokens } from '../support/vault/bench.ts';
import { makeFolder, openKept, removeFolder, startRealVault } from '../support/vault/real-vault.ts';
import { fault } from './fault.ts';
import { recordOf, searchFolder } from './search/stores.ts';

const TOKEN = 'ghu_elsewhere0123456789';

/** A folder of its own that the search looks through, and that goes with the test. */
function useFolder(): string {
  const folder = makeFolder();
  searchFolder(folder, TOKEN);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** From here to the end of the test this call of `node:fs` is another. */
function replace<Name extends 'fsyncSync' | 'renameSync'>(
  name: Name,
  call: (typeof fs)[Name],
): void {
  const real = fs[name];
  const put = (one: (typeof fs)[Name]): void => {
    fs[name] = one;
    syncBuiltinESMExports();
  };
  put(call);
  onTestFinished(() => put(real));
}

async function storeToken(folder: string): Promise<string> {
  const vault = startRealVault(folder, new ChromiumCipher());
  await vault.open();
  await vault.put(recordOf(TOKEN));
  return vault.status().kind;
}

async function storedTokens(folder: string): Promise<readonly string[]> {
  const vault = startRealVault(folder, new ChromiumCipher());
  await vault.open();
  return tokens(vault);
}

fault(108, 'real', 'GU', 'settings behind links are read and written where they lie', async () => {
  const folder = useFolder();
  let count = 0;
  const links = fc.record({
    chain: fc.integer({ min: 1, max: 3 }),
    isRelative: fc.boolean(),
    isThere: fc.boolean(),
    isFolderLinked: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(links, async ({ chain, isRelative, isThere, isFolderLinked }) => {
      count += 1;
      const place = path.join(folder, String(count));
      const home = path.join(place, 'home');
      mkdirSync(home, { recursive: true });
      const target = path.join(place, 'dotfiles', 'mine.json');
      if (isThere) {
        mkdirSync(path.dirname(target));
        const document = { version: 1, settings: { clipboardSeconds: 41 } };
        writeFileSync(target, JSON.stringify(document), { mode: 0o600 });
      }
      let next = target;
      for (let step = 1; step < chain; step += 1) {
        const link = path.join(place, `link-${step}`);
        symlinkSync(next, link);
        next = link;
      }
      const link = path.join(home, 'settings.json');
      symlinkSync(isRelative ? path.relative(home, next) : next, link);
      const before = readlinkSync(link);
      const userData = isFolderLinked ? path.join(place, 'data') : home;
      if (isFolderLinked) symlinkSync(home, userData);

      const first = await openKept(userData, new ChromiumCipher());
      expect(first.settings.get().clipboardSeconds).toBe(isThere ? 41 : 30);
      first.settings.change({ clipboardSeconds: 42 });
      expect(first.mishaps).toEqual([]);
      expect(readlinkSync(link)).toBe(before);
      expect(lstatSync(target).isFile()).toBe(true);
      const second = await openKept(userData, new ChromiumCipher());
      expect(second.settings.get().clipboardSeconds).toBe(42);
    }),
    { numRuns: sized(8, 60) },
  );
});

fault(108, 'real', 'GU', 'a circle of links is no file, and nothing hangs on it', async () => {
  const folder = useFolder();
  symlinkSync(path.join(folder, 'b'), path.join(folder, 'settings.json'));
  symlinkSync(path.join(folder, 'settings.json'), path.join(folder, 'b'));
  const { settings, mishaps } = await openKept(folder, new ChromiumCipher());
  expect(mishaps).toEqual(['settingsSetAside']);
  settings.change({ clipboardSeconds: 42 });
  expect((await openKept(folder, new ChromiumCipher())).settings.get().clipboardSeconds).toBe(42);
});

const ANSWERS = [
  ...['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF', 'EPERM'].map((code) => [code, true]),
  ...['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'].map((code) => [code, false]),
] as const;

for (const [code, isOffered] of ANSWERS) {
  const what = isOffered ? 'not offered here, and all is well' : 'a refusal';
  fault(108, 'real', 'GU', `a folder whose flush answers ${String(code)}: ${what}`, async () => {
    const folder = useFolder();
    await storeToken(folder);
    const flush = fs.fsyncSync;
    replace('fsyncSync', (descriptor) => {
      if (fs.fstatSync(descriptor).isDirectory()) throw errnoError(String(code));
      flush(descriptor);
    });
    expect(await storeToken(folder)).toBe(isOffered === true ? 'protected' : 'memory');
    if (isOffered === true) expect(await storedTokens(folder)).toEqual([TOKEN]);
  });
}

fault(
  95,
  'real',
  'G',
  'SNAP in the environment: the file is replaced, never written over',
  async () => {
    const folder = useFolder();
    const file = path.join(folder, 'vault.json');
    const before = process.env['SNAP'];
    process.env['SNAP'] = '/snap/terminal/1';
    onTestFinished(() => {
      if (before === undefined) delete process.env['SNAP'];
      else process.env['SNAP'] = before;
    });
    expect(await storeToken(folder)).toBe('protected');
    const { ino } = lstatSync(file);
    const whole = readFileSync(file);
    // A link keeps the old file's bytes: written over, they would change.
    const kept = path.join(folder, 'as-it-was');
    fs.linkSync(file, kept);
    expect(await storeToken(folder)).toBe('protected');
    expect(lstatSync(file).ino).not.toBe(ino);
    expect(readFileSync(kept)).toEqual(whole);
    expect(lstatSync(file).mode & 0o777).toBe(0o600);
  },
);

fault(
  95,
  'real',
  'G',
  'a rename that answers EXDEV: not saved, and the old file is whole',
  async () => {
    const folder = useFolder();
    const file = path.join(folder, 'vault.json');
    await storeToken(folder);
    const whole = readFileSync(file);
    replace('renameSync', () => {
      throw errnoError('EXDEV');
    });
    const vault = startRealVault(folder, new ChromiumCipher());
    await vault.open();
    await vault.put(recordOf('ghu_other0123456789'));
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'readOnly' });
    expect(readFileSync(file)).toEqual(whole);
    expect(fs.readdirSync(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
    expect(existsSync(`${file}.bak`)).toBe(true);
  },
);
