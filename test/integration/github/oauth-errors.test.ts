import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../support/wire-bench.ts';
import { json, startScriptedServer } from './scripted-server.ts';

const CLIENT_ID = 'Iv1.x';
const SENT = new Secret('ghr_0123456789abcdefghijklmnopqrstuvwxyzAB');

/** What each step makes of the same error. */
async function stepsAt(body: object, status = 200, headers: Readonly<Record<string, string>> = {}) {
  const server = await startScriptedServer(json(status, body, headers));
  const { github } = createWireBench();
  const { host } = server;
  const at = { host, clientId: CLIENT_ID };
  const steps = {
    code: await github.requestCode(host, CLIENT_ID, steady),
    poll: await github.poll({ ...at, deviceCode: SENT }, steady),
    renewal: await github.renew({ ...at, refreshToken: SENT }, steady),
  };
  await server.close();
  return steps;
}

describe('an OAuth error means the same at every step', () => {
  it.each([
    ['incorrect_client_credentials', 'wrongClient', 'wrongClient', 'wrongClient'],
    ['device_flow_disabled', 'deviceFlowDisabled', 'deviceFlowDisabled', 'unexpected'],
    ['unverified_user_email', 'emailUnverified', 'emailUnverified', 'unexpected'],
    ['application_suspended', 'appSuspended', 'appSuspended', 'unexpected'],
    ['slow_down', 'trouble', 'slowDown', 'trouble'],
    ['expired_token', 'unexpected', 'expired', 'badRefreshToken'],
    ['access_denied', 'unexpected', 'denied', 'unexpected'],
    ['invalid_grant', 'unexpected', 'codeInvalid', 'badRefreshToken'],
    ['a_brand_new_error', 'unexpected', 'unexpected', 'unexpected'],
  ])('%s', async (error, code, poll, renewal) => {
    for (const status of [200, 400]) {
      const steps = await stepsAt({ error, error_description: 'Words.' }, status);
      const kinds = [steps.code.kind, steps.poll.kind, steps.renewal.kind];
      expect(kinds, String(status)).toEqual([code, poll, renewal]);
    }
  });

  it.each([
    [{ interval: 10 }, 10_000],
    [{}, 60_000],
  ])('slow_down with %o is a rate limit where nothing is polled', async (more, retryAfterMs) => {
    const { code, renewal } = await stepsAt({ error: 'slow_down', ...more });
    const limited = { kind: 'trouble', trouble: { kind: 'rateLimited', retryAfterMs } };
    expect(code).toMatchObject(limited);
    expect(renewal).toMatchObject(limited);
  });

  it.each([
    [{ interval: 10 }, '90', 90_000],
    [{ interval: 120 }, '90', 120_000],
    [{}, '90', 90_000],
    [{ interval: 10 }, 'soon', 10_000],
  ])(
    'slow_down with %o and Retry-After %s asks for the longer of both',
    async (more, after, waitMs) => {
      const answer = { error: 'slow_down', ...more };
      const { code, poll, renewal } = await stepsAt(answer, 200, { 'retry-after': after });
      const limited = { kind: 'trouble', trouble: { kind: 'rateLimited', retryAfterMs: waitMs } };
      expect(code).toMatchObject(limited);
      expect(renewal).toMatchObject(limited);
      const retryAfterMs = after === 'soon' ? null : 90_000;
      expect(poll).toMatchObject({ kind: 'slowDown', retryAfterMs });
    },
  );

  it('a server that answers 404 in the words of the endpoint does not know the client id', async () => {
    const { code } = await stepsAt({ error: 'Not Found' }, 404);
    expect(code.kind).toBe('wrongClient');
  });
});
