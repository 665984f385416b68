import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  type AgentDouble,
  openAgentDouble,
  problemReply,
  TOKEN,
  wellReply,
} from '../../support/cli/agent-double.ts';
import { NODE_HALF, type RunChange, runHalf, runProgram } from '../../support/cli/command-run.ts';

const MODELS = {
  data: [
    model('old', { supported_endpoints: undefined, model_picker_enabled: false }),
    model('gpt-main', {
      is_chat_default: true,
      supported_endpoints: ['/chat/completions', '/responses'],
    }),
    model('claude-big', { supported_endpoints: ['/v1/messages'], policy: { state: 'enabled' } }),
    model('locked', { policy: { state: 'disabled' } }),
    model('asleep', { policy: { state: 'unconfigured' }, billing: { restricted_to: ['pro'] } }),
    model('vectors', { capabilities: { type: 'embeddings' }, name: 'Vec\u001b[31mtors' }),
    { id: 7 },
    null,
  ],
};

function model(id: string, more: object): object {
  const supported_endpoints = ['/chat/completions'];
  return { id, name: `The ${id}`, vendor: 'V', supported_endpoints, ...more };
}

let folder = '';
let agent: AgentDouble;
let api: Server;
let apiStatus = 200;
let apiBody = '';
let authorizations: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pl '));
  apiStatus = 200;
  apiBody = JSON.stringify(MODELS);
  authorizations = [];
  api = createServer((request, response) => {
    authorizations.push(
      `${request.url} ${request.headers.authorization} ${String(request.headers['copilot-integration-id'])}`,
    );
    response.writeHead(apiStatus, { Location: '/elsewhere' }).end(apiBody);
  });
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
  agent = await openAgentDouble(socket(), (request) => wellReply(request, baseUrl()));
  mkdirSync(path.join(folder, 'bin'));
});
afterEach(async () => {
  await agent.close();
  await new Promise((resolve) => {
    api.close(resolve);
  });
  rmSync(folder, { recursive: true });
});

const socket = () => path.join(folder, 'run/agent.sock');
const baseUrl = () => `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
const withEnv = (env: RunChange['env'] = {}): RunChange => ({
  env: {
    HOME: folder,
    PILOT_LIGHT_SOCK: socket(),
    PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`,
    ...env,
  },
});
const run = (args: readonly string[], change: RunChange = withEnv()) =>
  runHalf(NODE_HALF, args, change);

/** A program of this name that tells with what it was started. */
function fake(name: string, script = 'printf "%s\\n" "$@"; env'): void {
  const file = path.join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

const unlessWindows = describe.skipIf(process.platform === 'win32');

unlessWindows('pilot-light env', () => {
  it.each([
    ['sh', ['sh', '-c', 'eval "$1"; printf %s "$COPILOT_TOKEN|$COPILOT_HEADERS"', 'sh']],
    ['sh', ['bash', '-c', 'eval "$1"; printf %s "$COPILOT_TOKEN|$COPILOT_HEADERS"', 'sh']],
    ['fish', ['fish', '-N', '-c', 'eval $argv[1]; printf %s "$COPILOT_TOKEN|$COPILOT_HEADERS"']],
  ] as const)('is read by %s as exactly what was handed over: %s', async (shell, words) => {
    const program = `/usr/bin/${words[0]}`;
    if (!existsSync(program)) return;
    const { code, stdout, stderr } = await run(['env', '--shell', shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const read = await runProgram(program, [...words.slice(1), stdout.trimEnd()], withEnv());
    expect(read.stdout).toBe(
      `${TOKEN}|Editor-Version: PilotLight/0.1.0\nCopilot-Integration-Id: vscode-chat`,
    );
  });

  it('takes the user’s own shell, and says which it knows', async () => {
    expect((await run(['env'], withEnv({ SHELL: '/usr/bin/fish' }))).stdout).toContain(
      'set -gx COPILOT_TOKEN ',
    );
    expect((await run(['env'], withEnv({ SHELL: '/bin/zsh' }))).stdout).toMatch(
      /^export COPILOT_TOKEN='/,
    );
    expect((await run(['env', '--shell', 'pwsh'])).stdout).toMatch(/^\$env:COPILOT_TOKEN = '/);
    expect(await run(['env', '--shell', 'csh'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'pilot-light: --shell wants sh, fish, powershell and not csh; see pilot-light env --help.\n',
    });
  });

  it('is silent on standard output when there is no token', async () => {
    await agent.close();
    expect(await run(['env'])).toMatchObject({ code: 3, stdout: '' });
  });
});

unlessWindows('pilot-light exec', () => {
  it('gives the program a token that is nowhere else', async () => {
    const end = await run([
      'exec',
      '--',
      'sh',
      '-c',
      'printf %s "$COPILOT_TOKEN $COPILOT_BASE_URL $*"',
      'sh',
      '--json',
      'x y',
    ]);
    expect(end).toEqual({
      code: 0,
      signal: null,
      stdout: `${TOKEN} ${baseUrl()} --json x y`,
      stderr: '',
    });
    expect(agent.headers[0]?.['pilot-light-caller']).toBe('sh');
  });

  it('has no token among the words of any process', async () => {
    const { stdout } = await run([
      'exec',
      '--',
      'sh',
      '-c',
      'tr "\\0" " " </proc/$PPID/cmdline; tr "\\0" " " </proc/$$/cmdline',
    ]);
    expect(stdout).toContain('exec -- sh -c');
    expect(stdout).not.toContain('tid=');
  });

  it.each([
    [['sh', '-c', 'exit 42'], 42],
    [['true'], 0],
    [['no-such-program'], 127],
    [['/'], 126],
    [['/dev/null/program'], 127],
    [['x'.repeat(300)], 127],
  ])('ends as the program does: %j', async (words, code) => {
    const end = await run(['exec', '--', ...words]);
    expect(end).toMatchObject({ code, stdout: '' });
    expect(end.stderr).toMatch(code < 126 ? /^$/ : /^pilot-light: [^\n]+\n$/);
  });

  it('ends by the signal that ended the program', async () => {
    expect(await run(['exec', '--', 'sh', '-c', 'kill -TERM $$'])).toMatchObject({
      code: null,
      signal: 'SIGTERM',
    });
    expect(await run(['exec', '--', 'sh', '-c', 'kill -KILL $$'])).toMatchObject({
      code: null,
      signal: 'SIGKILL',
    });
  });

  it('ends by the number that shells give to a signal that cannot end it', async () => {
    // Node does not die of a reader who goes away.
    expect(await run(['exec', '--', 'sh', '-c', 'kill -PIPE $$'])).toMatchObject({ code: 141 });
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGUSR2'] as const)(
    'passes %s on, and waits',
    async (signal) => {
      const name = signal.replace('SIG', '');
      const script = `trap 'echo got ${name}; exit 7' ${name}; echo ready; while :; do sleep 0.05; done`;
      const end = await run(['exec', '--', 'sh', '-c', script], {
        ...withEnv(),
        onStart: (child) => child.stdout?.once('data', () => child.kill(signal)),
      });
      expect(end).toMatchObject({ code: 7, stdout: `ready\ngot ${name}\n` });
    },
  );

  it('starts nothing without a token', async () => {
    await agent.close();
    agent = await openAgentDouble(socket(), (request) =>
      problemReply(
        request,
        'signedOut',
        401,
        'mona@github.com must sign in again: do so in Pilot Light.',
      ),
    );
    expect(await run(['exec', '--', 'touch', path.join(folder, 'made')])).toEqual({
      code: 4,
      signal: null,
      stdout: '',
      stderr: 'pilot-light: mona@github.com must sign in again: do so in Pilot Light.\n',
    });
    expect(existsSync(path.join(folder, 'made'))).toBe(false);
  });

  it.each([[['exec']], [['exec', '--']], [['exec', '--', '']]])(
    'wants a program: %j',
    async (args) => {
      expect(await run(args)).toMatchObject({
        code: 2,
        stderr:
          'pilot-light: pilot-light exec wants a program behind --; see pilot-light exec --help.\n',
      });
    },
  );
});

const GITHUB_TOKENS = {
  GH_TOKEN: 'gho_1',
  GITHUB_TOKEN: 'gho_2',
  COPILOT_GITHUB_TOKEN: 'gho_3',
  GH_ENTERPRISE_TOKEN: 'gho_4',
  GITHUB_COPILOT_TOKEN: 'gho_5',
  GH_COPILOT_TOKEN: 'gho_6',
  Github_Token: 'gho_7',
};

unlessWindows('pilot-light run', () => {
  it.each([
    ['copilot', [], `COPILOT_PROVIDER_API_KEY_COMMAND=`],
    ['opencode', [], 'OPENCODE_CONFIG_CONTENT='],
    ['pi', [], '--extension'],
    ['codex', ['--accept'], 'model_providers.pilot-light.base_url='],
    ['claude', ['--accept'], '--settings'],
  ])('feeds %s with a helper, and takes GitHub’s tokens away', async (name, accept, sign) => {
    fake(
      name,
      'printf "%s\\n" "$@"; env; cat "$XDG_RUNTIME_DIR"/pilot-light-run-*/* 2>/dev/null; true',
    );
    const end = await run(
      ['run', name, ...accept, '--', '--own', 'x y'],
      withEnv({ ...GITHUB_TOKENS, MINE: 'kept', XDG_RUNTIME_DIR: path.join(folder, 'run') }),
    );
    expect(end.code, end.stderr).toBe(0);
    expect(end.stdout).toContain(sign);
    expect(end.stdout).toContain(baseUrl());
    expect(end.stdout).toContain('--own\nx y\n');
    expect(end.stdout).toContain('MINE=kept\n');
    expect(end.stdout).toContain(`PILOT_LIGHT_ACCOUNT=${ACCOUNT}\n`);
    expect(end.stdout).toMatch(/\btoken\b/);
    expect(end.stdout).not.toMatch(/gho_|tid=/);
    expect(end.stderr).toMatch(
      /^pilot-light: \w+ gets Copilot tokens of mona@github.com .* this is no sandbox, /,
    );
    expect(readdirSync(folder).toSorted()).toEqual(['bin', 'run']);
    expect(readdirSync(path.join(folder, 'run'))).toEqual(['agent.sock']);
  });

  it.each(['opencode', 'pi'])(
    'keeps the files of %s until it ends, and no longer',
    async (name) => {
      fake(
        name,
        'ls -ld "$XDG_RUNTIME_DIR"/pilot-light-run-*; cat "$XDG_RUNTIME_DIR"/pilot-light-run-*/*',
      );
      const runtime = path.join(folder, 'run');
      const { stdout } = await run(['run', name], withEnv({ XDG_RUNTIME_DIR: runtime }));
      expect(stdout).toMatch(/^drwx------/);
      expect(stdout).toContain('token');
      expect(stdout).not.toContain('tid=');
      expect(readdirSync(runtime)).toEqual(['agent.sock']);
    },
  );

  it.each(['/nowhere', 'relative', ''])(
    'has a place for its files without XDG_RUNTIME_DIR=%s',
    async (XDG_RUNTIME_DIR) => {
      fake('pi', 'ls "$2"');
      const end = await run(['run', 'pi'], withEnv({ XDG_RUNTIME_DIR, TMPDIR: folder }));
      expect(end.stdout).toContain(`${folder}/pilot-light-run-`);
      expect(end.code).toBe(0);
      expect(readdirSync(folder).toSorted()).toEqual(['bin', 'run']);
    },
  );

  it('says so when there is no place at all', async () => {
    fake('pi');
    expect(await run(['run', 'pi'], withEnv({ TMPDIR: '/nowhere' }))).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /\npilot-light: no folder can be made in \/nowhere for pi, so set TMPDIR to one of yours\.\n$/,
      ),
    });
  });

  it('wants consent for another vendor’s program', async () => {
    fake('codex');
    const end = await run(['run', 'codex']);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(
      /^pilot-light: codex: Another vendor's program [^\n]+; say --accept to go on\.\n$/,
    );
    expect(agent.asked).toEqual([]);
  });

  it('ends as the program does, and says when it is not there', async () => {
    fake('copilot', 'exit 9');
    expect(await run(['run', 'copilot'])).toMatchObject({ code: 9 });
    expect(await run(['run', 'pi'])).toMatchObject({
      code: 127,
      stderr: expect.stringContaining('pi was not found on the PATH'),
    });
  });

  it.each([
    [
      ['run'],
      'pilot-light run wants the name of a program (copilot, opencode, pi, codex, claude); see pilot-light run --help.',
    ],
    [
      ['run', 'vim'],
      'pilot-light run knows only copilot, opencode, pi, codex, claude and not vim; see pilot-light run --help.',
    ],
    [
      ['run', 'constructor'],
      'pilot-light run knows only copilot, opencode, pi, codex, claude and not constructor; see pilot-light run --help.',
    ],
  ])('says what it knows: %j', async (args, sentence) => {
    expect(await run(args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `pilot-light: ${sentence}\n`,
    });
  });

  it('says that no model fits', async () => {
    fake('claude');
    apiBody = JSON.stringify({ data: [model('only', {})] });
    expect(await run(['run', 'claude', '--accept'])).toMatchObject({
      code: 5,
      stdout: '',
      stderr:
        'pilot-light: mona@github.com has no model that claude can speak to (/v1/messages), so see pilot-light models.\n',
    });
  });
});

unlessWindows('pilot-light models', () => {
  it('shows all, and marks what is out and why', async () => {
    const { code, stdout, stderr } = await run(['models']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replaceAll(/ +/g, ' '));
    expect(lines).toEqual([
      'old /chat/completions The old',
      'gpt-main /chat/completions /responses The gpt-main (default)',
      'claude-big /v1/messages The claude-big',
      'locked /chat/completions The locked [out: switched off in the Copilot settings on GitHub]',
      'asleep /chat/completions The asleep [out: to be switched on in the Copilot settings on GitHub; for the plans pro]',
      'vectors /chat/completions Vec[31mtors (embeddings)',
    ]);
    expect(authorizations).toEqual([`/models Bearer ${TOKEN} vscode-chat`]);
  });

  it('gives programs GitHub’s own answer', async () => {
    expect(JSON.parse((await run(['models', '--json'])).stdout)).toEqual(MODELS);
  });

  it.each([
    [401, '{}', 5, 'answered 401, so see pilot-light status and try again.'],
    [302, '', 6, 'answered 302, so see pilot-light status and try again.'],
    [500, '', 6, 'answered 500, so see pilot-light status and try again.'],
    [200, '<html>', 1, 'cannot be read, so bring this command up to date.'],
    [200, '{"data":{}}', 1, 'cannot be read, so bring this command up to date.'],
  ])('says what came instead: %i %s', async (status, body, code, words) => {
    apiStatus = status;
    apiBody = body;
    const end = await run(['models']);
    expect(end).toMatchObject({ code, stdout: '' });
    expect(end.stderr).toMatch(/^pilot-light: no models for mona@github.com: [^\n]+\n$/);
    expect(end.stderr).toContain(words);
    expect(end.stderr).not.toContain('tid=');
    expect(authorizations).toHaveLength(1);
  });
});

unlessWindows('pilot-light recipe', () => {
  it('lists what it knows without asking anybody', async () => {
    await agent.close();
    const { code, stdout } = await run(['recipe']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}copilot +GitHub Copilot CLI, tried with \d/m);
    expect(stdout).toMatch(/^ {2}crush +crush, not run against the real program$/m);
    expect(stdout).toMatch(/read a token once[^]*\n {2}aider /);
  });

  it.each(['copilot', 'opencode', 'pi', 'codex', 'claude', 'openai-node', 'curl'])(
    'fills in everything but the token: %s',
    async (name) => {
      const { code, stdout, stderr } = await run(['recipe', name]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(baseUrl());
      expect(stdout).toMatch(/\/pilot-light'?\b/);
      expect(stdout).not.toContain('tid=');
    },
  );

  it.each([
    [
      'nano',
      'there is no recipe for nano, pilot-light recipe lists them; see pilot-light recipe --help.',
    ],
    [
      'aider',
      'aider has no recipe, it reads OPENAI_API_KEY when it starts and would be refused after half an hour; see pilot-light recipe --help.',
    ],
  ])('says why there is none: %s', async (name, sentence) => {
    expect(await run(['recipe', name])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `pilot-light: ${sentence}\n`,
    });
  });
});

unlessWindows('pilot-light accounts', () => {
  it('lists them, whoever else is meant', async () => {
    const { stdout } = await run(['accounts'], withEnv({ PILOT_LIGHT_ACCOUNT: 'hubot' }));
    expect(stdout).toBe('mona@github.com\nhubot@github.com\n');
    expect(agent.asked).toEqual(['/v1/accounts']);
    expect(JSON.parse((await run(['accounts', '--json'])).stdout)).toHaveProperty('accounts');
  });
});
