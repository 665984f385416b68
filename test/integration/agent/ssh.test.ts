import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FedWorld, startFedWorld } from '../../support/fed-world.ts';
import { type Heard, heardFrom } from '../../support/heard-from.ts';
import { ROOT } from '../../support/root.ts';
import { findSshServer, type SshServer, startSshServer } from '../../support/ssh-server.ts';
import { MINUTE_MS } from '../../support/time-units.ts';

const sshd = findSshServer();
const isCi = (process.env['CI'] ?? '') !== '';
if (sshd === null) console.log('left out: forwarding by ssh, for this machine has no sshd');

/** All that the other machine has on its PATH. */
const TOOLS = ['sh', 'curl', 'ls', 'id'];

it('is left out nowhere in CI', () => {
  expect(sshd !== null || !isCi).toBe(true);
});

describe.skipIf(sshd === null)('a machine that is reached by ssh', () => {
  let bench: FedWorld;
  let server: SshServer;
  let there: string;
  const open = new Set<ChildProcess>();

  beforeAll(async () => {
    bench = await startFedWorld('0.1.0');
    server = await startSshServer(sshd ?? '', documented('sshd_config'));
    there = mkdtempSync(path.join(os.tmpdir(), 'there-'));
    mkdirSync(path.join(there, 'bin'));
    for (const tool of TOOLS) symlinkSync(whereIs(tool), path.join(there, 'bin', tool));
    copyFileSync(path.join(ROOT, 'src/cli/pilot-light.sh'), path.join(there, 'pilot-light'));
    mkdirSync(path.join(there, '.pilot-light'), { mode: 0o700 });
  });

  afterAll(async () => {
    for (const child of open) child.kill('SIGKILL');
    server.close();
    await bench.close();
    rmSync(there, { recursive: true, force: true });
  });

  const socketThere = (): string => path.join(there, '.pilot-light/agent.sock');

  /** Signs in there with the socket forwarded as documented, and stays until `leave`. */
  async function visit(): Promise<{ leave: () => Promise<void> }> {
    const forward = `${socketThere()}:${bench.socket}`;
    const child = server.ssh(
      '-o',
      'ExitOnForwardFailure=yes',
      '-R',
      forward,
      '127.0.0.1',
      'echo here; cat',
    );
    open.add(child);
    const words: string = await new Promise((resolve, reject) => {
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
      child.stderr?.once('data', (chunk: Buffer) => reject(new Error(chunk.toString('utf8'))));
    });
    expect(words).toBe('here\n');
    return {
      async leave() {
        child.stdin?.end();
        await once(child, 'close');
        open.delete(child);
      },
    };
  }

  /** Runs a line there, in a shell that has nothing of this machine. */
  function runThere(line: string): Promise<Heard> {
    const variables = `PATH=${there}/bin HOME=${there} PILOT_LIGHT_SOCK=${socketThere()}`;
    return heardFrom(server.ssh('127.0.0.1', `cd / && exec env -i ${variables} sh -c '${line}'`));
  }

  const command = (): string => `sh ${there}/pilot-light`;

  it('gets tokens with nothing but sh and curl, each as fresh as here', async () => {
    const { leave } = await visit();
    const first = await runThere(`${command()} token`);
    expect(first).toEqual({ code: 0, out: expect.stringMatching(/^tid=\S+\n$/), said: '' });
    await bench.pass(31 * MINUTE_MS);
    const second = await runThere(`${command()} token`);
    expect(second.code).toBe(0);
    expect(second.out).not.toBe(first.out);
    const bare = await runThere(
      `curl -s --unix-socket ${socketThere()} -H "Pilot-Light: 1" http://agent/v1/token`,
    );
    expect(bare.out).toBe(second.out);
    await leave();
  });

  it('gets what belongs to the token, and never the GitHub token', async () => {
    const { leave } = await visit();
    const all = await runThere(
      `${command()} header; ${command()} endpoint; ${command()} status; ${command()} token --json`,
    );
    expect(all).toMatchObject({ code: 0, said: '' });
    expect(all.out).toContain('Copilot-Integration-Id: vscode-chat');
    expect(all.out).not.toMatch(/gh[opusr]_/);
    await leave();
  });

  it('is told at once when nobody is at the other end, and finds the next visit', async () => {
    const first = await visit();
    await first.leave();
    expect(await runThere(`${command()} token`)).toMatchObject({ code: 3, out: '' });
    const second = await visit();
    expect(await runThere(`${command()} token`)).toMatchObject({ code: 0 });
    await second.leave();
  });

  it('has a socket that only its user may ask', async () => {
    const { leave } = await visit();
    const { out } = await runThere(`ls -l ${socketThere()}`);
    expect(out).toMatch(/^srw-------/);
    await leave();
  });

  it('learns that the screen is locked here', async () => {
    const { leave } = await visit();
    bench.lock();
    const answer = await runThere(`${command()} token`);
    expect(answer).toMatchObject({ code: 7, out: '', said: expect.stringContaining('locked') });
    await leave();
  });
});

/** The lines of the manual's block that is headed by this comment. */
function documented(heading: string): readonly string[] {
  const manual = readFileSync(path.join(ROOT, 'docs/agent.md'), 'utf8');
  const block = new RegExp(`\`\`\`\\n# ${heading}.*\\n([^\`]+)\`\`\``).exec(manual)?.[1];
  if (block === undefined) throw new Error(`docs/agent.md has no ${heading}`);
  return block.trim().split('\n');
}

function whereIs(tool: string): string {
  const places = ['/usr/bin', '/bin'].map((folder) => path.join(folder, tool));
  return places.find((place) => existsSync(place)) ?? tool;
}
