import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/simulator.ts';
import { createAuthority, type Identity } from '../support/certificates.ts';
import { type SecureFront, startSecureFront } from '../support/secure-front.ts';
import { addressOf } from './hosts-file.ts';

/** A simulator that is github.com, TLS and all, to whoever has its names from the hosts file. */
export interface GitHubStage {
  readonly simulator: Simulator;
  /** The certificate of the authority that has issued all the others. */
  readonly authorityFile: string;
  /** From now on nobody listens, or everybody again. */
  readonly cut: (isCut: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where a host of GitHub's is answered. */
interface Place {
  readonly identity: Identity;
  readonly at: { readonly host: string; readonly port: number };
  readonly behind: string;
}

/** The port that `https://` means. */
const HTTPS_PORT = 443;

/** Needs the rights to that port, and so a network of one's own. */
export async function raiseGitHub(
  options: Pick<SimulatorOptions, 'timeScale'> = {},
): Promise<GitHubStage> {
  const simulator = await startSimulator({ ...options, addresses: 'github' });
  const authority = createAuthority('Pilot Light peers');
  const places: readonly Place[] = Object.entries(simulator.names).map(([name, behind], index) => ({
    identity: authority.issue(name),
    at: { host: addressOf(index), port: HTTPS_PORT },
    behind,
  }));
  let fronts: readonly SecureFront[] = [];
  const cut = async (isCut: boolean): Promise<void> => {
    if (isCut === (fronts.length === 0)) return;
    const closing = fronts.map((front) => front.close());
    fronts = isCut ? [] : await Promise.all(places.map(raiseFront));
    await Promise.all(closing);
  };
  await cut(false);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-authority-'));
  const authorityFile = path.join(folder, 'authority.pem');
  writeFileSync(authorityFile, authority.cert);
  return {
    simulator,
    authorityFile,
    cut,
    async close() {
      await cut(true);
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function raiseFront({ identity, at, behind }: Place): Promise<SecureFront> {
  const front = await startSecureFront(identity, at);
  front.passTo(behind);
  return front;
}
