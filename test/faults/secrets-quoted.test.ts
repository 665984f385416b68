import * as fc from 'fast-check';
import { expect } from 'vitest';
import { Redirected } from '../../src/main/github/redirected.ts';
import type { GitHub } from '../../src/main/ports.ts';
import { createRedactor } from '../../src/main/secrets/redactor.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import { spellingsIn } from '../support/leaks.ts';
import { sized } from '../support/size.ts';
import { SECOND_MS } from '../support/time-units.ts';
import { createWireBench, steady } from '../support/wire-bench.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';
import { startSignedIn } from './signed-in.ts';

const GITHUB_TOKEN = 'ghu_Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv1Wx2';
/** What an OAuth app is granted: nothing that one could know by its looks. */
const PLAIN_TOKEN = 'cbd515127099c81014ab4334f7c548b741bfcb5b';
const COPILOT_TOKEN =
  'tid=8f2a66c01b;exp=1790001800;sku=yearly_subscriber;8kp=1:7c0f5be2a94d1c6b3e88aa10';
const DEVICE_CODE = '3584d83530557fdd1f46af8289938c8ef79f9dc5';
const SECRETS = [GITHUB_TOKEN, PLAIN_TOKEN, COPILOT_TOKEN, DEVICE_CODE];

const upper = (text: string): string => text.replace(/%[0-9a-f]{2}/g, (one) => one.toUpperCase());
const everyByte = (text: string, before: string): string =>
  [...Buffer.from(text)].map((byte) => before + byte.toString(16).padStart(2, '0')).join('');

/** How what quotes a secret may spell it. */
const SPELLERS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'URL-encoded': encodeURIComponent,
  'twice URL-encoded': (text) => encodeURIComponent(encodeURIComponent(text)),
  'every byte URL-encoded': (text) => upper(everyByte(text, '%')),
  'every byte URL-encoded, small': (text) => everyByte(text, '%'),
  'in hexadecimal digits': (text) => everyByte(text, ''),
  'in capital hexadecimal digits': (text) => everyByte(text, '').toUpperCase(),
  'in JSON': (text) => JSON.stringify({ was: text }),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify({ was: text })),
  'in escapes of JSON': (text) => everyByte(text, '\\u00'),
  'in a page': (text) => text.replaceAll(/./gs, (one) => `&#${one.charCodeAt(0)};`),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'with nothing between its characters': (text) => text.replaceAll(/./gs, '$&\u200b'),
  'in pieces': (text) => text.replaceAll(/.{10}/gs, '$&\n'),
  'in single characters': (text) => text.split('').join(' '),
  'in quoted pieces': (text) => `"${text.replaceAll(/.{11}/gs, '$&" + "')}"`,
  'with controls between': (text) => text.split('').join('\u0001'),
  'with marks on it': (text) => text.split('').join('\u0301'),
  'in wide letters': (text) =>
    text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'in capital letters': (text) => text.toUpperCase(),
  'in pieces of hexadecimal digits': (text) => everyByte(text, ' '),
  'in pieces of base64': (text) => Buffer.from(text).toString('base64').replaceAll(/.{8}/g, '$& '),
  'in open escapes of a page': (text) => text.replaceAll(/./gs, (one) => `&#${one.charCodeAt(0)} `),
  'its last 25 characters': (text) => text.slice(-25),
  'its first 12 characters': (text) => text.slice(0, 12),
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\s\p{C}\p{M}"'+]/gu, '')
    .toLowerCase();

/** Whether a person could still read the secret, or a telling part of it, out of the text. */
function shows(text: string, secret: string): boolean {
  if (plain(text).includes(plain(secret).slice(0, 12))) return true;
  let read = text;
  for (let times = 0; times < 4; times += 1) {
    if (spellingsIn(read, secret).length > 0) return true;
    read = read
      .replaceAll(/%([0-9a-f]{2})|\\u00([0-9a-f]{2})/gi, (_, a = '', b = '') =>
        String.fromCharCode(Number.parseInt(`${a}${b}`, 16)),
      )
      .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      .replaceAll(/\\(["\\])/g, '$1')
      .replaceAll('\u200b', '');
  }
  return false;
}

fault(62, 'modelled', 'S', 'what is held is known after any number of others', () => {
  const step = fc.tuple(
    fc.constantFrom('hold', 'let go', 'pass by'),
    fc.nat({ max: 3 }),
    fc.integer({ min: 1, max: 300 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const redactor = createRedactor();
      const holders = SECRETS.map(() => redactor.newHolder());
      const held = new Set<string>();
      for (const [what, which, many] of steps) {
        const secret = SECRETS[which] ?? '';
        if (what !== 'pass by') holders[which]?.(what === 'hold' ? [new Secret(secret)] : []);
        if (what === 'hold') held.add(secret);
        if (what === 'let go') held.delete(secret);
        for (let n = 0; n < many; n += 1) redactor.remember(new Secret(`passing-${many}-${n}`));
      }
      for (const secret of held) {
        knowSecret(secret);
        sawAt('logs', redactor.redact(`a proxy quotes ${secret} in full`));
        expect(redactor.redact(`${secret} !`)).toBe('[redacted] !');
      }
    }),
    {
      numRuns: sized(8, 200),
      examples: [
        [[['hold', 1, 257]]],
        [
          [
            ['hold', 2, 1],
            ['let go', 1, 300],
          ],
        ],
      ],
    },
  );
});

fault(62, 'real', 'S', 'a refusal after 257 newer secrets does not show the token', async () => {
  const w = await startSignedIn();
  const [record] = w.vault.stored.values();
  const token = record?.gitHubToken.reveal() ?? '';
  for (let n = 0; n < 257; n += 1) w.redactor.remember(new Secret(`tid=${n};exp=1790001800;x`));
  const answer = {
    kind: 'json',
    status: 403,
    // By the rest nobody could tell that it is a token.
    body: { message: `blocked, sent ${token.slice('ghu_'.length)}` },
  } as const;
  await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer });
  // A run that has had no success yet tells a refusal at once.
  await w.restart();
  await w.pass(SECOND_MS);
  expect(w.accountView().session).toMatchObject({
    refusal: { message: 'blocked, sent [redacted]' },
  });
});

/** The wire, on which the next answer is this body; it has been told of these secrets. */
function answering(status: number, body: unknown, known: readonly string[] = SECRETS): GitHub {
  const headers = { 'content-type': 'application/json', 'x-github-request-id': 'ABCD:1' };
  const bench = createWireBench({
    http: async () => new Response(JSON.stringify(body), { status, headers }),
  });
  for (const secret of SECRETS) knowSecret(secret);
  for (const secret of known) bench.redactor.register(new Secret(secret));
  return bench.github;
}

/** What comes of it, as faces may see it; secrets print nothing. */
async function told(answer: Promise<unknown>): Promise<string> {
  const text = JSON.stringify(await answer);
  sawAt('IPC', text);
  return text;
}

const SENT = new Secret(GITHUB_TOKEN);
const exchange = (github: GitHub) => github.exchange('github.com', SENT, steady);
const LIMITS = { title: 120, message: 600 } as const;

fault(63, 'modelled', 'S', 'no part of a secret is left by a cut', async () => {
  const place = fc.record({
    field: fc.constantFrom('title' as const, 'message' as const),
    secret: fc.constantFrom(...SECRETS),
    fromCut: fc.integer({ min: -90, max: 4 }),
    filler: fc.constantFrom('x', '漢', '👍', 'é', '\u200b', ' '),
  });
  await fc.assert(
    fc.asyncProperty(place, async ({ field, secret, fromCut, filler }) => {
      const before = filler.repeat(LIMITS[field] + fromCut);
      const error_details = { notification_id: 'x', [field]: `${before} ${secret} more words` };
      const text = await told(exchange(answering(403, { error_details })));
      for (const one of SECRETS) expect(shows(text, one)).toBe(false);
    }),
    {
      numRuns: sized(60, 2_000),
      examples: [
        [{ field: 'title', secret: PLAIN_TOKEN, fromCut: -40, filler: 'x' }],
        [{ field: 'title', secret: GITHUB_TOKEN, fromCut: -21, filler: 'x' }],
        [{ field: 'message', secret: COPILOT_TOKEN, fromCut: -13, filler: '漢' }],
      ],
    },
  );
});

fault(
  63,
  'modelled',
  'S',
  'nor of what only looks like one, as nobody was told of it',
  async () => {
    const place = fc.record({
      field: fc.constantFrom('title' as const, 'message' as const),
      quote: fc.constantFrom(` ${GITHUB_TOKEN}`, ` ${COPILOT_TOKEN}`, ` token ${PLAIN_TOKEN}`),
      fromCut: fc.integer({ min: -90, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(place, async ({ field, quote, fromCut }) => {
        const words = `${'x'.repeat(LIMITS[field] + fromCut)}${quote} more words`;
        const error_details = { notification_id: 'x', [field]: words };
        const text = await told(exchange(answering(403, { error_details }, [])));
        for (const one of SECRETS) expect(shows(text, one)).toBe(false);
      }),
      {
        numRuns: sized(20, 1_000),
        examples: [
          [{ field: 'title', quote: ` ${GITHUB_TOKEN}`, fromCut: -21 }],
          // What is left by the cut is too short to be taken for a token.
          [{ field: 'message', quote: ` token ${PLAIN_TOKEN}`, fromCut: -22 }],
        ],
      },
    );
  },
);

fault(63, 'modelled', 'S', 'nor by the cut of words that nobody could read', async () => {
  // Marks are short: of a hundred quotes little is left, so that what was cut off comes near to what is shown.
  for (const secret of SECRETS) {
    for (let before = 0; before < secret.length; before += 9) {
      const message = `${' '.repeat(before)}${`${secret} `.repeat(16_384 / secret.length)}${secret}`;
      const text = await told(exchange(answering(403, { message })));
      expect(shows(text, secret), `${before}`).toBe(false);
    }
  }
});

/** Every answer with words: how it is asked for, and each field put to these words. */
const WORDS: Readonly<
  Record<
    string,
    (words: string) => readonly [number, unknown, (github: GitHub) => Promise<unknown>]
  >
> = {
  login: (login) => [200, { id: 1, login: login.replaceAll(/\s/g, '') }, identify],
  name: (name) => [200, { id: 1, login: 'mona', name }, identify],
  avatar: (words) => [200, { id: 1, login: 'mona', avatar_url: addressOf(words) }, identify],
  plan: (copilot_plan) => [200, { copilot_plan }, plan],
  'plan of a token': (copilot_plan) => [200, { token: COPILOT_TOKEN, copilot_plan }, exchange],
  'plan that is its token': (words) => [200, { token: words, copilot_plan: words }, exchange],
  'API address': (words) => [
    200,
    { token: COPILOT_TOKEN, endpoints: { api: `https://api.githubcopilot.com/${words}` } },
    exchange,
  ],
  'owner of a token': (name) => [
    200,
    { token: COPILOT_TOKEN, user: { id: 1, login: 'mona', name } },
    exchange,
  ],
  'user code': (user_code) => [200, { device_code: 'a-new-device-code', user_code }, requestCode],
  'user code that is the device code': (words) => [
    200,
    { device_code: words, user_code: words },
    requestCode,
  ],
  'address of the page': (words) => [
    200,
    { device_code: 'a-new-device-code', user_code: 'WDJB', verification_uri: addressOf(words) },
    requestCode,
  ],
  'title of a refusal': (title) => [403, { error_details: { title } }, exchange],
  'message of a refusal': (message) => [403, { error_details: { message } }, exchange],
  'id of a refusal': (notification_id) => [403, { error_details: { notification_id } }, exchange],
  'address of a refusal': (words) => [
    403,
    { error_details: { title: 'No', url: addressOf(words) } },
    exchange,
  ],
  'words of a remark': (words) => [200, remarkOf({ title: words, message: words }), exchange],
  'id of a remark': (notification_id) => [
    200,
    remarkOf({ notification_id, title: 'A word' }),
    exchange,
  ],
  'address of a remark': (words) => [
    200,
    remarkOf({ notification_id: 'free_over_limits', url: addressOf(words) }),
    exchange,
  ],
  'plain refusal': (message) => [403, { message }, exchange],
  'error of a code': (error) => [400, { error }, requestCode],
  'error of a poll': (error) => [400, { error, error_description: error }, poll],
  'error of a renewal': (error) => [400, { error, error_description: error }, renew],
};

const remarkOf = (user_notification: object) => ({ token: COPILOT_TOKEN, user_notification });
const addressOf = (words: string): string => `https://github.com/login/device?sent=${words}`;
const identify = (github: GitHub) => github.identify('github.com', SENT, steady);
async function plan(github: GitHub) {
  const answer = await github.usage('github.com', SENT, steady);
  return answer.kind === 'told' ? answer.told?.plan : answer;
}
const requestCode = (github: GitHub) => github.requestCode('github.com', 'c', steady);
const poll = (github: GitHub) =>
  github.poll({ host: 'github.com', clientId: 'c', deviceCode: new Secret(DEVICE_CODE) }, steady);
const renew = (github: GitHub) =>
  github.renew({ host: 'github.com', clientId: 'c', refreshToken: SENT }, steady);

fault(
  64,
  'modelled',
  'S',
  'no word of any answer shows a secret, however it is spelt',
  async () => {
    const quoted = fc.record({
      field: fc.constantFrom(...Object.keys(WORDS)),
      secret: fc.constantFrom(...SECRETS),
      speller: fc.constantFrom(...Object.keys(SPELLERS)),
      before: fc.constantFrom('', 'Bearer ', 'x'),
    });
    const all = Object.keys(WORDS).map((field) => ({ field, secret: PLAIN_TOKEN, before: '' }));
    await fc.assert(
      fc.asyncProperty(quoted, async ({ field, secret, speller, before }) => {
        const words = before + (SPELLERS[speller]?.(secret) ?? '');
        const [status, body, ask] = WORDS[field]?.(words) ?? [0, null, plan];
        const text = await told(ask(answering(status, body)));
        expect(shows(text, secret), `${field}: ${text}`).toBe(false);
      }),
      {
        numRuns: sized(150, 3_000),
        examples: all.map((one) => [{ ...one, speller: 'plain' }]),
      },
    );
  },
);

/** The hosts that a redirect to this address is said to lead to. */
async function ledTo(address: string): Promise<readonly string[]> {
  const bench = createWireBench({
    http: () => Promise.reject(new Redirected(address, null)),
  });
  for (const secret of SECRETS) {
    bench.redactor.register(new Secret(secret));
    knowSecret(secret);
  }
  await poll(bench.github);
  const led = Object.values(bench.github.detours()).map(({ to }) => to);
  sawAt('IPC', led.join(' '));
  return led;
}

fault(64, 'modelled', 'S', 'no host of a redirect shows a secret', async () => {
  for (const secret of SECRETS) {
    for (const spelt of [secret, encodeURIComponent(secret), everyByte(secret, '%')]) {
      expect(await ledTo(`https://${spelt}.portal.example/`), spelt).toEqual([]);
      expect(await ledTo(`https://portal.example/?${spelt}`), spelt).toEqual(['portal.example']);
    }
  }
});

fault(64, 'modelled', 'S', 'what names only look like is let be', async () => {
  for (const name of ['Bearer Smith', 'Token Ring Enthusiasts', 'token 0123456789 collector']) {
    const text = await told(identify(answering(200, { id: 1, login: 'Bearer', name })));
    expect(text).toContain(JSON.stringify(name));
    expect(text).toContain('"login":"Bearer"');
    expect(await told(plan(answering(200, { copilot_plan: name })))).toBe(JSON.stringify(name));
  }
});

fault(65, 'modelled', 'S', 'a secret is known in whatever spelling of a spelling', () => {
  const wrapping = fc.record({
    secret: fc.constantFrom(...SECRETS),
    first: fc.constantFrom(...Object.keys(SPELLERS)),
    next: fc.constantFrom('plain', 'URL-encoded', 'every byte URL-encoded', 'in JSON', 'in a page'),
    before: fc.string({ maxLength: 5 }),
    after: fc.string({ maxLength: 5 }),
  });
  fc.assert(
    fc.property(wrapping, ({ secret, first, next, before, after }) => {
      const redactor = createRedactor();
      redactor.register(new Secret(secret));
      knowSecret(secret);
      const spelt = SPELLERS[next]?.(SPELLERS[first]?.(secret) ?? '') ?? '';
      const text = redactor.redactValue(`${before} ${spelt} ${after}`);
      sawAt('logs', text);
      expect(text).toContain('[redacted]');
      expect(shows(text, secret), `${first}, ${next}: ${text}`).toBe(false);
      expect(redactor.redactValue(text)).toBe(text);
    }),
    {
      numRuns: sized(200, 5_000),
      examples: Object.keys(SPELLERS).map((first) => [
        { secret: COPILOT_TOKEN, first, next: 'plain', before: '', after: '' },
      ]),
    },
  );
});

fault(65, 'modelled', 'S', 'a secret inside of base64 is known wherever it begins there', () => {
  for (const secret of SECRETS) {
    const redactor = createRedactor();
    redactor.register(new Secret(secret));
    knowSecret(secret);
    for (const before of ['', 'x', 'xy', 'user:', 'x-access-token:']) {
      for (const how of ['base64', 'base64url'] as const) {
        const text = redactor.redact(Buffer.from(`${before}${secret}@host`).toString(how));
        sawAt('logs', text);
        expect(text).toContain('[redacted]');
        expect(Buffer.from(text, how).toString()).not.toContain(secret.slice(2, 14));
      }
    }
  }
});
