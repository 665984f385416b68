import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AgentDouble,
  type DoubleReply,
  openAgentDouble,
  openRawDouble,
  problemReply,
  TOKEN,
  wellReply,
} from '../../support/cli/agent-double.ts';
import { HALVES, type RunChange, runHalf } from '../../support/cli/command-run.ts';

const API = 'https://api.individual.githubcopilot.com';

let folder = '';
let opened: AgentDouble[] = [];

beforeEach(() => {
  // Short: a socket's path may have about a hundred bytes.
  folder = mkdtempSync(path.join(tmpdir(), 'pl '));
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const socket = () => path.join(folder, 'run/agent.sock');

async function serve(
  reply: (request: IncomingMessage) => DoubleReply = (request) => wellReply(request, API),
  file = socket(),
): Promise<AgentDouble> {
  const agent = await openAgentDouble(file, reply);
  opened.push(agent);
  return agent;
}

const here = (env: RunChange['env'] = {}): RunChange => ({
  env: { HOME: folder, PILOT_LIGHT_SOCK: socket(), ...env },
});

const NOT_RUNNING =
  'Pilot Light is not running or its agent is off, so start it and turn the agent on in its settings.';

const unsafe = (name: string, make: () => unknown) => [name, make] as const;
const misuse = (args: readonly string[], sentence: string) => [args, sentence] as const;

const JSON_ANSWERS: readonly (readonly [args: readonly string[], some: object])[] = [
  [['token', '--json'], { token: TOKEN, base_url: API, account: 'mona@github.com' }],
  [['header', '--json'], { headers: { Authorization: [`Bearer ${TOKEN}`] } }],
  [['endpoint', '--json'], { base_url: API }],
  [['status', '--json'], { selected: 'mona@github.com' }],
];

const TEXT_ANSWERS: readonly (readonly [verb: string, stdout: string])[] = [
  [
    'header',
    `Authorization: Bearer ${TOKEN}\nEditor-Version: PilotLight/0.1.0\nCopilot-Integration-Id: vscode-chat\n`,
  ],
  ['endpoint', `${API}\n`],
  [
    'status',
    'mona@github.com: ready, the token is valid until 2026-11-22T09:30:00Z.\nhubot@github.com must sign in again: do so in Pilot Light.\n',
  ],
];

const QUESTIONS: readonly (readonly [
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  query: object,
])[] = [
  [
    ['--account', 'mona@github.com', '--min-valid', '600'],
    {},
    { account: 'mona@github.com', min_valid: '600' },
  ],
  [['--min-valid=0', '--account=a&b=c d+%'], {}, { account: 'a&b=c d+%', min_valid: '0' }],
  [[], { PILOT_LIGHT_ACCOUNT: 'hubot' }, { account: 'hubot' }],
  [['--account', 'mona'], { PILOT_LIGHT_ACCOUNT: 'hubot' }, { account: 'mona' }],
  [[], { PILOT_LIGHT_ACCOUNT: '' }, {}],
];

const LABELS: readonly (readonly [variable: string, label: string])[] = [
  ['codex', 'codex'],
  ['', 'pilot-light'],
  ['two\nlines: x', 'pilot-light'],
  ['naïve', 'pilot-light'],
];

const PROBLEMS = [
  ['badRequest', 400, 2],
  ['missingHeader', 400, 2],
  ['unknownPath', 404, 2],
  ['wrongMethod', 405, 2],
  ['tooLarge', 413, 2],
  ['tooLarge', 431, 2],
  ['signedOut', 401, 4],
  ['refused', 403, 5],
  ['unavailable', 503, 6],
  ['tooMany', 429, 6],
  ['locked', 423, 7],
  ['closed', 410, 8],
  ['unknownAccount', 404, 9],
  ['internal', 500, 1],
] as const;

const STRANGERS: readonly (readonly [
  name: string,
  reply: (request: IncomingMessage) => DoubleReply,
])[] = [
  [
    'a kind that nobody knows',
    (request: IncomingMessage) => problemReply(request, 'odd', 418, 'Hm.'),
  ],
  ['no kind', () => ({ status: 500, body: 'Oops\n' })],
  ['an empty token', () => ({ body: '\n' })],
  ['a token of two lines', () => ({ body: 'one\ntwo\n' })],
  ['a page', () => ({ body: '<html> <body>\n' })],
  ['letters of a far country', () => ({ body: 'tøken\n' })],
];

const CUTS: readonly (readonly [name: string, bytes: string, code: number])[] = [
  ['says goodbye', 'HELLO\r\n\r\n', 1],
  ['is cut off in its head', 'HTTP/1.1 200 OK\r\nContent-Len', 6],
  ['is cut off in its body', 'HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\nabc', 6],
  ['says nothing and hangs up', '', 6],
];

const PLACES: readonly (readonly [
  name: string,
  file: string,
  env: () => Readonly<Record<string, string>>,
])[] = [
  [
    'XDG_RUNTIME_DIR',
    'x/pilot-light/agent.sock',
    () => ({ XDG_RUNTIME_DIR: path.join(folder, 'x') }),
  ],
  [
    'XDG_CONFIG_HOME',
    'c/Pilot Light/run/agent.sock',
    () => ({ XDG_CONFIG_HOME: path.join(folder, 'c') }),
  ],
  [
    'a relative XDG_CONFIG_HOME',
    '.config/Pilot Light/run/agent.sock',
    () => ({ XDG_CONFIG_HOME: 'c' }),
  ],
  ['the user’s data', '.config/Pilot Light/run/agent.sock', () => ({})],
  ['macOS', 'Library/Application Support/Pilot Light/run/agent.sock', () => ({})],
];

const UNSAFE = [
  unsafe('a folder that others may enter', () => chmodSync(path.dirname(socket()), 0o750)),
  unsafe('a folder that others may list', () => chmodSync(path.dirname(socket()), 0o704)),
  unsafe('a socket that others may use', () => chmodSync(socket(), 0o660)),
  unsafe('a link in the place of the folder', () => {
    symlinkSync(path.dirname(socket()), path.join(folder, 'link'));
    return path.join(folder, 'link/agent.sock');
  }),
  unsafe('a link in the place of the socket', () => {
    mkdirSync(path.join(folder, 'two'), { mode: 0o700 });
    symlinkSync(socket(), path.join(folder, 'two/agent.sock'));
    return path.join(folder, 'two/agent.sock');
  }),
  unsafe('a link that leads nowhere', () => {
    symlinkSync('/nowhere', path.join(folder, 'run/gone'));
    return path.join(folder, 'run/gone');
  }),
  unsafe('a file', () => {
    writeFileSync(path.join(folder, 'run/file'), '', { mode: 0o600 });
    return path.join(folder, 'run/file');
  }),
];

const MISUSES = [
  misuse(
    ['token', '--loud'],
    '--loud is not an option of pilot-light token; see pilot-light token --help.',
  ),
  misuse(
    ['token', '-x'],
    '-x is not an option of pilot-light token; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--loud=é\u0007'],
    '--loud is not an option of pilot-light token; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--a\nb'],
    'that argument is not an option of pilot-light token; see pilot-light token --help.',
  ),
  misuse(
    ['token', 'mona'],
    'pilot-light token takes no argument like mona; see pilot-light token --help.',
  ),
  misuse(['token', ''], 'pilot-light token takes no argument like ; see pilot-light token --help.'),
  misuse(
    ['token', 'a\nb'],
    'pilot-light token takes no argument like that argument; see pilot-light token --help.',
  ),
  misuse(['token', '--account'], '--account wants a value; see pilot-light token --help.'),
  misuse(
    ['header', '--account='],
    '--account wants a name as pilot-light accounts prints it; see pilot-light header --help.',
  ),
  misuse(
    ['token', '--account', 'mo\nna'],
    'an account wants a name as pilot-light accounts prints it; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--account', 'zoë'],
    'an account wants a name as pilot-light accounts prints it; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--timeout', '0'],
    '--timeout wants whole seconds from 1 to 99; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--timeout', '1.5'],
    '--timeout wants whole seconds from 1 to 99; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--timeout=100'],
    '--timeout wants whole seconds from 1 to 99; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--min-valid', '-1'],
    '--min-valid wants whole seconds from 0 to 99999; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--min-valid', '1e3'],
    '--min-valid wants whole seconds from 0 to 99999; see pilot-light token --help.',
  ),
  misuse(
    ['token', '--min-valid=123456'],
    '--min-valid wants whole seconds from 0 to 99999; see pilot-light token --help.',
  ),
  misuse(
    ['status', '--min-valid', '1'],
    '--min-valid is not an option of pilot-light status; see pilot-light status --help.',
  ),
  misuse(
    ['status', '--shell', 'sh'],
    '--shell is not an option of pilot-light status; see pilot-light status --help.',
  ),
  misuse(
    ['token', '--'],
    '-- is not an option of pilot-light token; see pilot-light token --help.',
  ),
  misuse(['tokne'], 'there is no command tokne; see pilot-light --help.'),
  misuse(['--loud'], 'there is no option --loud; see pilot-light --help.'),
  misuse(['a\nb'], 'there is no command that argument; see pilot-light --help.'),
];

const NO_SOCKETS: readonly (readonly [value: string, sentence: string])[] = [
  ['run/agent.sock', 'PILOT_LIGHT_SOCK wants a path that begins with a slash.'],
  ['/tmp/a\nb', 'PILOT_LIGHT_SOCK wants the path of a socket.'],
];

describe.skipIf(process.platform === 'win32').each(HALVES)(
  'the command, its half for $name',
  (half) => {
    const run = (args: readonly string[], change: RunChange = here()) =>
      runHalf(half, args, change);

    it('prints the token, a line end and nothing else', async () => {
      const agent = await serve();
      expect(await run(['token'])).toEqual({
        code: 0,
        signal: null,
        stdout: `${TOKEN}\n`,
        stderr: '',
      });
      expect(agent.asked).toEqual(['/v1/token']);
      expect(agent.headers[0]).toMatchObject({
        'pilot-light': '1',
        'pilot-light-caller': 'pilot-light',
        accept: 'text/plain',
      });
    });

    it.each(JSON_ANSWERS)('prints JSON for programs: %s', async (args, some) => {
      await serve();
      const { code, stdout, stderr } = await run(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject(some);
      expect(stdout).toMatch(/^\{.*\}\n$/);
    });

    it.each(TEXT_ANSWERS)('prints lines for people and curl: %s', async (verb, stdout) => {
      await serve();
      expect(await run([verb])).toEqual({ code: 0, signal: null, stdout, stderr: '' });
    });

    it.each(QUESTIONS)('asks for whom it is told: %j %j', async (args, env, query) => {
      const agent = await serve();
      expect(await run(['token', ...args], here(env))).toMatchObject({ code: 0, stderr: '' });
      const asked = new URL(agent.asked[0] ?? '', 'http://pilot-light');
      expect(asked.pathname).toBe('/v1/token');
      expect(Object.fromEntries(asked.searchParams)).toEqual(query);
    });

    it.each(LABELS)(
      'says who asks, as the variable %j tells',
      async (PILOT_LIGHT_CALLER, label) => {
        const agent = await serve();
        await run(['token'], here({ PILOT_LIGHT_CALLER }));
        expect(agent.headers[0]?.['pilot-light-caller']).toBe(label);
      },
    );

    it.each(PROBLEMS)('ends with a number for %s (%i)', async (kind, status, code) => {
      const detail = 'mona@github.com: says \\ and "quotes", and what to do next.';
      await serve((request) => problemReply(request, kind, status, detail));
      for (const more of [[], ['--json']]) {
        const stderr = `pilot-light: ${detail}\n`;
        expect(await run(['token', ...more])).toEqual({ code, signal: null, stdout: '', stderr });
      }
    });

    it.each(STRANGERS)('passes nothing on that is not the app’s: %s', async (_, reply) => {
      await serve(reply);
      const { code, stdout, stderr } = await run(['token']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toBe(
        `pilot-light: no answer for the selected account: what listens at ${socket()} does not speak as Pilot Light does, so bring the app and this command up to date.\n`,
      );
    });

    it.each(CUTS)('tells of somebody who %s', async (_, bytes, code) => {
      opened.push(await openRawDouble(socket(), (one) => one.on('data', () => one.end(bytes))));
      const end = await run(['token']);
      expect(end).toMatchObject({
        stdout: '',
        stderr: expect.stringMatching(/^pilot-light: [^\n]+\n$/),
      });
      // curl and Node part such a nonsense differently; both say that there was no answer.
      expect(code === 6 ? [6, 1] : [1]).toContain(end.code);
    });

    it('waits no longer than it is told', async () => {
      opened.push(await openRawDouble(socket(), () => undefined));
      expect(await run(['token', '--timeout', '1'])).toEqual({
        code: 6,
        signal: null,
        stdout: '',
        stderr:
          'pilot-light: no answer for the selected account within 1 s: try again, or allow more with --timeout.\n',
      });
    });

    it('says at once that the app is not there, and for whom', async () => {
      const expected = (who: string) => ({
        code: 3,
        signal: null,
        stdout: '',
        stderr: `pilot-light: no answer for ${who}: ${NOT_RUNNING}\n`,
      });
      expect(await run(['token'])).toEqual(expected('the selected account'));
      expect(await run(['status', '--account', 'mona'])).toEqual(expected('mona'));
      expect(await run(['header'], { env: { HOME: folder } })).toEqual(
        expected('the selected account'),
      );
      expect(await run(['header'], { env: {} })).toEqual(expected('the selected account'));
    });

    it('knows a dead socket', async () => {
      const program = `require('net').createServer().listen(${JSON.stringify(socket())}, () => process.kill(process.pid, 'SIGKILL'))`;
      mkdirSync(path.dirname(socket()), { mode: 0o700 });
      await runHalf({ name: 'node', words: [process.execPath, '-e', program] }, []);
      chmodSync(socket(), 0o600);
      expect(await run(['token'])).toMatchObject({ code: 3, stdout: '' });
    });

    it.each(PLACES)('finds the app by %s', async (_, file, env) => {
      mkdirSync(path.dirname(path.join(folder, path.dirname(file))), { recursive: true });
      await serve(undefined, path.join(folder, file));
      const change = here({ PILOT_LIGHT_SOCK: undefined, ...env() });
      expect(await run(['token'], change)).toMatchObject({ code: 0, stdout: `${TOKEN}\n` });
      // Where it is told to look, it looks there alone.
      expect(await run(['token'], here(env()))).toMatchObject({ code: 3, stdout: '' });
    });
    it.each(['0', '1.5', '100', 'a while'])(
      'wants an end of the wait that makes sense: %s',
      async (seconds) => {
        expect(await run(['token'], here({ PILOT_LIGHT_TIMEOUT: seconds }))).toMatchObject({
          code: 2,
          stdout: '',
          stderr:
            'pilot-light: PILOT_LIGHT_TIMEOUT wants whole seconds from 1 to 99; see pilot-light token --help.\n',
        });
        expect(
          await run(['token', '--timeout', '9'], here({ PILOT_LIGHT_TIMEOUT: seconds })),
        ).toMatchObject({ code: 2 });
      },
    );

    it.each(UNSAFE)('asks nothing at %s', async (_, make) => {
      const agent = await serve();
      const made = make();
      const place = typeof made === 'string' ? made : socket();
      expect(await run(['token'], here({ PILOT_LIGHT_SOCK: place }))).toEqual({
        code: 10,
        signal: null,
        stdout: '',
        stderr: `pilot-light: no answer for the selected account: ${place} is not yours alone (owner, rights or a link), so nothing was asked there; see who made it and remove it.\n`,
      });
      expect(agent.asked).toEqual([]);
    });

    it.skipIf(process.getuid?.() !== 0)('asks nothing of another user', async () => {
      const agent = await serve();
      for (const [file, uid] of [
        [socket(), 1],
        [socket(), 0],
        [path.dirname(socket()), 1],
      ] as const) {
        chownSync(file, uid, 0);
        expect((await run(['token'])).code).toBe(uid === 0 ? 0 : 10);
      }
      expect(agent.asked).toHaveLength(1);
    });

    it('says in one sentence that a path is too long', async () => {
      const long = `/tmp/${'é'.repeat(60)}`;
      expect(await run(['token'], here({ PILOT_LIGHT_SOCK: long }))).toEqual({
        code: 2,
        signal: null,
        stdout: '',
        stderr: `pilot-light: no answer for the selected account: the path ${long} is too long for a socket, so set PILOT_LIGHT_SOCK to a shorter one.\n`,
      });
    });
    it.each(MISUSES)('says what is wrong with %j', async (args, sentence) => {
      const agent = await serve();
      const stderr = `pilot-light: ${sentence}\n`;
      expect(await run(args)).toEqual({ code: 2, signal: null, stdout: '', stderr });
      expect(agent.asked).toEqual([]);
    });

    it.each(NO_SOCKETS)('takes no socket by the name %j', async (PILOT_LIGHT_SOCK, sentence) => {
      expect(await run(['token'], here({ PILOT_LIGHT_SOCK }))).toMatchObject({
        code: 2,
        stderr: `pilot-light: ${sentence}\n`,
      });
    });

    it('looks nowhere that a line cannot name', async () => {
      const odd = path.join(folder, 'two\nlines');
      mkdirSync(odd);
      for (const [name, file] of [
        ['XDG_RUNTIME_DIR', 'pilot-light/agent.sock'],
        ['XDG_CONFIG_HOME', 'Pilot Light/run/agent.sock'],
        ['HOME', '.config/Pilot Light/run/agent.sock'],
      ] as const) {
        mkdirSync(path.dirname(path.join(odd, file)), { recursive: true });
        writeFileSync(path.join(odd, file), '');
        expect(await run(['token'], { env: { HOME: folder, [name]: odd } })).toEqual({
          code: 3,
          signal: null,
          stdout: '',
          stderr: `pilot-light: no answer for the selected account: ${NOT_RUNNING}\n`,
        });
      }
    });

    it('heeds no settings of curl’s and no proxy', async () => {
      await serve();
      writeFileSync(
        path.join(folder, '.curlrc'),
        'output = /tmp/elsewhere\nfail-with-a-word-nobody-knows\n',
      );
      const proxies = { http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' };
      expect(await run(['token'], here(proxies))).toMatchObject({ code: 0, stdout: `${TOKEN}\n` });
    });

    it.skipIf(process.platform !== 'linux')('says so when the disk is full', async () => {
      await serve();
      const stdout = openSync('/dev/full', 'w');
      const end = await run(['token'], { ...here(), stdout });
      expect(end).toMatchObject({
        code: 1,
        stderr:
          'pilot-light: the answer for the selected account could not be written: see whether the disk is full, or who reads it has ended.\n',
      });
    });

    it('says so when nobody reads', async () => {
      const agent = await serve();
      const end = await run(['token'], { ...here(), onStart: (child) => child.stdout?.destroy() });
      expect(agent.asked).toHaveLength(1);
      expect(end).toMatchObject({
        code: 1,
        signal: null,
        stderr: expect.stringMatching(
          /^pilot-light: the answer for [^\n]+ could not be written: [^\n]+\n$/,
        ),
      });
    });
  },
);
