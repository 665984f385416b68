import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A real `sshd` on loopback, to which only a key of its own leads. */
export interface SshServer {
  /** Runs `ssh` to it with these arguments; what the user's own configuration says has no part in it. */
  readonly ssh: (...args: readonly string[]) => ChildProcess;
  readonly close: () => void;
}

const PLACES = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'];

/** Where this machine has an `sshd`; null when it has none. */
export const findSshServer = (): string | null => PLACES.find((place) => existsSync(place)) ?? null;

/** Starts it as this user. `lines` are added to its configuration. */
export async function startSshServer(sshd: string, lines: readonly string[]): Promise<SshServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sshd-'));
  const file = (name: string): string => path.join(folder, name);
  for (const name of ['host', 'user']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(name)]);
  }
  const port = await freePort();
  writeFileSync(
    file('config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file('host')}`,
      `AuthorizedKeysFile ${file('user.pub')}`,
      // The folder of keys lies where everybody may write folders.
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
      ...lines,
      '',
    ].join('\n'),
  );
  // An sshd of root's wants this folder, which a package's start-up script would make.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const server = spawn(sshd, ['-D', '-e', '-f', file('config')], { stdio: 'pipe' });
  await listening(server);
  const options = [
    ['Port', String(port)],
    ['IdentityFile', file('user')],
    ['IdentitiesOnly', 'yes'],
    ['StrictHostKeyChecking', 'no'],
    ['UserKnownHostsFile', '/dev/null'],
    ['LogLevel', 'ERROR'],
    ['BatchMode', 'yes'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return {
    ssh: (...args) =>
      spawn('ssh', ['-F', 'none', ...options, ...args], { stdio: ['pipe', 'pipe', 'pipe'] }),
    close() {
      server.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function listening(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('Server listening')) resolve();
    });
    server.once('exit', () => reject(new Error(`sshd does not start: ${said}`)));
  });
}
