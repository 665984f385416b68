import { electronBinary } from '../../test/e2e/driver/electron-binary.ts';
import { runTool } from './run.ts';

export type ElectronAnswer =
  | { readonly kind: 'found'; readonly binary: string }
  /** `why` completes "Electron's binary …". */
  | { readonly kind: 'missing'; readonly why: string };

/** About 110 MB; whoever needs longer is better served by the stand-in today. */
const DOWNLOAD_DEADLINE_MS = 120_000;

/** Electron's binary, downloaded once if need be. Never rejects. */
export async function obtainElectron(): Promise<ElectronAnswer> {
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
