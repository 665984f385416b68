import { describe, expect, it } from 'vitest';
import type { GitHub, NicetyAnswer } from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

const HOST = 'ghes.example';
const WAIT = { 'Retry-After': '120' };

type Ask = (gitHub: GitHub) => Promise<NicetyAnswer<unknown>>;

const ASKED: readonly (readonly [string, Ask])[] = [
  ['usage', (gitHub) => gitHub.usage(HOST, new Secret('gho_1'), steady)],
  ['picture', (gitHub) => gitHub.avatar(HOST, `https://${HOST}/a.png`, steady)],
];

/** What comes of a question that is answered so. */
function answered(ask: Ask, status: number, headers: Readonly<Record<string, string>> = {}) {
  return ask(createWireBench({ http: async () => new Response('{}', { status, headers }) }).github);
}

describe.each(ASKED)('what is nice to know: %s', (_name, ask) => {
  it.each([
    ['rateLimited', 429],
    ['rateLimited', 403],
    ['server', 503],
  ])(
    'is %s, and for how long, where a host answers %d and when to come again',
    async (kind, status) => {
      expect(await answered(ask, status, WAIT)).toMatchObject({
        kind: 'trouble',
        trouble: { kind, retryAfterMs: 120_000 },
      });
    },
  );

  it('is trouble where nobody answers', async () => {
    const { github } = createWireBench({ http: () => Promise.reject(new TypeError('no')) });
    expect(await ask(github)).toMatchObject({ kind: 'trouble', trouble: { retryAfterMs: null } });
  });

  it.each([403, 404, 422])('is none where a host says no more than %d', async (status) => {
    expect(await answered(ask, status)).toEqual({ kind: 'told', told: null });
  });

  it('is not known of a token that is not taken', async () => {
    expect(await answered(ask, 401, WAIT)).toEqual({ kind: 'unauthorized' });
  });
});
