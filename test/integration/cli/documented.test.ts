import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS, type CommandName } from '../../../src/cli/command-line.ts';
import { HELP } from '../../../src/cli/help.ts';
import { createCommandInstaller } from '../../../src/main/node/terminal-command.ts';
import { type AgentDouble, openAgentDouble, wellReply } from '../../support/cli/agent-double.ts';
import { CLI, runProgram } from '../../support/cli/command-run.ts';
import { ROOT } from '../../support/root.ts';

const PROGRAMS = ['copilot', 'opencode', 'pi', 'codex', 'claude'];
const MODEL = {
  id: 'gpt-main',
  supported_endpoints: ['/chat/completions', '/responses', '/v1/messages'],
};

let home = '';
/** What the accounts are called, where that is not what they usually are. */
let names = '';
let agent: AgentDouble;
let api: Server;

/** As a person has it: the app is on, and the command is installed by it. */
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'pl '));
  api = createServer((_, response) => void response.end(JSON.stringify({ data: [MODEL] })));
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
  const { port } = api.address() as AddressInfo;
  mkdirSync(path.join(home, 'run'));
  agent = await openAgentDouble(path.join(home, 'run/pilot-light/agent.sock'), (request) =>
    names !== '' && request.url === '/v1/accounts'
      ? { body: names }
      : wellReply(request, `http://127.0.0.1:${port}`),
  );
  const installer = createCommandInstaller({
    shipped: CLI,
    home,
    variables: {},
    platform: 'linux',
  });
  expect(await installer.install()).toMatchObject({ kind: 'installed' });
  for (const name of PROGRAMS) {
    const file = path.join(home, '.local/bin', name);
    writeFileSync(file, `#!/bin/sh\necho ${name} runs\n`);
    chmodSync(file, 0o755);
  }
});
afterAll(async () => {
  await agent.close();
  await new Promise((resolve) => {
    api.close(resolve);
  });
  rmSync(home, { recursive: true });
});

const env = () => ({
  HOME: home,
  XDG_RUNTIME_DIR: path.join(home, 'run'),
  PATH: `${path.join(home, '.local/bin')}:${process.env['PATH']}`,
});

/** A line as it stands, in a shell that has nothing but the command and the app. */
const type = (line: string, shell = '/bin/bash') =>
  runProgram(shell, ['-c', line], { env: env(), cwd: home });

/** Every line of a block for `sh` in this section of the manual. */
function linesOf(section: string): readonly string[] {
  const manual = readFileSync(path.join(ROOT, 'docs/agent.md'), 'utf8');
  const text = manual.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
}

const unlessWindows = describe.skipIf(process.platform === 'win32');

unlessWindows('the manual of the command', () => {
  const lines = linesOf('The command');

  it('has lines for every command', () => {
    for (const name of Object.keys(COMMANDS)) {
      expect(lines.join('\n')).toContain(`pilot-light ${name}`);
    }
  });

  it.each(lines)('says what works: %s', async (line) => {
    const { code, stdout, stderr } = await type(line);
    expect(code, stderr).toBe(0);
    if (!line.startsWith('eval')) expect(stdout).not.toBe('');
    if (!line.includes(' run ')) expect(stderr).toBe('');
  });

  it('lists every number that the command ends with', () => {
    const manual = readFileSync(path.join(ROOT, 'docs/agent.md'), 'utf8');
    for (let code = 0; code <= 10; code++)
      expect(manual).toMatch(new RegExp(`^\\| ${code} \\| `, 'm'));
  });
});

unlessWindows('the help of the command', () => {
  const names = Object.keys(COMMANDS) as readonly CommandName[];

  it('tells of all, in one page', async () => {
    const { code, stdout } = await type('pilot-light');
    expect(code).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name} +[A-Z]`, 'm'));
    expect((await type('pilot-light --help')).stdout).toBe(stdout);
    expect((await type('pilot-light help')).stdout).toBe(stdout);
  });

  it.each(names)('has examples of %s, and names its options', async (name) => {
    const { code, stdout } = await type(`pilot-light ${name} --help`);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: pilot-light ${name}`);
    for (const option of COMMANDS[name].options) expect(stdout).toContain(`--${option}`);
    expect(stdout).toMatch(/\nExamples:\n {2}\S/);
    expect((await type(`pilot-light help ${name}`)).stdout).toBe(stdout);
  });

  const examples = names
    .flatMap((name) => HELP[name].examples)
    .filter((line) => !line.includes('fish |'));
  it.each(examples)('gives examples that work: %s', async (line) => {
    const { code, stderr } = await type(line);
    expect(code, stderr).toBe(0);
  });

  it('tells its version', async () => {
    expect((await type('pilot-light --version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

unlessWindows('the completion', () => {
  const complete = (words: readonly string[]) =>
    type(
      `eval "$(pilot-light completion bash)"; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _pilot_light; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ).then(({ stdout }) => stdout.trim().split('\n'));

  it.each([
    [['pilot-light', 'to'], ['token']],
    [['pilot-light', 'token', '--j'], ['--json']],
    [
      ['pilot-light', 'run', 'co'],
      ['copilot', 'codex'],
    ],
    [['pilot-light', 'token', '--account', 'm'], ['mona@github.com']],
    [['pilot-light', 'env', '--shell', 'f'], ['fish']],
    [['pilot-light', 'completion', 'z'], ['zsh']],
  ])('knows in bash what may follow %j', async (words, found) => {
    expect(await complete(words)).toEqual(found);
  });

  it.each(['/bin/bash', '/usr/bin/zsh'])(
    'carries out nothing that an account is called, in %s',
    async (shell) => {
      if (!existsSync(shell)) return;
      // Without a space, which would keep the traps from working.
      const trap = mkdtempSync(path.join(tmpdir(), 'pl-trap-'));
      names = `mona@github.com\n$(echo>${trap}/1)@a.example\n\`echo>${trap}/2\`\n*(e:'echo>${trap}/3':)\n*\n`;
      const line = `eval "$(pilot-light completion ${path.basename(shell)})"; COMP_WORDS=(pilot-light token --account ''); COMP_CWORD=3; _pilot_light; printf '%s\\n' "\${COMPREPLY[@]}"`;
      // As zsh itself asks what was written for bash.
      const options = shell.endsWith('zsh') ? 'setopt ksharrays shwordsplit; ' : '';
      const { stdout } = await type(line.replace('COMP_WORDS', `${options}COMP_WORDS`), shell);
      names = '';
      expect(readdirSync(trap)).toEqual([]);
      rmSync(trap, { recursive: true });
      expect(stdout).toBe('mona@github.com\n');
    },
  );

  it.each([
    [
      '/usr/bin/zsh',
      'eval "$(pilot-light completion zsh)" && whence -w complete',
      'complete: function\n',
    ],
    [
      '/usr/bin/fish',
      'pilot-light completion fish | source; complete -C "pilot-light run co"',
      'codex\ncopilot\n',
    ],
  ])('is read by %s', async (shell, line, stdout) => {
    if (await runProgram('/usr/bin/test', ['!', '-x', shell]).then(({ code }) => code === 0))
      return;
    expect(await type(line, shell)).toMatchObject({ code: 0, stdout });
  });

  it('is for shells that it knows', async () => {
    expect(await type('pilot-light completion csh')).toMatchObject({
      code: 2,
      stderr:
        'pilot-light: pilot-light completion wants bash, zsh or fish and not csh; see pilot-light completion --help.\n',
    });
  });
});

unlessWindows('the command as it is installed', () => {
  it('says what it lacks where Node, its other half or curl is missing', async () => {
    const only = path.join(home, 'only');
    mkdirSync(only);
    const file = path.join(home, '.local/bin/pilot-light');
    const bare = { env: { ...env(), PATH: only } };
    expect(await runProgram('/bin/sh', [file, 'accounts'], bare)).toMatchObject({
      code: 1,
      stderr:
        'pilot-light: "accounts" needs Node 20 or newer on the PATH, so install it; token, header, endpoint and status do without.\n',
    });
    expect(await runProgram('/bin/sh', [file, 'token'], bare)).toMatchObject({
      code: 1,
      stderr:
        'pilot-light: "token" needs Node 20 or newer on the PATH, so install it; with curl on the PATH it does without.\n',
    });
    const alone = path.join(home, 'alone');
    writeFileSync(alone, readFileSync(file));
    expect(await runProgram('/bin/sh', [alone, 'accounts'], bare)).toMatchObject({
      code: 1,
      stderr:
        'pilot-light: "accounts" needs pilot-light.cjs, so install the command again from the settings of Pilot Light; token, header, endpoint and status do without.\n',
    });
    // What is far away has this half alone, and it answers what programs ask for.
    expect(await runProgram('/bin/sh', [alone, 'token'], { env: env() })).toMatchObject({
      code: 0,
    });
  });

  it('is found by a link to it', async () => {
    expect(
      (await type('ln -s .local/bin/pilot-light other; ln -s other third; ./third accounts')).code,
    ).toBe(0);
  });
});
