import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCommandInstaller } from '../../../src/main/node/terminal-command.ts';
import { ROOT } from '../../support/root.ts';
import { type Budget, compare, median, notMeasured } from '../budgets.ts';
import type { ServedApp } from './served-app.ts';
import { type Timed, timeInTurn } from './spawned.ts';

/** What the commands took, and which budgets that keeps. */
export interface CommandFigures {
  readonly budgets: readonly Budget[];
  /** The middle of each, in milliseconds. */
  readonly mediansMs: Readonly<Record<string, number>>;
}

const TOKEN = 'pilot-light token';
const GH = 'gh auth token';
const CURL = 'curl --unix-socket';
const NODE = 'node -e 0';
const NO_APP = 'pilot-light token, no app';
const NO_APP_NODE = 'pilot-light accounts, no app';

/** Measures the command as it is installed beside the programs that people know. */
export async function measureCommands(app: ServedApp, rounds: number): Promise<CommandFigures> {
  const home = mkdtempSync(path.join(tmpdir(), 'pl-home-'));
  try {
    const command = await install(home);
    const others = withHelpers(home);
    try {
      const times = await timeInTurn([...ours(command, home, app), ...others.all], rounds);
      const medians = [...times].map(
        ([name, all]) => [name, Number(median(all).toFixed(2))] as const,
      );
      return { budgets: budgetsOf(new Map(medians)), mediansMs: Object.fromEntries(medians) };
    } finally {
      others.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function install(home: string): Promise<string> {
  const options = { shipped: path.join(ROOT, 'out/cli'), home, variables: process.env };
  const { kind, file } = await createCommandInstaller({ ...options, platform: 'linux' }).install();
  if (kind !== 'installed') throw new Error(`the command could not be installed: ${kind}`);
  return file;
}

const PATH = process.env['PATH'] ?? '';

function ours(command: string, home: string, app: ServedApp): readonly Timed[] {
  const there = { PATH, HOME: home, XDG_RUNTIME_DIR: app.runtimeDirectory };
  const gone = { PATH, HOME: home, XDG_RUNTIME_DIR: home };
  return [
    { name: TOKEN, words: [command, 'token'], env: there, code: 0, prints: 'tid=' },
    {
      name: CURL,
      words: [
        'curl',
        '-s',
        '--unix-socket',
        app.socket,
        '-H',
        'Pilot-Light: 1',
        'http://x/v1/token',
      ],
      env: there,
      code: 0,
      prints: 'tid=',
    },
    { name: NO_APP, words: [command, 'token'], env: gone, code: 3, prints: 'not running' },
    { name: NO_APP_NODE, words: [command, 'accounts'], env: gone, code: 3, prints: 'not running' },
    { name: NODE, words: ['node', '-e', '0'], env: there, code: 0 },
  ];
}

/** Programs that hand out a secret as well, each with one of nobody's, as far as this machine has them. */
function withHelpers(home: string): { readonly all: readonly Timed[]; readonly stop: () => void } {
  const env = { PATH, HOME: home };
  const config = path.join(home, 'gh');
  mkdirSync(config);
  writeFileSync(
    path.join(config, 'hosts.yml'),
    'github.com:\n  oauth_token: gho_nobodys\n  user: mona\n',
  );
  const store = path.join(home, 'store');
  writeFileSync(store, 'https://mona:nobodys@example.com\n', { mode: 0o600 });
  const agent = has('ssh-agent') ? startSshAgent() : null;
  const all: readonly (Timed & { readonly is: boolean })[] = [
    {
      is: has('gh'),
      name: GH,
      words: ['gh', 'auth', 'token'],
      env: { ...env, GH_CONFIG_DIR: config },
      code: 0,
      prints: 'gho_',
    },
    {
      is: agent !== null,
      name: 'ssh-add -l',
      words: ['ssh-add', '-l'],
      env: { ...env, SSH_AUTH_SOCK: agent?.socket ?? '' },
      code: 1,
      prints: 'no identities',
    },
    {
      is: has('git'),
      name: 'git credential fill (store)',
      words: ['git', '-c', `credential.helper=store --file=${store}`, 'credential', 'fill'],
      env: { ...env, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' },
      input: 'protocol=https\nhost=example.com\n\n',
      code: 0,
      prints: 'password=nobodys',
    },
  ];
  return { all: all.filter(({ is }) => is), stop: () => agent?.stop() };
}

function has(program: string): boolean {
  return PATH.split(':').some((folder) => existsSync(path.join(folder, program)));
}

function startSshAgent(): { readonly socket: string; readonly stop: () => void } {
  const said = execFileSync('ssh-agent', ['-s'], { encoding: 'utf8' });
  const socket = /SSH_AUTH_SOCK=([^;]+)/.exec(said)?.[1] ?? '';
  const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(said)?.[1]);
  return { socket, stop: () => void process.kill(pid) };
}

function budgetsOf(medians: ReadonlyMap<string, number>): readonly Budget[] {
  const of = (name: string): number => {
    const value = medians.get(name);
    if (value === undefined) throw new Error(`${name} was not measured`);
    return value;
  };
  const token = 'pilot-light token / gh auth token';
  return [
    medians.has(GH)
      ? compare(token, 0.4, of(TOKEN), of(GH))
      : notMeasured(token, 0.4, 'gh is not on this machine, and could not be installed'),
    compare('failure without the app / bare curl', 1.5, of(NO_APP), of(CURL)),
    compare('failure without the app, Node / node -e 0', 1.5, of(NO_APP_NODE), of(NODE)),
  ];
}
