import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildDeb } from '../packaging/deb/build-deb.ts';
import { pack } from '../test/integration/packaging/pack.ts';
import { thisInstaller } from '../test/support/machine/this-machine.ts';
import { ensureBuilt } from './host/app-build.ts';
import { mayInstall } from './host/apt.ts';
import { createCleanUp } from './host/clean-up.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { ensureDebianTools } from './host/debian.ts';
import { run } from './host/run.ts';
import { tallyLine } from './test/tally.ts';

/** One thing that is done in the new system, and what must come of it. */
interface Check {
  readonly name: string;
  readonly command: string;
  readonly code: number;
  /** All that it may print; whatever it likes by default. */
  readonly output?: string;
}

const CHECKS: readonly Check[] = [
  {
    name: 'it is installed with what it needs',
    command: 'apt-get -qq update && apt-get -qq install --no-install-recommends /tmp/app.deb',
    code: 0,
  },
  { name: 'the command says that no app runs', command: 'pilot-light token', code: 3 },
  {
    name: 'the app misses no library',
    command: 'ldd "$(readlink -f "$(command -v pilot-light-app)")" | grep "not found"',
    code: 1,
    output: '',
  },
  { name: 'its files are whole', command: 'dpkg --verify pilot-light', code: 0, output: '' },
  { name: 'it goes', command: 'apt-get -qq purge pilot-light', code: 0 },
  {
    name: 'it leaves nothing behind',
    command: 'find /etc /usr /var /opt /root -iname "*pilot*light*"',
    code: 0,
    output: '',
  },
];

/**
 * Makes a fresh system in a folder, installs the .deb there and takes it away again: `--deb FILE`, or one made here around
 * a program that stands for Electron's. Downloads about 100 MB of Debian.
 */
async function tryDeb(): Promise<void> {
  const { values } = parseArgs({ options: { deb: { type: 'string' } } });
  if (!mayInstall(thisInstaller())) {
    throw new Complaint('This makes a system in a folder, so it needs root on Debian or Ubuntu.');
  }
  await ensureDebianTools(existsSync('/usr/sbin/debootstrap') ? [] : ['debootstrap']);
  const cleanUp = createCleanUp();
  const folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-system-'));
  cleanUp.add(() => rm(folder, { recursive: true, force: true }));
  try {
    await tryIn(folder, values.deb ?? (await makeDeb(folder)));
  } finally {
    await cleanUp.run();
  }
}

async function tryIn(folder: string, deb: string): Promise<void> {
  const root = path.join(folder, 'root');
  console.log(`Making a ${release()} in ${root} …`);
  const made = await run('debootstrap', ['--variant=minbase', release(), root]);
  if (made.code !== 0) throw new Complaint(`debootstrap failed.\n${made.output.trim()}`);
  await copyFile(deb, path.join(root, 'tmp/app.deb'));
  let failed = 0;
  for (const check of CHECKS) {
    const why = await whyNot(check, root);
    console.log(why === null ? `✓ ${check.name}` : `✗ ${check.name}\n${why}`);
    if (why !== null) failed += 1;
  }
  console.log(tallyLine({ passed: CHECKS.length - failed, failed, skipped: 0 }));
  if (failed > 0) process.exitCode = 1;
}

/** Null when what was to come has come. */
async function whyNot(check: Check, root: string): Promise<string | null> {
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive' };
  const done = await run('chroot', [root, 'sh', '-c', check.command], { env });
  const isRight = check.output === undefined || done.output.trim() === check.output;
  return done.code === check.code && isRight ? null : `exit code ${done.code}: ${done.output}`;
}

async function makeDeb(folder: string): Promise<string> {
  await ensureBuilt();
  const { folder: app } = await pack(folder);
  return buildDeb({ app, arch: 'amd64', into: folder, builtAtMs: Date.now() });
}

/** The code name of the system that this runs on: its packages are at hand. */
function release(): string {
  const text = readFileSync('/etc/os-release', 'utf8');
  const name = /^VERSION_CODENAME=(\w+)$/m.exec(text)?.[1];
  if (name === undefined) throw new Complaint('/etc/os-release has no code name.');
  return name;
}

runScript(tryDeb);
