import { electronBinary } from '../../test/e2e/driver/electron-binary.ts';
import { type SandboxLack, sandboxLack } from '../../test/support/machine/sandbox.ts';
import { sandboxWords, startWords } from '../../test/support/machine/start-words.ts';
import { sandboxFactsFor, thisInstaller } from '../../test/support/machine/this-machine.ts';
import { whyNotStarted } from '../../test/support/machine/why-not-started.ts';
import { run, runTool } from './run.ts';

export type ElectronAnswer =
  | { readonly kind: 'found'; readonly binary: string }
  /** `why` completes "Electron's binary …". */
  | { readonly kind: 'missing'; readonly why: string }
  /** It is there and does not start: one paragraph with what mends it. */
  | { readonly kind: 'broken'; readonly why: string };

/** About 110 MB; whoever needs longer is better served by the stand-in today. */
const DOWNLOAD_DEADLINE_MS = 120_000;

/** To say its version takes Electron less than a second. */
const TRIAL_DEADLINE_MS = 20_000;

/** Electron's binary, downloaded once if need be and seen to start. Never rejects. */
export async function obtainElectron(): Promise<ElectronAnswer> {
  const answer = await downloadedElectron();
  if (answer.kind !== 'found') return answer;
  const why = await whyItDoesNotStart(answer.binary);
  return why === null ? answer : { kind: 'broken', why };
}

/** Null where nothing is known that would keep it from starting. */
async function whyItDoesNotStart(binary: string): Promise<string | null> {
  const installer = thisInstaller();
  const lack = lackOfSandbox(binary, installer.isRoot);
  if (lack !== null) return sandboxWords(lack);
  const asRoot = installer.isRoot ? ['--no-sandbox'] : [];
  const { code, output } = await run(binary, [...asRoot, '--version'], {
    deadlineMs: TRIAL_DEADLINE_MS,
  });
  return code === 0 ? null : startWords(whyNotStarted(output), installer, lack);
}

/** Root goes without one. */
function lackOfSandbox(binary: string, isRoot: boolean): SandboxLack | null {
  const facts = isRoot ? null : sandboxFactsFor(binary);
  return facts === null ? null : sandboxLack(facts);
}

async function downloadedElectron(): Promise<ElectronAnswer> {
  const present = electronBinary();
  if (present !== null) return { kind: 'found', binary: present };
  console.log('Getting Electron (about 110 MB, once) …');
  const { code, output } = await runTool('electron/install.js', [], {
    deadlineMs: DOWNLOAD_DEADLINE_MS,
  });
  const binary = electronBinary();
  if (binary !== null) return { kind: 'found', binary };
  return { kind: 'missing', why: reasonOf(code, output) };
}

function reasonOf(code: number | null, output: string): string {
  if (code === null) return `did not arrive within ${DOWNLOAD_DEADLINE_MS / 1000} s`;
  // The cause says more than the "fetch failed" above it.
  const cause = /getaddrinfo \w+ [\w.-]+|\bE[A-Z_]{5,}\b/.exec(output)?.[0];
  const line = output
    .split('\n')
    .find((one) => /error/i.test(one))
    ?.trim();
  return `could not be downloaded (${cause ?? line ?? 'no reason given'})`;
}
