import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

describe('a no in the name of github.com without its request id', () => {
  it.each([
    [403, { error: 'forbidden' }],
    [200, { error: 'blocked', message: 'by policy' }],
    [400, { error: 'access_denied' }],
  ])('%i %j ends nothing', async (status, body) => {
    const headers = { 'content-type': 'application/json' };
    const http = async () => new Response(JSON.stringify(body), { status, headers });
    const { github } = createWireBench({ http });
    const clientId = 'Iv1.0123456789abcdef';
    const deviceCode = new Secret('3584d83530557fdd1f46af8289938c8ef79f9dc5');
    const host = 'github.com';
    const trouble = { kind: 'trouble', trouble: { kind: 'portal' } };
    expect(await github.poll({ host, clientId, deviceCode }, steady)).toMatchObject(trouble);
    expect(await github.requestCode(host, clientId, steady)).toMatchObject(trouble);
    const refreshToken = new Secret('ghr_0123456789abcdef0123456789abcdef');
    const renewed = await github.renew({ host, clientId, refreshToken }, steady);
    expect(renewed).toMatchObject(trouble);
  });
});
