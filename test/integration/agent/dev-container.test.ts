import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FedWorld, startFedWorld } from '../../support/fed-world.ts';
import { type Heard, heardFrom } from '../../support/heard-from.ts';
import { ROOT } from '../../support/root.ts';
import { MINUTE_MS } from '../../support/time-units.ts';

// No daemon of containers is needed: the same walls (a root folder, a network and mounts of its own) are made by hand.
const canWall = spawnSync('unshare', ['-rmn', 'true']).status === 0;
const isCi = (process.env['CI'] ?? '') !== '';
if (!canWall)
  console.log('left out: the dev container, for this system lets nobody make a namespace');

const Container = v.object({
  mounts: v.array(v.string()),
  containerEnv: v.record(v.string(), v.string()),
});

/** What the system of a container has, as this one's. */
const SYSTEM = ['bin', 'dev', 'etc', 'lib', 'lib64', 'usr'];

it('is left out nowhere in CI', () => {
  expect(canWall || !isCi).toBe(true);
});

describe.skipIf(!canWall)('a dev container with what docs/agent.md mounts', () => {
  let bench: FedWorld;
  let home: string;
  let root: string;

  beforeAll(async () => {
    bench = await startFedWorld('0.1.0');
    home = mkdtempSync(path.join(os.tmpdir(), 'home-'));
    root = mkdtempSync(path.join(os.tmpdir(), 'container-'));
    mkdirSync(path.join(home, '.local/bin'), { recursive: true });
    copyFileSync(
      path.join(ROOT, 'src/cli/pilot-light.sh'),
      path.join(home, '.local/bin/pilot-light'),
    );
  });

  afterAll(async () => {
    await bench.close();
    for (const folder of [home, root]) rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a line in a container, and tells what came of it. */
  function runInside(line: string): Promise<Heard> {
    const { mounts, containerEnv } = documented();
    const variables = Object.entries(containerEnv).map(([name, value]) => `${name}=${value}`);
    const steps = [
      'set -e',
      `mount -t tmpfs none ${root}`,
      ...SYSTEM.map(
        (name) =>
          `[ ! -e /${name} ] || { mkdir ${root}/${name}; mount --rbind /${name} ${root}/${name}; }`,
      ),
      ...mounts.map((mount) => mountStep(mount)),
      `exec chroot ${root} env -i PATH=/usr/local/bin:/usr/bin:/bin ${variables.join(' ')} sh -c '${line}'`,
    ];
    return heardFrom(spawn('unshare', ['-rmn', 'sh', '-c', steps.join('\n')], { stdio: 'pipe' }));
  }

  /** What a container's engine does with one line of `mounts`. */
  function mountStep(mount: string): string {
    const { source = '', target = '' } = Object.fromEntries(
      mount.split(',').map((part) => part.split('=') as [string, string]),
    );
    const from = source
      .replace('${localEnv:XDG_RUNTIME_DIR}', bench.runtimeFolder)
      .replace('${localEnv:HOME}', home);
    const to = `${root}${target}`;
    return `if [ -d '${from}' ]; then mkdir -p ${to}; else mkdir -p ${path.dirname(to)}; : >${to}; fi; mount --bind '${from}' ${to}`;
  }

  it('gets tokens with nothing but sh and curl, each as fresh as outside', async () => {
    const first = await runInside('sh /opt/pilot-light token');
    expect(first).toEqual({ code: 0, out: expect.stringMatching(/^tid=\S+\n$/), said: '' });
    await bench.pass(31 * MINUTE_MS);
    const second = await runInside('sh /opt/pilot-light token');
    expect(second.code).toBe(0);
    expect(second.out).not.toBe(first.out);
  });

  it('sees nothing else of the machine', async () => {
    const seen = await runInside(
      `ls /run /opt; ls ${home} 2>/dev/null; ls /sys/class/net 2>/dev/null`,
    );
    expect(seen.out.split('\n')).toEqual(['/opt:', 'pilot-light', '', '/run:', 'pilot-light', '']);
  });
});

/** The container's file in the manual. */
function documented(): v.InferOutput<typeof Container> {
  const manual = readFileSync(path.join(ROOT, 'docs/agent.md'), 'utf8');
  const text = /```json\n(\{\n {2}"mounts"[^`]+)```/.exec(manual)?.[1];
  return v.parse(Container, JSON.parse(text ?? '{}'));
}
