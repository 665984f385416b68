import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../support/time-units.ts';
import {
  answered,
  COPILOT_PLUGIN,
  field,
  GITHUB_CLI,
  plainClient,
  simulatorForTest,
} from './plain-client.ts';

describe('POST /login/device/code', () => {
  it('gives a code that lives 15 minutes and may be asked about every 5 seconds', async () => {
    const { url } = await simulatorForTest();
    const code = await plainClient(url).deviceCode();
    expect(code.body).toEqual({
      device_code: expect.stringMatching(/^[0-9a-f]{40}$/),
      user_code: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
      verification_uri: `${url}/login/device`,
      expires_in: 900,
      interval: 5,
    });
    expect(code.headers.get('x-github-request-id')).toMatch(/^[0-9A-F]+(:[0-9A-F]+){4}$/);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', '', `client_id=${COPILOT_PLUGIN}`],
    ['JSON', 'application/json', '', JSON.stringify({ client_id: COPILOT_PLUGIN })],
    ['the query string', 'text/plain', `?client_id=${COPILOT_PLUGIN}`, ''],
  ])('takes its fields as %s', async (_, type, query, body) => {
    const { url } = await simulatorForTest();
    const headers = { accept: 'application/json', 'content-type': type };
    const response = await fetch(`${url}/login/device/code${query}`, {
      method: 'POST',
      headers,
      body,
    });
    expect((await answered(response)).body).toHaveProperty('device_code');
  });

  it('answers as a form unless asked for JSON or XML', async () => {
    const { url } = await simulatorForTest();
    const ask = (accept: string) =>
      fetch(`${url}/login/device/code?client_id=${COPILOT_PLUGIN}`, {
        method: 'POST',
        headers: { accept },
      });
    const form = await ask('*/*');
    expect(form.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(new URLSearchParams(await form.text()).get('interval')).toBe('5');
    expect(await (await ask('application/xml')).text()).toMatch(/<OAuth>.*<interval>5<\/interval>/);
  });

  it('answers 404 to what is not a client id', async () => {
    const { url } = await simulatorForTest();
    const answer = await plainClient(url, 'no such app').deviceCode();
    expect([answer.status, answer.body]).toEqual([404, { error: 'Not Found' }]);
  });

  it('says when an app has the device flow turned off', async () => {
    const { url, control } = await simulatorForTest();
    await control.setApp({ clientId: GITHUB_CLI, kind: 'oauthApp', deviceFlow: false });
    const answer = await plainClient(url, GITHUB_CLI).deviceCode();
    expect([answer.status, answer.body.error]).toEqual([200, 'device_flow_disabled']);
  });
});

describe('POST /login/oauth/access_token with a device code', () => {
  /** Time all but stands still, so that a busy machine cannot make an early poll a late one. */
  const waiting = async () => {
    const simulator = await simulatorForTest({ timeScale: 0.001 });
    const client = plainClient(simulator.url);
    const deviceCode = field(await client.deviceCode(), 'device_code');
    const poll = async () => (await client.poll(deviceCode)).body;
    return { ...simulator, client, deviceCode, poll };
  };

  it('answers the first poll at once and the next after a full interval', async () => {
    const { poll, control } = await waiting();
    expect(await poll()).toMatchObject({ error: 'authorization_pending' });
    await control.advance({ ms: 5 * SECOND_MS });
    expect(await poll()).toMatchObject({ error: 'authorization_pending' });
  });

  it('adds 5 seconds for every poll that comes too early, and keeps them', async () => {
    const { poll, control } = await waiting();
    await poll();
    expect(await poll()).toMatchObject({ error: 'slow_down', interval: 10 });
    await control.advance({ ms: 5 * SECOND_MS });
    expect(await poll()).toMatchObject({ error: 'slow_down', interval: 15 });
    await control.advance({ ms: 15 * SECOND_MS });
    expect(await poll()).toMatchObject({ error: 'authorization_pending' });
    await control.advance({ ms: 14 * SECOND_MS });
    expect(await poll()).toMatchObject({ error: 'slow_down', interval: 20 });
  });

  it('keeps an approval that an early poll came too late to hear', async () => {
    const { poll, control } = await waiting();
    await poll();
    await control.approve();
    expect(await poll()).toMatchObject({ error: 'slow_down' });
    await control.advance({ ms: 10 * SECOND_MS });
    expect(await poll()).toMatchObject({ access_token: expect.stringMatching(/^ghu_\w{36}$/) });
  });

  it('gives a token once and no more', async () => {
    const { poll, control } = await waiting();
    await control.approve();
    expect(await poll()).toEqual({
      access_token: expect.stringMatching(/^ghu_/),
      token_type: 'bearer',
      scope: '',
    });
    expect(await poll()).toMatchObject({ error: 'incorrect_device_code' });
  });

  it('says so when the person denied', async () => {
    const { poll, control } = await waiting();
    await control.deny();
    expect(await poll()).toMatchObject({ error: 'access_denied' });
  });

  it('ends with the life of the code, by the clock and by control', async () => {
    const first = await waiting();
    await first.control.advance({ ms: 899 * SECOND_MS });
    expect(await first.poll()).toMatchObject({ error: 'authorization_pending' });
    await first.control.advance({ ms: 2 * SECOND_MS });
    expect(await first.poll()).toMatchObject({ error: 'expired_token' });

    const second = await waiting();
    await second.control.expire();
    expect(await second.poll()).toMatchObject({ error: 'expired_token' });
  });

  it.each([
    ['unsupported_grant_type', { grant_type: 'password' }],
    ['unsupported_grant_type', { grant_type: '' }],
    ['incorrect_client_credentials', { client_id: 'nobody' }],
    ['incorrect_device_code', { device_code: '0'.repeat(40) }],
    ['incorrect_device_code', { client_id: GITHUB_CLI }],
  ])('answers %s to %o, with status 200', async (error, change) => {
    const { client, deviceCode } = await waiting();
    const answer = await client.post('/login/oauth/access_token', {
      client_id: COPILOT_PLUGIN,
      device_code: deviceCode,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      ...change,
    });
    expect([answer.status, answer.body.error]).toEqual([200, error]);
    expect(answer.body).toHaveProperty('error_uri');
  });

  it('sends its errors with status 400 when told to speak as the RFC says', async () => {
    const { client, deviceCode, control } = await waiting();
    await control.configure({ oauthErrorStatus: 400 });
    const answer = await client.poll(deviceCode);
    expect([answer.status, answer.body.error]).toEqual([400, 'authorization_pending']);
  });

  it('keeps the interval of each code apart', async () => {
    const { client, poll, control } = await waiting();
    await poll();
    const other = field(await client.deviceCode(), 'device_code');
    expect((await client.poll(other)).body).toMatchObject({ error: 'authorization_pending' });
    await control.advance({ ms: 5 * SECOND_MS });
    expect(await poll()).toMatchObject({ error: 'authorization_pending' });
  });

  it('runs all of this faster when time does', async () => {
    const simulator = await simulatorForTest({ timeScale: 100_000 });
    const client = plainClient(simulator.url);
    const deviceCode = field(await client.deviceCode(), 'device_code');
    // The 900 s of the code are 9 ms here: a few requests, and far too many if time ran as usual.
    const answers: unknown[] = [];
    while (answers.length < 1000 && answers.at(-1) !== 'expired_token') {
      answers.push((await client.poll(deviceCode)).body.error);
    }
    expect(answers.at(-1)).toBe('expired_token');
  });
});
