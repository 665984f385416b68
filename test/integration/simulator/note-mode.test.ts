import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../support/time-units.ts';
import { answered, COPILOT_PLUGIN, field, plainClient, simulatorForTest } from './plain-client.ts';

const note = async () => {
  const simulator = await simulatorForTest({ mode: 'note' });
  return { ...simulator, client: plainClient(simulator.url) };
};

const signedIn = async () => {
  const simulator = await note();
  const code = await simulator.client.deviceCode();
  await simulator.control.approve();
  const granted = await simulator.client.post('/login/oauth/access_token', {
    client_id: COPILOT_PLUGIN,
    device_code: field(code, 'device_code'),
  });
  return { ...simulator, code, granted, token: field(granted, 'access_token') };
};

describe('the note’s dialect', () => {
  it('has no expires_in on the code and one on the token', async () => {
    const { code, granted } = await signedIn();
    expect(code.body).not.toHaveProperty('expires_in');
    expect(granted.body).toMatchObject({ token_type: 'bearer', expires_in: 28_800 });
    expect(granted.body).not.toHaveProperty('refresh_token');
  });

  it('exchanges by POST, with an ISO date, a user, and nothing else', async () => {
    const { url, token } = await signedIn();
    const response = await fetch(`${url}/copilot_internal/v2/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    const { body, headers } = await answered(response);
    expect(body).toEqual({
      token: expect.stringMatching(/^tid=/),
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      user: {
        login: 'octocat',
        id: 583_231,
        name: 'The Octocat',
        avatar_url: `${url}/avatars/u/583231?v=4`,
      },
    });
    const lifeMs = Date.parse(String(body.expires_at)) - Date.parse(headers.get('date') ?? '');
    expect(Math.abs(lifeMs - HOUR_MS)).toBeLessThan(2000);
  });

  it('refuses GET with 405 and does not sound like GitHub', async () => {
    const { client, token } = await signedIn();
    const answer = await client.exchange(token);
    expect([answer.status, answer.headers.has('x-github-request-id')]).toEqual([405, false]);
  });

  it('knows nothing that the note does not speak of', async () => {
    const { client, token } = await signedIn();
    for (const path of ['/user', '/copilot_internal/user']) {
      expect((await client.get(path, `Bearer ${token}`)).status).toBe(404);
    }
  });
});
