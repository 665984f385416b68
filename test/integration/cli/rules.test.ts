import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgentDouble, openAgentDouble, wellReply } from '../../support/cli/agent-double.ts';
import { HALVES, NODE_HALF, runHalf } from '../../support/cli/command-run.ts';

const SECRET = 'a-password-of-nobody';

let home = '';
let agent: AgentDouble;

beforeAll(async () => {
  home = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'pl ')));
  fs.mkdirSync(path.join(home, 'run'));
  agent = await openAgentDouble(path.join(home, 'run/pilot-light/agent.sock'), (request) =>
    wellReply(request, 'https://api.example'),
  );
});
afterAll(async () => {
  await agent.close();
  fs.rmSync(home, { recursive: true, force: true });
});

const env = () => ({ HOME: home, XDG_RUNTIME_DIR: path.join(home, 'run') });
const rulesFile = () => path.join(home, '.config/pilot-light/account-rules');

/** Who was asked for last. */
const asked = (): string | null =>
  new URL(agent.asked.at(-1) ?? '', 'http://agent').searchParams.get('account');

function repository(name: string, config: string): string {
  const folder = path.join(home, name, 'src');
  fs.mkdirSync(folder, { recursive: true });
  fs.mkdirSync(path.join(home, name, '.git'), { recursive: true });
  fs.writeFileSync(path.join(home, name, '.git/config'), config);
  return folder;
}

const of = (url: string): string => `[remote "origin"]\n\turl = ${url}\n`;

describe.skipIf(process.platform === 'win32').sequential('rules for accounts', () => {
  const rule = (...args: string[]) =>
    runHalf(NODE_HALF, ['account', 'rule', ...args], { env: env() });

  it('are none at first, and cost nothing', async () => {
    expect(await rule('list')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No rules/),
    });
    for (const half of HALVES) {
      const end = await runHalf(half, ['token'], { env: { ...env(), PATH: '/usr/bin:/bin' } });
      expect(end).toMatchObject({ code: 0 });
      expect(asked()).toBeNull();
    }
  });

  it('are made by whoever types them, and know the whole name of their account', async () => {
    expect(await rule('add', 'octocorp/*', 'hubot')).toMatchObject({
      code: 0,
      stdout: 'octocorp/*  hubot@github.com\n',
    });
    expect(fs.statSync(rulesFile()).mode & 0o777).toBe(0o600);
    expect(await rule('add', 'octocorp/*', 'nobody')).toMatchObject({ code: 9, stdout: '' });
    expect(await rule('add', 'a/b/c', 'hubot')).toMatchObject({ code: 2, stdout: '' });
    expect(await rule('remove', 'b/*')).toMatchObject({ code: 2, stdout: '' });
  });

  it.each(HALVES)('choose the account by the remote of the repository: $name', async (half) => {
    const folder = repository('app', of(`https://mona:${SECRET}@github.com/octocorp/app.git`));
    const end = await runHalf(half, ['token', '--explain'], { env: env(), cwd: folder });
    expect(end.code).toBe(0);
    expect(asked()).toBe('hubot@github.com');
    expect(end.stderr).toBe(
      'pilot-light: the account is hubot@github.com, by the rule octocorp/*.\n',
    );
    expect(`${end.stdout}${end.stderr}`).not.toContain(SECRET);
    await runHalf(half, ['token'], { env: env(), cwd: folder });
    expect(asked()).toBe('hubot@github.com');
  });

  it.each(HALVES)('give way to what is said: $name', async (half) => {
    const cwd = path.join(home, 'app/src');
    await runHalf(half, ['token', '--account', 'mona'], { env: env(), cwd });
    expect(asked()).toBe('mona');
    await runHalf(half, ['token'], { env: { ...env(), PILOT_LIGHT_ACCOUNT: 'mona' }, cwd });
    expect(asked()).toBe('mona');
  });

  it.each(HALVES)('ask for the selected one where none fits: $name', async (half) => {
    const folder = repository('other', of('https://evil.example/octocorp/app'));
    await runHalf(half, ['token'], { env: env(), cwd: folder });
    expect(asked()).toBeNull();
  });

  it('look into the repository of a worktree, and never wait for what is no file', async () => {
    const tree = path.join(home, 'tree');
    fs.mkdirSync(path.join(home, 'app/.git/worktrees/tree'), { recursive: true });
    fs.writeFileSync(path.join(home, 'app/.git/worktrees/tree/commondir'), '../..\n');
    fs.mkdirSync(tree);
    fs.writeFileSync(path.join(tree, '.git'), `gitdir: ${home}/app/.git/worktrees/tree\n`);
    await runHalf(NODE_HALF, ['token'], { env: env(), cwd: tree });
    expect(asked()).toBe('hubot@github.com');
    fs.writeFileSync(path.join(tree, '.git'), 'gitdir: /dev\n');
    await runHalf(NODE_HALF, ['token'], { env: env(), cwd: tree });
    expect(asked()).toBeNull();
  });

  it('are all kept, however many are made and removed at once', async () => {
    const XDG_CONFIG_HOME = path.join(home, 'many');
    const many = (...args: string[]) =>
      runHalf(NODE_HALF, ['account', 'rule', ...args], { env: { ...env(), XDG_CONFIG_HOME } });
    const names = Array.from({ length: 12 }, (_, index) => `org${index}`);
    const add = (name: string) => many('add', name, 'hubot@github.com');
    await add('before');
    const ends = await Promise.all([many('remove', 'before'), ...names.map(add)]);
    expect(ends.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(ends.map(() => '0'));
    const { stdout } = await many('list');
    const expected = names.map((name) => `${name}  hubot@github.com`);
    expect(stdout.trim().split('\n').toSorted()).toEqual(expected.toSorted());
    expect(fs.readdirSync(path.join(XDG_CONFIG_HOME, 'pilot-light'))).toEqual(['account-rules']);
  });

  it.each(HALVES)('that others may have written are not heard: $name', async (half) => {
    const before = agent.asked.length;
    fs.chmodSync(rulesFile(), 0o666);
    const end = await runHalf(half, ['token'], { env: env() });
    fs.chmodSync(rulesFile(), 0o600);
    expect(end).toMatchObject({ code: 10, stdout: '' });
    expect(agent.asked).toHaveLength(before);
  });

  it('that cannot be read stop the command, which would ask for the wrong account', async () => {
    fs.appendFileSync(rulesFile(), 'nonsense\n');
    expect(await runHalf(NODE_HALF, ['token'], { env: env() })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});
