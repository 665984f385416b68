import * as fc from 'fast-check';
import { expect } from 'vitest';

import { noticeText } from '../../src/main/faces/notices/notice-text.ts';
import { messagesOf } from '../../src/shared/messages/messages-of.ts';
import type { RefusalReason } from '../../src/shared/refusal.ts';
import type { SessionView } from '../../src/shared/view.ts';
import type { Answer } from '../simulator/scripted-answer.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { exchangesOf, startWorld } from './signed-in.ts';

const RETIRED =
  'bad request: the specified API version is no longer supported. You may need to update your client to a newer version.';

/** The bodies in which a sentence comes, by what they are called here. */
const SHAPES: readonly (readonly [string, (said: string) => unknown])[] = [
  ['message', (said) => ({ message: said, status: '402' })],
  ['error_description', (said) => ({ error: 'some_code', error_description: said })],
  ['errors', (said) => ({ errors: said })],
  [
    'a list of errors',
    (said) => ({ errors: [{ resource: 'Seat', code: 'custom', message: said }] }),
  ],
  ['a list of words', (said) => ({ errors: [7, said, null] })],
  ['error with a message', (said) => ({ error: { message: said, code: 'some_code' } })],
  ['plain text', (said) => said],
];

interface No {
  readonly status: number;
  readonly shape: (typeof SHAPES)[number];
  readonly said: string;
}

function answerOf({ status, shape: [, body], said }: No): Answer {
  const given = body(said);
  return typeof given === 'string'
    ? { kind: 'text', status, body: `${given}\n` }
    : { kind: 'json', status, body: given };
}

const sentence = fc
  .array(fc.stringMatching(/^[A-Za-z]{1,12}$/), { minLength: 2, maxLength: 12 })
  .map((words) => `${words.join(' ')}.`);

const noes: fc.Arbitrary<No> = fc.record({
  status: fc.constantFrom(400, 402, 403, 409, 418, 422, 451, 466, 499),
  shape: fc.constantFrom(...SHAPES),
  said: sentence,
});

/** Every shape once. */
const corpus = SHAPES.map((shape, index): [No] => {
  const status = [400, 403, 409, 402, 466, 422, 451][index] ?? 400;
  return [{ status, shape, said: RETIRED }];
});

/** A world that is told no at every exchange but the first. */
async function refusedWorld(answer: Answer): Promise<WiredWorld> {
  const w = await startWorld();
  await w.signIn();
  await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer });
  await w.pass(35 * MINUTE_MS);
  return w;
}

function refusalIn(session: SessionView) {
  if (session.kind !== 'refused') throw new Error(`the session is ${session.kind}`);
  return session.refusal;
}

fault(100, 'real', 'UP', 'shows the sentence of any no, and asks at the pace of one', async () => {
  await fc.assert(
    fc.asyncProperty(noes, async (no) => {
      const w = await refusedWorld(answerOf(no));
      const refusal = refusalIn(w.accountView().session);
      expect(refusal.message).toBe(no.said);
      const reason: RefusalReason = no.status === 466 ? 'outdated' : 'unknown';
      expect(refusal.reason).toBe(reason);
      const asked = exchangesOf(w).length;
      await w.pass(HOUR_MS);
      expect(exchangesOf(w).length - asked).toBeLessThanOrEqual(12);
    }),
    { seed: SEED, numRuns: sized(3, 60), examples: corpus },
  );
});

fault(100, 'real', 'U', 'shows the sentence of a no to somebody who signs in', async () => {
  const w = await startWorld();
  for (const [name, body] of SHAPES) {
    const said = `Octo-org says no, and this is ${name}.`;
    const answer = answerOf({ status: 403, shape: [name, body], said });
    await w.gitHub.setStandingAnswer({ endpoint: 'deviceCode', answer });
    w.engine().startSignIn(w.host, null);
    await w.pass(SECOND_MS);
    const code = name === 'error_description' ? 'some_code' : null;
    expect(w.view().signIn).toMatchObject({
      kind: 'failed',
      problem: { kind: 'unexpected', code, said },
    });
    w.engine().dismissSignIn();
    // A person may start five at once, and then one a minute.
    await w.pass(MINUTE_MS);
  }
});

fault(100, 'real', 'UP', 'shows the sentence of a no that calls itself a success', async () => {
  for (const [name, body] of SHAPES.filter(([shape]) => shape !== 'plain text')) {
    const said = `Octo-org says no, and this is ${name}.`;
    const w = await refusedWorld(answerOf({ status: 200, shape: [name, body], said }));
    const refusal = refusalIn(w.accountView().session);
    expect(refusal, name).toMatchObject({ reason: 'unknown', message: said });
  }
});

fault(100, 'real', 'U', 'keeps a token that words stand beside', async () => {
  const w = await startWorld();
  const set = { message: 'Octo-org says hello.', errors: 'Octo-org means it.' };
  await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer: { kind: 'patched', set } });
  await w.signIn();
  expect(w.accountView().session.kind).toBe('lit');
});

for (const status of [200, 403, 422]) {
  fault(
    100,
    'real',
    'U',
    `shows the sentence of a no to somebody whose code is polled for: ${status}`,
    async () => {
      const w = await startWorld();
      const said = 'Octo-org says no to this code.';
      const answer = { kind: 'json', status, body: { message: said } } as const;
      await w.gitHub.setStandingAnswer({ endpoint: 'accessToken', answer });
      w.engine().startSignIn(w.host, null);
      await w.pass(MINUTE_MS);
      // It may be an accident: the code is kept for as long as any other no that makes no sense.
      expect(w.view().signIn).toMatchObject({ kind: 'awaitingUser' });
      await w.pass(2 * MINUTE_MS);
      const problem = { kind: 'unexpected', code: null, said };
      expect(w.view().signIn).toMatchObject({ kind: 'failed', problem });
    },
  );
}

fault(100, 'real', 'U', 'shows the sentence of a success that brings no code', async () => {
  const w = await startWorld();
  const said = 'Octo-org gives no codes.';
  const answer = { kind: 'json', body: { message: said } } as const;
  await w.gitHub.setStandingAnswer({ endpoint: 'deviceCode', answer });
  w.engine().startSignIn(w.host, null);
  await w.pass(SECOND_MS);
  const problem = { kind: 'unexpected', code: null, said };
  expect(w.view().signIn).toMatchObject({ kind: 'failed', problem });
});

fault(
  100,
  'real',
  'U',
  'says in 466 that Pilot Light is to be updated, in every language',
  async () => {
    const w = await refusedWorld({ kind: 'text', status: 466, body: RETIRED });
    const { reason } = refusalIn(w.accountView().session);
    for (const language of ['en', 'ja'] as const) {
      const view = { ...w.view(), language };
      const notice = { kind: 'refused', accountKey: w.account().key, reason, title: null } as const;
      const { title, body } = noticeText(notice, view, messagesOf(language), 0);
      expect(title).toBe(messagesOf(language).refusals.outdated.title);
      expect(body).toMatch(language === 'en' ? /Update Pilot Light/ : /更新/);
    }
  },
);

fault(
  100,
  'real',
  'U',
  'offers the page where a single sign-on is renewed, if it is GitHub’s',
  async () => {
    for (const [url, hasLink] of [
      [
        'https://github.com/orgs/octo-org/sso?authorization_request=AZSCKtL4U8yX1H3sCQIVnVgmjmon5fWx',
        true,
      ],
      ['https://github.example/orgs/octo-org/sso', false],
    ] as const) {
      const w = await refusedWorld({
        kind: 'json',
        status: 403,
        headers: { 'x-github-sso': `required; url=${url}` },
        body: { message: 'Resource protected by organization SAML enforcement.' },
      });
      const refusal = refusalIn(w.accountView().session);
      expect(refusal).toMatchObject(
        hasLink ? { page: 'signOn', reason: 'ssoRequired' } : { page: null, reason: 'unknown' },
      );
      expect(w.engine().refusalUrl(w.account().key)).toBe(hasLink ? url : null);
    }
  },
);

for (const [name, answer] of [
  [
    'a 4xx of a stranger',
    { kind: 'json', status: 402, body: { message: 'Pay.' }, requestId: false },
  ],
  ['a 4xx without words', { kind: 'json', status: 422, body: {} }],
  ['a page', { kind: 'html', status: 400 }],
] as const satisfies readonly (readonly [string, Answer])[]) {
  fault(100, 'real', 'U', `takes ${name} for no decision of GitHub’s`, async () => {
    const w = await refusedWorld(answer);
    expect(w.accountView().session).toMatchObject({ kind: 'out', trouble: 'malformed' });
  });
}

fault(
  100,
  'real',
  'UP',
  'waits where old servers speak of an abuse detection mechanism',
  async () => {
    const message = 'You have triggered an abuse detection mechanism. Please wait a few minutes.';
    const w = await refusedWorld({ kind: 'json', status: 403, body: { message } });
    expect(w.accountView().session).toMatchObject({ kind: 'out', trouble: 'rateLimited' });
  },
);
