import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../test/support/root.ts';
import { Complaint } from '../host/complaint.ts';
import { runNpm } from '../host/run.ts';

/** What a fresh copy has not: the packages, and all that the project makes. */
const LEFT_OUT = new Set(['node_modules', '.git', 'out', 'release', 'demo-output']);

export interface CopiedProject {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/**
 * The project as it is now, in a folder of this name, its packages installed anew.
 *
 * Throws a complaint when they cannot be installed.
 */
export async function copyProject(name: string): Promise<CopiedProject> {
  const above = await mkdtemp(path.join(tmpdir(), 'pilot-light-'));
  const remove = () => rm(above, { recursive: true, force: true });
  const folder = path.join(above, name);
  try {
    await mkdir(folder);
    await cp(ROOT, folder, {
      recursive: true,
      filter: (file) => !LEFT_OUT.has(path.relative(ROOT, file)),
    });
    const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: folder });
    if (code !== 0) throw new Complaint(`npm ci failed in ${folder}.\n${output.trim()}`);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
