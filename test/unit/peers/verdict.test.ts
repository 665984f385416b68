import { describe, expect, it } from 'vitest';
import { PEERS } from '../../peers/peers.ts';
import { type Expectation, faultsIn, lineOf } from '../../peers/verdict.ts';
import type { Code, LogEntry } from '../../simulator/reports.ts';

const API = 'api.github.com';
const COPILOT_API = 'api.individual.githubcopilot.com';

const EXPECTED: Expectation = {
  clientId: 'Iv1.b507a08c87ecfe98',
  login: 'monalisa',
  questions: [
    { by: 'GET', host: API, endpoint: 'exchange', shows: 'gitHub', scheme: 'bearer' },
    { by: 'GET', host: COPILOT_API, endpoint: 'models', shows: 'copilot', scheme: 'bearer' },
  ],
};

/** A client that does not go by the exchange. */
const DIRECT: Expectation = {
  ...EXPECTED,
  questions: [
    { by: 'GET', host: COPILOT_API, endpoint: 'models', shows: 'gitHub', scheme: 'bearer' },
  ],
};

const CODE: Code = {
  userCode: 'AB12-CD34',
  clientId: EXPECTED.clientId,
  scope: '',
  status: 'used',
  login: 'monalisa',
  intervalSeconds: 5,
  expiresAtMs: 0,
};

type Shown = NonNullable<LogEntry['authorization']>;

const shown = (change: Partial<Shown> = {}): Shown => ({
  scheme: 'bearer',
  kind: 'ghu',
  fingerprint: 'a',
  alive: true,
  ...change,
});

function entry(change: Partial<LogEntry>, host = 'github.com'): LogEntry {
  return {
    number: 0,
    atMs: 0,
    method: 'POST',
    path: '/somewhere',
    endpoint: 'accessToken',
    headers: { host },
    authorization: null,
    githubTokens: [],
    fields: [],
    status: 200,
    remark: null,
    ...change,
  };
}

const CODE_ASKED = entry({ endpoint: 'deviceCode' });
const PENDING = entry({ remark: 'authorization_pending' });
const GRANTED = entry({});
const EXCHANGED = entry({ method: 'GET', endpoint: 'exchange', authorization: shown() }, API);
const LISTED = entry(
  { method: 'GET', endpoint: 'models', authorization: shown({ kind: 'copilot' }) },
  COPILOT_API,
);
const SIGN_IN = [CODE_ASKED, PENDING, GRANTED];
const WHOLE = [...SIGN_IN, EXCHANGED, LISTED];

const change = (one: LogEntry, by: Partial<LogEntry>): readonly LogEntry[] =>
  WHOLE.map((other) => (other === one ? { ...one, ...by } : other));

describe('a client that went through all of it', () => {
  it('has no faults, however often it had to wait', () => {
    expect(faultsIn(WHOLE, [CODE], EXPECTED)).toEqual([]);
    const patient = [CODE_ASKED, PENDING, PENDING, PENDING, GRANTED, EXCHANGED, LISTED];
    expect(faultsIn(patient, [CODE], EXPECTED)).toEqual([]);
  });

  it.each([
    '/telemetry',
    '/mcp/readonly',
    '/copilot_internal/managed_settings',
    '/repos/github/copilot-cli/releases',
  ])('may ask for %s, which is left out here', (path) => {
    const asked = entry({ path, endpoint: 'other', status: 404 }, API);
    expect(faultsIn([...WHOLE, asked], [CODE], EXPECTED)).toEqual([]);
  });

  it('may send its GitHub token to the Copilot API if that is its road', () => {
    const authorization = shown();
    const direct = entry(
      { method: 'GET', endpoint: 'models', authorization, githubTokens: ['a'] },
      COPILOT_API,
    );
    expect(faultsIn([...SIGN_IN, direct], [CODE], DIRECT)).toEqual([]);
    expect(faultsIn([...WHOLE, direct], [CODE], EXPECTED)).toEqual([
      expect.stringMatching(/^its GitHub token went to the Copilot API: GET api\.individual/),
    ]);
  });
});

describe('a client is at fault when', () => {
  it.each<[string, readonly LogEntry[], RegExp]>([
    ['it was never told to wait', [CODE_ASKED, GRANTED, EXCHANGED, LISTED], /sign-in went/],
    ['it asked too early', change(PENDING, { remark: 'slow_down' }), /sign-in went: .*slow_down/],
    ['it asked on after its token', [...WHOLE, GRANTED], /sign-in went/],
    ['it never had a token', [CODE_ASKED, PENDING], /sign-in went/],
    ['it never began', [], /sign-in went: nothing/],
    ['it signed in elsewhere', change(GRANTED, { headers: { host: API } }), /signed in elsewhere/],
    ['it left the exchange out', [...SIGN_IN, LISTED], /never asked well: GET .* exchange/],
    ['it exchanged before its token', [EXCHANGED, ...SIGN_IN, LISTED], /asked well: .* exchange/],
    ['it exchanged by POST', change(EXCHANGED, { method: 'POST' }), /asked well: .* exchange/],
    ['the exchange was refused', change(EXCHANGED, { status: 403 }), /it was refused/],
    ['the host is wrong', change(LISTED, { headers: { host: API } }), /asked well: .* models/],
    [
      'its token was dead',
      change(LISTED, { authorization: shown({ kind: 'copilot', alive: false }) }),
      /asked well: .* models/,
    ],
    [
      'it showed the wrong token',
      change(LISTED, { authorization: shown() }),
      /asked well: .* models/,
    ],
    [
      'it showed its token otherwise',
      change(EXCHANGED, { authorization: shown({ scheme: 'token' }) }),
      /asked well: .* exchange/,
    ],
    ['it was not answered', [...WHOLE, entry({ status: null }, API)], /refused: .* no answer/],
    [
      'it asks for what is not known here',
      [
        ...WHOLE,
        entry({ path: '/copilot_internal/v3/token', endpoint: 'other', status: 404 }, API),
      ],
      /refused: POST api\.github\.com\/copilot_internal\/v3\/token → 404/,
    ],
  ])('%s', (_, log, fault) => {
    expect(faultsIn(log, [CODE], EXPECTED).join('\n')).toMatch(fault);
  });

  it.each<[string, readonly Code[], RegExp]>([
    ['there was no code', [], /^0 device codes$/],
    ['it took two', [CODE, CODE], /^2 device codes$/],
    ['its code was left', [{ ...CODE, status: 'approved' }], /^its device code is approved$/],
    [
      'somebody else signed in',
      [{ ...CODE, login: 'octocat' }],
      /^its device code was approved by octocat$/,
    ],
    ['it was another app', [{ ...CODE, clientId: 'Iv1.0' }], /^it signed in as the app Iv1\.0$/],
  ])('%s', (_, codes, fault) => {
    expect(faultsIn(WHOLE, codes, EXPECTED)).toEqual([expect.stringMatching(fault)]);
  });
});

it('a request is told in one line, with its answer', () => {
  const refused = entry({ path: '/models', status: 466, remark: 'update your client\n' }, API);
  expect(lineOf(refused)).toBe('POST api.github.com/models → 466 update your client');
});

it('every client is expected to show its GitHub token, and is pinned where npm has it', () => {
  for (const { name, packages, questions } of PEERS) {
    expect(questions.map(({ shows }) => shows)).toContain('gitHub');
    if (name !== 'gh') expect(packages).not.toEqual([]);
    for (const one of packages) expect(one).toMatch(/.@\d+\.\d+\.\d+$/);
  }
});
