import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildDeb } from '../packaging/deb/build-deb.ts';
import { ROOT } from '../test/support/root.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { run } from './host/run.ts';

const USAGE =
  'npm run package -- --linux, and then npm run package:deb [-- --app FOLDER --into FOLDER]';

/** The .deb of what electron-builder has packed for Linux, beside its other packages. */
async function packageDeb(): Promise<void> {
  const { values } = parseArgs({ options: { app: { type: 'string' }, into: { type: 'string' } } });
  const app = path.resolve(values.app ?? path.join(ROOT, 'release/linux-unpacked'));
  if (!existsSync(path.join(app, 'resources/app.asar'))) {
    throw new Complaint(`${app} holds no packed app. Usage: ${USAGE}`);
  }
  const into = path.resolve(values.into ?? path.join(ROOT, 'release'));
  const file = await buildDeb({ app, arch: archOf(app), into, builtAtMs: await committedAtMs() });
  console.log(file);
}

/** electron-builder names the folders of all but the usual processor by it. */
function archOf(app: string): 'amd64' | 'arm64' {
  return path.basename(app).includes('arm64') ? 'arm64' : 'amd64';
}

/** The day of the sources, which is the same for whoever builds them. */
async function committedAtMs(): Promise<number> {
  const { code, output } = await run('git', ['log', '-1', '--format=%ct']);
  return code === 0 ? Number(output) * 1_000 : Date.now();
}

runScript(packageDeb);
