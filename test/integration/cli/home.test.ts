import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AgentDouble,
  openAgentDouble,
  TOKEN,
  wellReply,
} from '../../support/cli/agent-double.ts';
import { HALVES, type Half, runHalf } from '../../support/cli/command-run.ts';

/** Where the list of users says that somebody is at home. */
let home = '';
let agent: AgentDouble;

const at = (name: string) => path.join(home, name);
const socket = () => at('.config/Pilot Light/run/agent.sock');

beforeAll(async () => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'pl ')));
  mkdirSync(at('.config/Pilot Light'), { recursive: true });
  agent = await openAgentDouble(socket(), (request) => wellReply(request, 'https://api.example'));
  writeFileSync(at('passwd'), `root:x:0:0::${home}:/bin/sh\n`);
});
beforeEach(() => rmSync(at('.config/pilot-light'), { recursive: true, force: true }));
afterAll(async () => {
  await agent.close();
  rmSync(home, { recursive: true, force: true });
});

/** Everything here belongs to this account. */
function ruleFor(account: string, folder: string): void {
  const file = path.join(folder, '.config/pilot-light/account-rules');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `/\t${account}\n`, { mode: 0o600 });
}

/** Who was asked for last. */
const asked = (): string | null =>
  new URL(agent.asked.at(-1) ?? '', 'http://agent').searchParams.get('account');

const NO_HOMES = [[undefined], [''], ['.'], ['inner']] as const;

/** Only a world of its own can have another list of users. */
const MAY_MAKE_WORLDS =
  spawnSync('unshare', ['-rm', 'mount', '--bind', '/etc/passwd', '/etc/passwd']).status === 0;

const inWorldOf = ({ name, words }: Half, users: string): Half => ({
  name,
  words: [
    'unshare',
    '-rm',
    'sh',
    '-c',
    'mount --bind "$0" /etc/passwd && exec "$@"',
    users,
    ...words,
  ],
});

describe.skipIf(process.platform === 'win32').each(HALVES)(
  'the command without a HOME that is a whole path, its half for $name',
  (half) => {
    it.each(NO_HOMES)('hears no rules of the folder that it runs in: %j', async (HOME) => {
      const cwd = mkdtempSync(at('strange '));
      ruleFor('evil@github.com', cwd);
      ruleFor('evil@github.com', path.join(cwd, 'inner'));
      const env = { HOME, PILOT_LIGHT_SOCK: socket() };
      expect(await runHalf(half, ['token'], { cwd, env })).toMatchObject({ code: 0 });
      expect(asked()).not.toBe('evil@github.com');
    });

    it.skipIf(!MAY_MAKE_WORLDS).each(['', '.', 'inner'])(
      'hears none either where the list of users has no whole path: %j',
      async (listed) => {
        writeFileSync(at('users'), `root:x:0:0::${listed}:/bin/sh\n`);
        const cwd = mkdtempSync(at('strange '));
        ruleFor('evil@github.com', cwd);
        ruleFor('evil@github.com', path.join(cwd, 'inner'));
        const env = { HOME: undefined, PILOT_LIGHT_SOCK: socket() };
        const there = inWorldOf(half, at('users'));
        expect(await runHalf(there, ['token'], { cwd, env })).toMatchObject({ code: 0 });
        expect(asked()).not.toBe('evil@github.com');
      },
    );

    it.skipIf(!MAY_MAKE_WORLDS).each(NO_HOMES)(
      'finds the app and the rules where the list of users says: %j',
      async (HOME) => {
        const there = inWorldOf(half, at('passwd'));
        const found = { code: 0, stdout: `${TOKEN}\n`, stderr: '' };
        expect(await runHalf(there, ['token'], { env: { HOME } })).toMatchObject(found);
        expect(asked()).toBeNull();
        ruleFor('hubot@github.com', home);
        expect(await runHalf(there, ['token'], { env: { HOME } })).toMatchObject(found);
        expect(asked()).toBe('hubot@github.com');
      },
    );
  },
);
