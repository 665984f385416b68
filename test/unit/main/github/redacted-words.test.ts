import { describe, expect, it } from 'vitest';
import { redactWords } from '../../../../src/main/github/redacted-words.ts';
import type {
  ExchangeAnswer,
  GitHub,
  PollAnswer,
  RenewAnswer,
} from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';

const redact = (text: string): string => text.replaceAll('ghu_live', '[redacted]');

async function heard(answer: ExchangeAnswer): Promise<ExchangeAnswer> {
  const gitHub = redactWords({ exchange: async () => answer } as unknown as GitHub, redact);
  return gitHub.exchange('github.com', new Secret('ghu_live'), new AbortController().signal);
}

function refusal(title: string | null, message: string | null, url: string | null): ExchangeAnswer {
  const said = { reason: 'billing_locked', title, message, hasLink: url !== null } as const;
  return { kind: 'refused', refusal: said, url, serverMs: null };
}

describe('the redaction of an answer’s words', () => {
  it('takes a quoted token out of title and message, and drops a link that holds it', async () => {
    const answer = refusal('No ghu_live', 'Bearer ghu_live', 'https://github.com/?t=ghu_live');
    expect(await heard(answer)).toEqual(refusal('No [redacted]', 'Bearer [redacted]', null));
  });

  it('leaves every other refusal as it came', async () => {
    const answer = refusal('Billing is locked', null, 'https://github.com/settings/billing');
    expect(await heard(answer)).toEqual(answer);
  });

  it('leaves every other answer as it came', async () => {
    const answer: ExchangeAnswer = { kind: 'unauthorized', serverMs: 5 };
    expect(await heard(answer)).toBe(answer);
  });
});

describe('the code of a no', () => {
  const signal = new AbortController().signal;

  function saying(answer: PollAnswer & RenewAnswer): GitHub {
    const reply = async () => answer;
    const gitHub = { requestCode: reply, poll: reply, renew: reply } as unknown as GitHub;
    return redactWords(gitHub, redact);
  }

  function askAll(gitHub: GitHub): Promise<readonly unknown[]> {
    const request = { host: 'github.com', clientId: 'c' };
    const secret = new Secret('ghu_live');
    return Promise.all([
      gitHub.requestCode('github.com', 'c', signal),
      gitHub.poll({ ...request, deviceCode: secret }, signal),
      gitHub.renew({ ...request, refreshToken: secret }, signal),
    ]);
  }

  it('that quotes a token is no decision of GitHub’s', async () => {
    const cause = { kind: 'answer', status: 400, code: 'ghu_live' } as const;
    const answers = await askAll(saying({ kind: 'unexpected', code: 'ghu_live', cause }));
    const trouble = { kind: 'malformed', retryAfterMs: null, cause: { ...cause, code: null } };
    expect(answers).toEqual([1, 2, 3].map(() => ({ kind: 'trouble', trouble })));
  });

  it('stays when it is a code and nothing else', async () => {
    const cause = { kind: 'answer', status: 400, code: 'brand_new' } as const;
    const answer = { kind: 'unexpected', code: 'brand_new', cause } as const;
    expect(await askAll(saying(answer))).toEqual([answer, answer, answer]);
  });
});
