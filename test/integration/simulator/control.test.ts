import { describe, expect, it } from 'vitest';
import { controlClient } from '../../simulator/control-client.ts';
import { field, githubToken, plainClient, simulatorForTest } from './plain-client.ts';

/** Everything below is done from outside, as another process would. */
const remote = async () => {
  const simulator = await simulatorForTest();
  return { ...simulator, remote: controlClient(simulator.url) };
};

describe('control over HTTP', () => {
  it('steers a whole sign-in', async () => {
    const { url, remote: control } = await remote();
    const client = plainClient(url);
    const code = await client.deviceCode();
    const approved = await control.approve({ userCode: field(code, 'user_code'), login: 'hubot' });
    expect(approved).toMatchObject({ status: 'approved', login: 'hubot' });
    expect((await client.poll(field(code, 'device_code'))).body).toHaveProperty('access_token');
  });

  it('has every verb that the control in process has', async () => {
    const { control, remote: client } = await remote();
    expect(Object.keys(client).sort()).toEqual(Object.keys(control).sort());
  });

  it('says in words what it does not understand', async () => {
    const { remote: control } = await remote();
    await expect(control.approve({ userCode: 'ABCD-EFGH' })).rejects.toThrow(
      'approve: No code waits for a decision as ABCD-EFGH',
    );
    await expect(control.setTimeScale({ timeScale: -1 })).rejects.toThrow('timeScale');
    await expect(control.setRefusal({ notificationId: null, login: 'nemo' })).rejects.toThrow(
      'Nobody is called nemo',
    );
  });

  it('takes nothing that a page in a browser could send unasked', async () => {
    const { url, control } = await remote();
    const forged = await fetch(`${url}/_sim/reset`, { method: 'POST', body: '{}' });
    expect(forged.status).toBe(405);
    expect((await fetch(`${url}/_sim/no-such-verb`)).status).toBe(404);
    expect((await control.log()).length).toBe(0);
  });

  it('answers 413 to a body that no client has reason to send', async () => {
    const { url } = await remote();
    const response = await fetch(`${url}/login/device/code`, {
      method: 'POST',
      body: 'a'.repeat(2_000_000),
    });
    expect(response.status).toBe(413);
  });

  it('runs time faster, and lets it jump', async () => {
    const { remote: control } = await remote();
    const before = (await control.state()).nowMs;
    await control.advance({ ms: 1_000_000 });
    expect((await control.state()).nowMs - before).toBeGreaterThanOrEqual(1_000_000);
    await control.setTimeScale({ timeScale: 100_000 });
    const [first, second] = [await control.state(), await control.state()];
    expect(first.timeScale).toBe(100_000);
    expect(second.nowMs).toBeGreaterThan(first.nowMs);
  });

  it('begins anew on reset and keeps the time', async () => {
    const simulator = await remote();
    const { control } = simulator;
    const token = await githubToken(simulator);
    await control.setPerson({ login: 'newcomer' });
    await control.advance({ ms: 1_000_000_000 });
    const before = (await control.state()).nowMs;
    await control.reset();
    const state = await control.state();
    expect(state).toMatchObject({ codes: [], githubTokens: [], copilotTokens: [] });
    expect(state.people.map(({ login }) => login)).not.toContain('newcomer');
    expect(state.nowMs).toBeGreaterThanOrEqual(before);
    expect((await plainClient(simulator.url).exchange(token)).status).toBe(401);
  });
});

describe('a simulator', () => {
  it('lets go of its port, however often it is told to, even with a client left hanging', async () => {
    const { url, control, close } = await simulatorForTest();
    await control.setNextAnswers({ endpoint: 'user', answers: [{ kind: 'hang' }] });
    const left = expect(fetch(`${url}/user`)).rejects.toThrow('fetch failed');
    await control.waitForRequests({ endpoint: 'user' });
    await Promise.all([close(), left]);
    await close();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('foretells its codes from the seed', async () => {
    const codes = [1, 1, 2].map(async (seed) => {
      const { url } = await simulatorForTest({ seed });
      return field(await plainClient(url).deviceCode(), 'user_code');
    });
    const [first, same, other] = await Promise.all(codes);
    expect(same).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('the request log', () => {
  it('tells what was asked and answered', async () => {
    const simulator = await remote();
    const token = await githubToken(simulator);
    await plainClient(simulator.url).get('/api/v3/user?x=1', `Token ${token}`);
    const entries = await simulator.remote.log();
    expect(entries.map(({ number, endpoint, status }) => [number, endpoint, status])).toEqual([
      [1, 'deviceCode', 200],
      [2, 'accessToken', 200],
      [3, 'user', 200],
    ]);
    expect(entries[1]?.fields).toEqual(['client_id', 'device_code', 'grant_type']);
    expect(entries[2]).toMatchObject({
      method: 'GET',
      path: '/api/v3/user',
      authorization: { scheme: 'token', kind: 'ghu' },
      headers: { 'editor-version': 'plain/1.0' },
    });
  });

  it('names tokens by the fingerprint that the state gives them', async () => {
    const simulator = await remote();
    const client = plainClient(simulator.url);
    await client.models(field(await client.exchange(await githubToken(simulator)), 'token'));
    const [models] = await simulator.remote.log({ endpoint: 'models' });
    const [known] = (await simulator.remote.state()).copilotTokens;
    expect(models?.authorization?.kind).toBe('copilot');
    expect(models?.authorization?.fingerprint).toBe(known?.fingerprint);
  });

  it('holds no secret, and neither does the state', async () => {
    const simulator = await remote();
    const client = plainClient(simulator.url);
    const code = field(await client.deviceCode(), 'device_code');
    await simulator.control.approve();
    const token = field(await client.poll(code), 'access_token');
    const copilotToken = field(await client.exchange(token), 'token');
    await client.models(copilotToken);
    const said = JSON.stringify([await simulator.remote.log(), await simulator.remote.state()]);
    for (const secret of [code, token, copilotToken]) expect(said).not.toContain(secret);
  });

  it('waits for requests that are yet to come, and says what it saw when they do not', async () => {
    const simulator = await remote();
    const waiting = simulator.remote.waitForRequests({ endpoint: 'exchange', status: 200 });
    await plainClient(simulator.url).exchange(await githubToken(simulator));
    expect(await waiting).toHaveLength(1);
    await expect(
      simulator.remote.waitForRequests({ endpoint: 'exchange', count: 2, timeoutMs: 20 }),
    ).rejects.toThrow('1 of 2 requests seen in 20 ms');
  });
});
