import { describe, expect, it } from 'vitest';
import { field, GITHUB_CLI, plainClient, simulatorForTest } from './plain-client.ts';

const waiting = async (clientId?: string, scope?: string) => {
  const simulator = await simulatorForTest();
  const client = plainClient(simulator.url, clientId);
  const code = await client.deviceCode(scope);
  const userCode = field(code, 'user_code');
  const poll = async () => (await client.poll(field(code, 'device_code'))).body;
  return { ...simulator, client, userCode, poll };
};

describe('the page for a code', () => {
  it('asks for it in a labelled field and needs no script', async () => {
    const { url } = await simulatorForTest();
    const page = await (await fetch(`${url}/login/device`)).text();
    expect(page).toContain('<label for="user-code">');
    expect(page).toMatch(/<form method="post" action="\/login\/device">/);
    expect(page).not.toContain('<script');
    expect(page).toContain('<html lang="en">');
  });

  it('shows whose account, which app and what it asks for', async () => {
    const { client, userCode } = await waiting(GITHUB_CLI, 'repo read:org');
    const { text } = await client.post('/login/device', { user_code: userCode });
    expect(text).toContain('Authorize GitHub CLI');
    expect(text).toContain(GITHUB_CLI);
    expect(text).toContain('repo, read:org');
    expect(text).toMatch(/value="octocat" required checked/);
  });

  it.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without the hyphen', (code: string) => code.replace('-', '')],
    ['with blanks around', (code: string) => ` ${code} `],
  ])('takes a code typed %s', async (_, typed) => {
    const { client, userCode } = await waiting();
    const { text } = await client.post('/login/device', { user_code: typed(userCode) });
    expect(text).toContain('Authorize GitHub Copilot Plugin');
  });

  it('approves for the chosen account', async () => {
    const { client, userCode, poll, url } = await waiting();
    const done = await client.post('/login/device/decision', {
      user_code: userCode,
      login: 'hubot',
      decision: 'approve',
    });
    expect(done.text).toContain('Your device is connected');
    const token = String((await poll()).access_token);
    const user = await plainClient(url).get('/user', `token ${token}`);
    expect(user.body.login).toBe('hubot');
  });

  it('denies', async () => {
    const { client, userCode, poll } = await waiting();
    await client.post('/login/device/decision', { user_code: userCode, decision: 'deny' });
    expect(await poll()).toMatchObject({ error: 'access_denied' });
  });

  it('does not decide twice', async () => {
    const { client, control, userCode, poll } = await waiting();
    await control.deny({ userCode });
    const late = await client.post('/login/device/decision', {
      user_code: userCode,
      decision: 'approve',
    });
    expect(late.text).toContain('role="alert"');
    expect(await poll()).toMatchObject({ error: 'access_denied' });
  });

  it('knows no code that was never given, has expired, or is markup', async () => {
    const { client, control, userCode } = await waiting();
    const typed = async (code: string) =>
      (await client.post('/login/device', { user_code: code })).text;
    expect(await typed('0000-000X')).toContain('role="alert"');
    const markup = await typed('"><script>alert(1)</script>');
    expect(markup).toContain('role="alert"');
    expect(markup).not.toContain('<script');
    await control.expire({ userCode });
    expect(await typed(userCode)).toContain('role="alert"');
  });
});
