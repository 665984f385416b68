import { describe, expect, it } from 'vitest';
import { redactWords } from '../../../../src/main/github/redacted-words.ts';
import type { ExchangeAnswer, GitHub } from '../../../../src/main/ports.ts';
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
