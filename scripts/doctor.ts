import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronBinary } from '../test/e2e/driver/electron-binary.ts';
import { compiledFile } from '../test/stand-in/host/compiled-boot.ts';
import { launchStandIn } from '../test/stand-in/launch.ts';
import { NoBrowser } from '../test/support/machine/browsers.ts';
import { sandboxLack } from '../test/support/machine/sandbox.ts';
import { startWords } from '../test/support/machine/start-words.ts';
import { sandboxFactsFor, thisInstaller } from '../test/support/machine/this-machine.ts';
import { whyNotStarted } from '../test/support/machine/why-not-started.ts';
import { ROOT } from '../test/support/root.ts';
import { type MachineFacts, machineFacts } from './doctor/machine-facts.ts';
import { factsIn, type RuntimeFacts } from './doctor/runtime-facts.ts';
import { createCleanUp } from './host/clean-up.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { hasDisplay } from './host/display.ts';
import { switchesOf } from './host/options.ts';
import { run } from './host/run.ts';

const USAGE = 'npm run doctor:runtime [-- --json]';

/** Longer than the probe waits for a keyring. */
const PROBE_DEADLINE_MS = 30_000;

interface Report extends MachineFacts, RuntimeFacts {
  readonly app: string;
  readonly runtime: 'Electron' | 'stand-in';
  /** Why it is the stand-in; null on Electron. */
  readonly because: string | null;
}

/** What can be said of this machine and of the runtime on it without a person. */
async function doctor(): Promise<void> {
  const switches = switchesOf(process.argv.slice(2), ['--json'], USAGE);
  const cleanUp = createCleanUp();
  try {
    const folder = writeProbe();
    cleanUp.add(() => fs.rmSync(folder, { recursive: true, force: true }));
    const report = await examine(folder);
    if (switches.has('--json')) console.log(JSON.stringify(report));
    else for (const line of linesOf(report)) console.log(line);
  } finally {
    await cleanUp.run();
  }
}

async function examine(folder: string): Promise<Report> {
  const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const binary = electronBinary();
  const machine = await machineFacts(binary ?? process.execPath);
  const common = { app: manifest.version, ...machine };
  const onElectron =
    binary === null ? 'Electron’s binary is not here' : await probeElectron(binary, folder);
  if (typeof onElectron !== 'string') {
    return { ...common, runtime: 'Electron', because: null, ...onElectron };
  }
  const facts = await probeStandIn(folder);
  // Its pages are those of a browser.
  return { ...common, runtime: 'stand-in', because: onElectron, ...facts, sandbox: 'unknown' };
}

/** The facts, or in one sentence why there are none. */
async function probeElectron(binary: string, folder: string): Promise<RuntimeFacts | string> {
  if (!hasDisplay()) return 'there is no display for Electron';
  const installer = thisInstaller();
  const asRoot = installer.isRoot ? ['--no-sandbox'] : [];
  const userData = path.join(folder, 'user-data');
  const { output } = await run(binary, [...asRoot, `--user-data-dir=${userData}`, folder], {
    deadlineMs: PROBE_DEADLINE_MS,
  });
  const facts = factsIn(output);
  if (facts !== null) return facts;
  const known = sandboxFactsFor(binary);
  const lack = known === null ? null : sandboxLack(known);
  return startWords(whyNotStarted(output), installer, lack) ?? 'Electron does not start';
}

async function probeStandIn(folder: string): Promise<RuntimeFacts> {
  const app = await launchStandIn({ appDir: folder }).catch((error: unknown) => {
    // A doctor installs nothing.
    throw error instanceof NoBrowser ? new Complaint(error.message) : error;
  });
  try {
    await app.exit;
    const facts = factsIn(app.output());
    if (facts === null) throw new Complaint(`The stand-in does not run.\n${app.output().trim()}`);
    return facts;
  } finally {
    await app.close();
  }
}

/** A folder that either runtime starts as an app. */
function writeProbe(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-doctor-'));
  const manifest = { name: 'pilot-light-doctor', version: '1.0.0', main: 'main.cjs' };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const probe = compiledFile(path.join(import.meta.dirname, 'doctor/probe-main.ts'), 'cjs');
  fs.copyFileSync(probe, path.join(folder, 'main.cjs'));
  return folder;
}

function linesOf(report: Report): readonly string[] {
  const width = Math.max(...Object.keys(LABELS).map((name) => LABELS[name as keyof Report].length));
  return Object.entries(LABELS).map(([name, label]) => {
    const key = name as keyof Report;
    const isPlayed = report.runtime === 'stand-in' && PLAYED.has(key);
    const played = isPlayed ? ' (as the stand-in plays it)' : '';
    return `${label.padEnd(width)}  ${wordsFor(report[key])}${played}`;
  });
}

/** In the order in which they are printed. */
const LABELS: Readonly<Record<keyof Report, string>> = {
  app: 'Pilot Light',
  runtime: 'runtime',
  because: 'because',
  electron: 'Electron',
  chrome: 'Chromium',
  node: 'Node',
  system: 'system',
  sessionType: 'session type',
  desktop: 'desktop',
  display: 'display',
  dbus: 'session bus',
  trayHost: 'tray host',
  sandbox: 'sandbox',
  userNamespaces: 'user namespaces',
  keyringBackend: 'keyring',
  keyringTag: 'keyring tag',
  notices: 'notices',
  languages: 'languages',
};

/** What the stand-in has not from this machine. */
const PLAYED: ReadonlySet<keyof Report> = new Set([
  'electron',
  'keyringBackend',
  'keyringTag',
  'notices',
  'languages',
]);

function wordsFor(value: Report[keyof Report]): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'supported' : 'not supported';
  return typeof value === 'string' ? value : value.join(', ');
}

runScript(doctor);
