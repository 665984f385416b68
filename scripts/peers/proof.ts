import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { raiseGitHub } from '../../test/peers/github-stage.ts';
import type { Peer } from '../../test/peers/peers.ts';
import { PERSON, takeSeat } from '../../test/peers/seat.ts';
import { faultsIn, lineOf as requestLine } from '../../test/peers/verdict.ts';
import { installedFolder, partsOf, versionIn } from '../host/packages.ts';
import { run } from '../host/run.ts';

/** What came of one client. */
export interface Proof {
  readonly name: string;
  readonly version: string | null;
  readonly ok: boolean;
  /** Why there is nothing else; null when it was run. */
  readonly notRun: string | null;
  /** The client's own words; null when it was not satisfied. */
  readonly said: string | null;
  readonly faults: readonly string[];
  /** Every request and its answer. */
  readonly requests: readonly string[];
  readonly seconds: number;
}

/** A client that was not run has not held: nothing is skipped in silence. */
export function notRun(name: string, why: string): Proof {
  const nothing = { version: null, said: null, faults: [], requests: [], seconds: 0 };
  return { name, ok: false, notRun: why, ...nothing };
}

/** Lets a client sign in and ask at a GitHub of its own, and judges it by what that has seen. */
export async function prove(peer: Peer): Promise<Proof> {
  const { name, packages } = peer;
  const isOfSystem = packages.length === 0;
  const folder = isOfSystem ? null : await installedFolder(peer);
  const version = isOfSystem ? await systemVersion(name) : await packageVersion(peer, folder);
  if (version === null) {
    return notRun(
      name,
      isOfSystem
        ? `${name} is not installed: the system's packages have it (sudo apt-get install ${name})`
        : `${packages.join(', ')} could not be installed`,
    );
  }
  const startedAtMs = performance.now();
  const found = await tryPeer(peer, folder);
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  return { name, version, ok: found.faults.length === 0, notRun: null, ...found, seconds };
}

async function tryPeer(
  peer: Peer,
  folder: string | null,
): Promise<Pick<Proof, 'said' | 'faults' | 'requests'>> {
  const { clientId, questions } = peer;
  const stage = await raiseGitHub();
  const home = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-peer-'));
  const seat = takeSeat(stage, home, folder);
  const { control } = stage.simulator;
  try {
    await control.configure({ takesGitHubTokens: true });
    const outcome = await peer.use(seat).then(
      (said) => ({ said, faults: [] }),
      (error: unknown) => ({ said: null, faults: [`it is not satisfied: ${wordsOf(error)}`] }),
    );
    const { codes } = await control.state();
    const log = await control.log();
    const faults = faultsIn(log, codes, { clientId, login: PERSON, questions });
    return {
      said: outcome.said,
      faults: [...outcome.faults, ...faults],
      requests: log.map(requestLine),
    };
  } finally {
    seat.leave();
    await stage.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

async function packageVersion({ packages }: Peer, folder: string | null): Promise<string | null> {
  const [name] = partsOf(packages[0] ?? '');
  return folder === null ? null : versionIn(folder, name);
}

async function systemVersion(name: string): Promise<string | null> {
  const { code, output } = await run(name, ['--version']);
  return code === 0 ? (/\d+\.\d+\.\d+/.exec(output)?.[0] ?? 'of an unknown version') : null;
}

/** One client in a line, and a line for each of its faults. */
export function lineOf(proof: Proof): string {
  const { name, version, ok, said, faults, requests, seconds } = proof;
  const about = [ok ? '✓' : '✗', name, version ?? ''].filter(Boolean).join(' ');
  if (proof.notRun !== null) return `${about}: not run, ${proof.notRun}`;
  const told = said === null ? '' : `; it says "${said}"`;
  const line = `${about}: ${requests.length} requests${told} (${seconds} s)`;
  return [line, ...faults.map((fault) => `  ${fault.replaceAll('\n', '\n    ')}`)].join('\n');
}
