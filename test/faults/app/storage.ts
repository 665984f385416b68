import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

import { memory, storage as words } from '../../../src/shared/messages/en/storage.ts';
import type { MemoryReason } from '../../../src/shared/storage.ts';
import type { View } from '../../../src/shared/view.ts';
import { fault, fullFault } from '../fault.ts';
import { bench } from './app-bench.ts';

const isMemory =
  (reason: MemoryReason) =>
  ({ storage }: View): boolean =>
    storage.kind === 'memory' && storage.reason === reason;
const isProtected = ({ storage }: View): boolean => storage.kind === 'protected';
const isLit = ({ accounts }: View): boolean => accounts[0]?.session.kind === 'lit';

/** Large enough for the app's files, small enough to fill in a moment. */
const SMALL_DISK = 'size=512k';

/** Runs on a disk of its own in `folder`; answers false where mounting is not allowed. */
async function onSmallDisk(folder: string, run: () => Promise<void>): Promise<boolean> {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', SMALL_DISK, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  try {
    await run();
  } finally {
    // The app may still write its last line.
    execFileSync('umount', ['--lazy', folder]);
  }
  return true;
}

function isMountAllowed(): boolean {
  const folder = path.join('/tmp', `pilot-light-mount-${process.pid}`);
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (isMountAllowed()) {
  fullFault(
    2,
    'real',
    'CU',
    'the disk fills up: the token serves, the window says so, and saving is retried',
    async () => {
      const userData = bench.folder();
      await onSmallDisk(userData, async () => {
        const { app, signIn, until, untilShown } = await bench.start({ userData });
        await until(isProtected, 'storage');
        const filler = path.join(userData, 'filler');
        fill(filler);
        await signIn();
        await until((view) => isMemory('readOnly')(view) && isLit(view), 'a token in memory');
        await untilShown(memory.readOnly.title);
        expect(existsSync(path.join(userData, 'vault.json'))).toBe(false);
        expect(readdirSync(userData).filter((name) => name.includes('.tmp-'))).toEqual([]);
        rmSync(filler);
        await until(isProtected, 'the retry');
        expect(existsSync(path.join(userData, 'vault.json'))).toBe(true);
        await app.quit();
      });
    },
  );

  fullFault(
    4,
    'real',
    'GU',
    'the disk becomes read-only: the stored account serves, the window says so',
    async () => {
      const userData = bench.folder();
      await onSmallDisk(userData, async () => {
        const { app, ask, signIn, until, untilShown } = await bench.start({ userData });
        await signIn();
        await until(isProtected, 'storage');
        const before = readFileSync(path.join(userData, 'vault.json'));
        execFileSync('mount', ['-o', 'remount,ro', userData]);
        await ask((bridge) => bridge.changeSettings({ clipboardSeconds: 7 }));
        await until(({ mishap }) => mishap === 'settingsNotSaved', 'a mishap');
        // A second sign-in to the same account brings a new token, which cannot be written.
        await signIn();
        await until((view) => isMemory('readOnly')(view) && isLit(view), 'a token in memory');
        await untilShown(memory.readOnly.title);
        expect(readFileSync(path.join(userData, 'vault.json'))).toEqual(before);
        execFileSync('mount', ['-o', 'remount,rw', userData]);
        await ask((bridge) => bridge.retryStorage());
        await until(isProtected, 'storage again');
        await app.quit();
      });
    },
  );
} else {
  console.info('No disk can be mounted here: full and read-only disks are only modelled.');
}

function fill(name: string): void {
  writeFileSync(name, '');
  try {
    for (;;) writeFileSync(name, Buffer.alloc(1024), { flag: 'a' });
  } catch {
    // Full, as wanted.
  }
}

fullFault(
  5,
  'real',
  'GU',
  'nothing readable is left: signed out, set aside, and said so',
  async () => {
    const userData = bench.folder();
    writeFileSync(path.join(userData, 'vault.json'), '{"version": 1, "curr', { mode: 0o600 });
    writeFileSync(path.join(userData, 'vault.json.bak'), '', { mode: 0o600 });
    const { signIn, until, untilShown } = await bench.start({ userData });
    await until(isMemory('unreadable'), 'what happened to the store');
    await untilShown(memory.unreadable.title);
    const kept = readdirSync(userData).filter((name) => name.includes('.corrupt-'));
    expect(kept).toHaveLength(2);
    await signIn();
    await until(isProtected, 'storage');
  },
);

fullFault(
  13,
  'modelled',
  'U',
  'the keyring never answers: window, tray and sign-in work, a late answer is taken',
  async () => {
    const running = await bench.start({ encryption: { keyring: 'hangs' } });
    const { app, until, untilShown } = running;
    await until(() => true, 'a window');
    expect((await app.tray.menu()).length).toBeGreaterThan(0);
    await until(isMemory('waiting'), 'the deadline');
    await untilShown(memory.waiting.title);
    await running.signIn();
    expect(existsSync(path.join(app.userData, 'vault.json'))).toBe(false);
    await app.setEncryption({ keyring: 'works' });
    await until(isProtected, 'the late answer');
    expect(existsSync(path.join(app.userData, 'vault.json'))).toBe(true);
  },
);

fullFault(
  14,
  'modelled',
  'GU',
  'the keyring fails for one run: store untouched, restart offered, account back',
  async () => {
    const userData = bench.folder();
    const first = await bench.start({ userData });
    await first.signIn();
    await first.app.quit();
    const stored = readFileSync(path.join(userData, 'vault.json'));

    const encryption = { keyring: 'temporarily-unavailable' } as const;
    const failing = await bench.start({ userData, encryption }, first.simulator);
    await failing.until(isMemory('unavailable'), 'what the keyring does');
    const page = await failing.page();
    const button = memory.unavailable.button ?? '';
    await page.getByRole('button', { name: button }).waitFor();
    await failing.app.quit();
    expect(readFileSync(path.join(userData, 'vault.json'))).toEqual(stored);

    const next = await bench.start({ userData }, first.simulator);
    await next.until((view) => isProtected(view) && isLit(view), 'the account');
  },
);

fault(
  18,
  'modelled',
  'SU',
  'the only key is public: nothing on disk before the user has said so',
  async () => {
    const encryption = { tag: 'v10', backend: 'basic_text' } as const;
    const { app, ask, page, signIn, until } = await bench.start({ encryption });
    await until(isMemory('noKeyring'), 'what kind of key there is');
    await signIn();
    expect(existsSync(path.join(app.userData, 'vault.json'))).toBe(false);
    const window = await page();
    await window.getByRole('button', { name: memory.noKeyring.button ?? '' }).click();
    await window.getByText(words.consentSentence).waitFor();
    await window.getByRole('button', { name: words.consentAllow }).click();
    await until(({ storage }) => storage.kind === 'unprotected', 'storage with consent');
    expect(existsSync(path.join(app.userData, 'vault.json'))).toBe(true);
    await ask((bridge) => bridge.allowUnprotectedStorage(false));
    await until(isMemory('noKeyring'), 'no storage');
    expect(existsSync(path.join(app.userData, 'vault.json'))).toBe(false);
  },
);

fullFault(
  20,
  'modelled',
  'GS',
  'no encryption in one run: nothing on disk; the next sign-in is stored',
  async () => {
    const userData = bench.folder();
    const first = await bench.start({ userData, encryption: { available: false } });
    await first.until(isMemory('unavailable'), 'a session in memory');
    await first.signIn();
    const before = (await first.view()).storage;
    expect(before).toEqual({ kind: 'memory', reason: 'unavailable' });
    await first.app.quit();
    expect(filesNamed(userData, 'vault')).toEqual([]);

    const next = await bench.start({ userData }, first.simulator);
    const { accounts } = await next.until(isProtected, 'storage');
    expect(accounts).toEqual([]);
    await next.signIn();
    expect(existsSync(path.join(userData, 'vault.json'))).toBe(true);
  },
);

function filesNamed(folder: string, beginning: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith(beginning));
}
