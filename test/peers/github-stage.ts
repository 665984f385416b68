import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { createAuthority } from '../support/certificates.ts';
import { startSecureFront } from '../support/secure-front.ts';
import { addressOf } from './hosts-file.ts';

/** A simulator that is github.com, TLS and all, to whoever has its names from the hosts file. */
export interface GitHubStage {
  readonly simulator: Simulator;
  /** The certificate of the authority that has issued all the others. */
  readonly authorityFile: string;
  readonly close: () => Promise<void>;
}

/** The port that `https://` means. */
const HTTPS_PORT = 443;

/** Needs the rights to that port, and so a network of one's own. */
export async function raiseGitHub(): Promise<GitHubStage> {
  const simulator = await startSimulator({ addresses: 'github' });
  const authority = createAuthority('Pilot Light peers');
  const fronts = await Promise.all(
    Object.entries(simulator.names).map(async ([name, behind], index) => {
      const at = { host: addressOf(index), port: HTTPS_PORT };
      const front = await startSecureFront(authority.issue(name), at);
      front.passTo(behind);
      return front;
    }),
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-authority-'));
  const authorityFile = path.join(folder, 'authority.pem');
  writeFileSync(authorityFile, authority.cert);
  return {
    simulator,
    authorityFile,
    async close() {
      await Promise.all(fronts.map((front) => front.close()));
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
