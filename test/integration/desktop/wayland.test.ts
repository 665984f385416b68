import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findProgram, programFolders } from '../../../src/main/node/programs.ts';
import { createLend } from '../../../src/main/node/wl-copy.ts';
import type { Clock } from '../../../src/main/ports.ts';
import { createFakeWlCopy } from '../../support/fake-wl-copy.ts';
import { ROOT } from '../../support/root.ts';

const TOKEN = "tid=1;exp=2;sku='x y':";
const PATIENCE = { timeout: 30_000 };
const NEVER: Pick<Clock, 'after'> = { after: () => () => undefined };

/** A real compositor without a screen, and the real `wl-copy` in it: nothing of them is a double. */
interface Session {
  readonly variables: Readonly<Record<string, string>>;
  readonly end: () => void;
}

const find = (name: string) => findProgram(name, programFolders(process.env['PATH']));
const missing = ['sway', 'wl-copy', 'wl-paste'].filter((name) => find(name) === null);
if (missing.length > 0) console.warn(`no Wayland session is tried: ${missing.join(', ')} missing`);

/** sway refuses to be root's: it is nobody's then. */
async function startSession(): Promise<Session> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sway-'));
  const runtime = path.join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const config = path.join(folder, 'config');
  writeFileSync(config, 'xwayland disable\n');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    chmodSync(folder, 0o755);
    chownSync(runtime, NOBODY, NOBODY);
  }
  const sway = spawn('sway', ['-c', config], {
    env: {
      PATH: process.env['PATH'],
      XDG_RUNTIME_DIR: runtime,
      WLR_BACKENDS: 'headless',
      WLR_LIBINPUT_NO_DEVICES: '1',
      WLR_RENDERER: 'pixman',
    },
    stdio: 'ignore',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const display = (): string | undefined =>
    readdirSync(runtime).find((name) => /^wayland-\d+$/.test(name));
  await vi.waitFor(() => expect(display()).toBeDefined(), PATIENCE);
  return {
    variables: {
      PATH: process.env['PATH'] ?? '',
      XDG_RUNTIME_DIR: runtime,
      WAYLAND_DISPLAY: display() ?? '',
    },
    end: () => endSession(sway, folder),
  };
}

const NOBODY = 65_534;

function buffers(): readonly string[] {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith('wl-copy-buffer-'));
  return names.map((name) => path.join(tmpdir(), name));
}

function endSession(sway: ChildProcess, folder: string): void {
  sway.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

describe.skipIf(missing.length > 0)('the clipboard of a Wayland session', () => {
  let session: Session;
  const before = buffers();
  let lends: ReturnType<typeof createLend>;

  beforeAll(async () => {
    session = await startSession();
    lends = createLend({ ...session.variables, PATH: pathWithSecrets() }, NEVER);
  });
  afterAll(() => {
    session.end();
    // An older `wl-copy` that is ended leaves its buffer behind.
    const left = buffers().filter((file) => !before.includes(file));
    for (const file of left) rmSync(file, { recursive: true, force: true });
  });

  /** A `wl-copy` as new as it takes: where the installed one is older, in front of it one that says it knows secrets. */
  function pathWithSecrets(): string {
    const folder = path.join(session.variables['XDG_RUNTIME_DIR'] ?? '', '..', 'bin');
    mkdirSync(folder);
    const file = path.join(folder, 'wl-copy');
    const real = find('wl-copy') ?? '';
    const isNew = execFileSync(real, ['--help'], { encoding: 'utf8' }).includes('--sensitive');
    const own = `[ "$1" = --help ] && exec echo --sensitive\n[ "$3" = --sensitive ] && set -- "$1" "$2"`;
    writeFileSync(file, `#!/bin/sh\n${isNew ? '' : own}\nexec '${real}' "$@"\n`);
    chmodSync(file, 0o755);
    return `${folder}:${session.variables['PATH']}`;
  }

  const paste = (): string =>
    execFileSync('wl-paste', ['--no-newline'], { env: session.variables, encoding: 'utf8' });

  const copyElsewhere = (text: string): void => {
    execFileSync('wl-copy', ['--type', 'text/plain'], {
      env: session.variables,
      input: text,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  };

  it('has what was lent, until that ends', async () => {
    const loan = await lends(TOKEN, true);
    expect(loan?.isHeld()).toBe(true);
    expect(paste()).toBe(TOKEN);
    expect(paste()).toBe(TOKEN);
    loan?.end();
    await expect.poll(() => canPaste(), PATIENCE).toBe(false);
  });

  function canPaste(): boolean {
    try {
      return paste() !== '';
    } catch {
      return false;
    }
  }

  it('takes what somebody else copies, and a loan that ends leaves that alone', async () => {
    const loan = await lends(TOKEN, true);
    copyElsewhere('a shopping list');
    await expect.poll(() => loan?.isHeld(), PATIENCE).toBe(false);
    loan?.end();
    expect(paste()).toBe('a shopping list');
  });

  it('goes from one loan to the next without being empty', async () => {
    const first = await lends(TOKEN, true);
    const second = await lends(`${TOKEN}2`, true);
    await expect.poll(() => first?.isHeld(), PATIENCE).toBe(false);
    first?.end();
    expect(paste()).toBe(`${TOKEN}2`);
    second?.end();
  });

  it('gets nothing from a program that cannot mark a secret', async () => {
    copyElsewhere('a shopping list');
    const real = find('wl-copy') ?? '';
    const help = execFileSync(real, ['--help'], { encoding: 'utf8' });
    const loan = await createLend(session.variables, NEVER)(TOKEN, true);
    expect(loan !== null).toBe(help.includes('--sensitive'));
    expect(paste()).toBe(loan === null ? 'a shopping list' : TOKEN);
    loan?.end();
  });

  it('is none where no compositor answers', async () => {
    const variables = { ...session.variables, WAYLAND_DISPLAY: 'wayland-99' };
    expect(await createLend(variables, NEVER)('https://github.com', false)).toBeNull();
  });
});

describe.skipIf(process.platform !== 'linux')('a text that wl-copy holds', () => {
  it('goes when the app is killed', async () => {
    const program = createFakeWlCopy({ knowsSensitive: true, ends: 'holds' });
    const script = path.join(program.folder, 'app.mts');
    const adapter = path.join(ROOT, 'src/main/node/wl-copy.ts');
    writeFileSync(
      script,
      `import { findProgram, programFolders } from '../../../src/main/node/programs.ts';
import { createLend } from ${JSON.stringify(adapter)};
const loan = await createLend(process.env, { after: () => () => {} })('tid=1', true);
console.log(loan !== null);
setInterval(() => {}, 1_000);`,
    );
    const app = spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: ROOT,
      env: { ...process.env, ...program.variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(String(await once(app.stdout, 'data'))).toBe('true\n');
    expect(program.isRunning()).toBe(true);
    app.kill('SIGKILL');
    await expect.poll(program.isRunning, PATIENCE).toBe(false);
    program.remove();
  });
});
