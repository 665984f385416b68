import { describe, expect, it } from 'vitest';
import { NotificationId } from '../../simulator/choices.ts';
import type { Control } from '../../simulator/control-contract.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { field, GITHUB_CLI, githubToken, plainClient, simulatorForTest } from './plain-client.ts';

const signedIn = async () => {
  const simulator = await simulatorForTest();
  const client = plainClient(simulator.url);
  return { ...simulator, client, token: await githubToken(simulator) };
};

describe('GET /copilot_internal/v2/token', () => {
  it('gives half an hour, and asks to come back after 25 minutes', async () => {
    const { url, client, token } = await signedIn();
    const answer = await client.exchange(token);
    const dateMs = Date.parse(answer.headers.get('date') ?? '');
    expect(answer.body).toMatchObject({
      refresh_in: 1500,
      sku: 'monthly_subscriber',
      individual: true,
      endpoints: { api: url },
    });
    const lifeSeconds = Number(answer.body.expires_at) - dateMs / 1000;
    expect([1799, 1800, 1801]).toContain(lifeSeconds);
    expect(answer.body).not.toHaveProperty('user');
  });

  it('makes tokens of the shape `key=value;…:mac`, whose `exp` is `expires_at`', async () => {
    const { client, token, control } = await signedIn();
    await control.configure({ tokenIp: '2001:db8::7' });
    const answer = await client.exchange(token);
    const text = field(answer, 'token');
    expect(text).toMatch(
      /^tid=[0-9a-f]{32};exp=\d+;sku=.*;ip=2001:db8::7;asn=AS64500:[0-9a-f]{64}$/,
    );
    expect(text).toContain(`;exp=${String(answer.body.expires_at)};`);
  });

  it('takes no POST', async () => {
    const { url, token } = await signedIn();
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/copilot_internal/v2/token`, { method: 'POST', headers });
    expect([response.status, response.headers.get('allow')]).toEqual([404, null]);
  });

  it('answers 401 to a revoked token, while the Copilot token lives on until it expires', async () => {
    const { client, token, control } = await signedIn();
    const copilotToken = field(await client.exchange(token), 'token');
    await control.revokeGitHubTokens();
    expect((await client.exchange(token)).body).toMatchObject({ message: 'Bad credentials' });
    await control.advance({ ms: 29 * MINUTE_MS });
    expect((await client.models(copilotToken)).status).toBe(200);
    await control.advance({ ms: 1 * MINUTE_MS });
    expect((await client.models(copilotToken)).status).toBe(401);
  });

  it('answers 404 to an OAuth app that Copilot does not know, and 403 to a foreign GitHub App', async () => {
    const simulator = await simulatorForTest();
    const client = plainClient(simulator.url);
    const oauthApp = await githubToken(simulator, { clientId: GITHUB_CLI });
    expect(oauthApp).toMatch(/^gho_/);
    expect((await client.exchange(oauthApp)).status).toBe(404);

    const foreign = await githubToken(simulator, { clientId: 'Iv23lipIurKdMkbqy6nH' });
    const refused = await client.exchange(foreign);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ message: 'Resource not accessible by integration' });
    expect(refused.body).not.toHaveProperty('error_details');
  });

  it('answers 403 to a personal access token', async () => {
    const { client } = await signedIn();
    const refused = await client.exchange('github_pat_11AAAA');
    expect(refused.body.message).toBe('Resource not accessible by personal access token');
  });

  it.each(NotificationId.options)('refuses with the reason %s', async (notificationId) => {
    const { client, token, control } = await signedIn();
    await control.setRefusal({ notificationId });
    const refused = await client.exchange(token);
    expect(refused.status).toBe(403);
    expect(refused.body.error_details).toEqual({
      notification_id: notificationId,
      title: expect.stringMatching(/\w/),
      message: expect.not.stringContaining('{'),
      url: expect.stringMatching(/^https:\/\/([a-z]+\.)?github\.com\//),
    });
    await control.setRefusal({ notificationId: null });
    expect((await client.exchange(token)).status).toBe(200);
  });

  it('refuses one person and not another', async () => {
    const simulator = await simulatorForTest();
    const client = plainClient(simulator.url);
    await simulator.control.setRefusal({ notificationId: 'billing_locked', login: 'hubot' });
    const hubot = await githubToken(simulator, { login: 'hubot' });
    const octocat = await githubToken(simulator, { login: 'octocat' });
    expect((await client.exchange(hubot)).status).toBe(403);
    expect((await client.exchange(octocat)).status).toBe(200);
  });
});

describe('GET /copilot_internal/user', () => {
  const usage = async (shape: Parameters<Control['setUsage']>[0]['usage']) => {
    const { client, token, control } = await signedIn();
    await control.setUsage({ usage: shape });
    return (await client.get('/copilot_internal/user', `token ${token}`)).body;
  };
  const premium = (body: Readonly<Record<string, unknown>>) => body.quota_snapshots;

  it('shows a paid plan with what is left of it', async () => {
    const body = await usage('paid');
    expect(body).toMatchObject({ login: 'octocat', copilot_plan: 'individual' });
    expect(premium(body)).toMatchObject({
      chat: { unlimited: true, quota_id: 'chat' },
      premium_interactions: { entitlement: 300, remaining: 211, percent_remaining: 70.5 },
    });
  });

  it('says of each quota in seconds when it begins anew, and 0 of one that never ends', async () => {
    const body = await usage('paid');
    const anewAtMs = Date.parse(String(body['quota_reset_date_utc']));
    expect(anewAtMs).toBeGreaterThan(Date.now());
    expect(premium(body)).toMatchObject({
      chat: { quota_reset_at: 0 },
      premium_interactions: { quota_reset_at: anewAtMs / 1_000 },
    });
  });

  it('shows a free plan with remaining and total apart', async () => {
    expect(await usage('free')).toMatchObject({
      access_type_sku: 'free_limited_copilot',
      limited_user_quotas: { chat: 41 },
      monthly_quotas: { chat: 50 },
      limited_user_reset_date: expect.stringMatching(/^\d{4}-\d\d-01$/),
    });
  });

  it('shows a business seat whose empty quota means nothing', async () => {
    expect(await usage('business')).toMatchObject({
      copilot_plan: 'business',
      token_based_billing: true,
      quota_snapshots: { premium_interactions: { entitlement: 0, percent_remaining: 100 } },
    });
  });

  it('goes below zero, into strings, and missing', async () => {
    expect(premium(await usage('negative'))).toMatchObject({
      premium_interactions: { remaining: -25, percent_remaining: -8.2, overage_count: 25 },
    });
    expect(premium(await usage('numericStrings'))).toMatchObject({
      premium_interactions: { entitlement: '300', remaining: '211' },
    });
    expect(await usage('missingSnapshots')).not.toHaveProperty('quota_snapshots');
  });
});
