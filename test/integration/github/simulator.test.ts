import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { endpointsOf } from '../../../src/main/github/hosts.ts';
import type { CodeAnswer, DeviceCode, Grant, PollAnswer } from '../../../src/main/ports.ts';
import { Usage } from '../../simulator/choices.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Mode } from '../../simulator/world.ts';
import { createWireBench, steady } from '../../support/wire-bench.ts';

const CLIENT_ID = 'Iv1.b507a08c87ecfe98';

let simulator: Simulator | null = null;

afterEach(async () => {
  await simulator?.close();
  simulator = null;
});

async function start(mode: Mode): Promise<{ host: string; control: Simulator['control'] }> {
  simulator = await startSimulator({ mode });
  return { host: new URL(simulator.url).host, control: simulator.control };
}

function codeOf(answer: CodeAnswer): DeviceCode {
  if (answer.kind !== 'code') throw new Error(`no code but ${answer.kind}`);
  return answer.code;
}

function grantOf(answer: PollAnswer): Grant {
  if (answer.kind !== 'granted') throw new Error(`no grant but ${answer.kind}`);
  return answer.grant;
}

async function signIn(bench: ReturnType<typeof createWireBench>, mode: Mode) {
  const { host, control } = await start(mode);
  const code = codeOf(await bench.github.requestCode(host, CLIENT_ID, steady));
  const poll = { host, clientId: CLIENT_ID, deviceCode: code.deviceCode };
  await control.approve({ userCode: code.userCode });
  await control.advance({ ms: 10_000 });
  return { host, control, code, poll, grant: grantOf(await bench.github.poll(poll, steady)) };
}

describe.each(['github', 'note'] as const)('a sign-in in the dialect %s', (mode) => {
  it('leads from a code to a Copilot token', async () => {
    const bench = createWireBench();
    const { host, code, grant } = await signIn(bench, mode);
    expect(code.pageUrl).toBe(endpointsOf(host).devicePage);
    expect(code).toMatchObject({ lifeMs: 900_000, intervalMs: 5_000 });

    const answer = await bench.github.exchange(host, grant.gitHubToken, steady);
    expect(answer).toMatchObject({
      kind: 'token',
      serverMs: expect.any(Number),
      copilot: {
        expiresAtServerMs: expect.any(Number),
        refreshInMs: mode === 'github' ? 1_500_000 : null,
        apiUrl: `http://${host}`,
        identity: mode === 'github' ? null : { login: expect.any(String) },
      },
    });
  });

  it('tells whose token it is, or that this host does not say', async () => {
    const bench = createWireBench();
    const { host, grant } = await signIn(bench, mode);
    const answer = await bench.github.identify(host, grant.gitHubToken, steady);
    expect(answer.kind).toBe(mode === 'github' ? 'identity' : 'unknown');
  });
});

describe('the wire against a whole GitHub', () => {
  it('hears whether the Copilot API takes the token', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'github');
    const answer = await bench.github.exchange(host, grant.gitHubToken, steady);
    if (answer.kind !== 'token') throw new Error(`no token but ${answer.kind}`);
    const { token: copilotToken, apiUrl } = answer.copilot;
    const call = { host, apiUrl: apiUrl ?? '', copilotToken, integrationId: 'vscode-chat' };
    const heard = async () => bench.github.models(call, steady);
    expect(await heard()).toEqual({ kind: 'said', status: 200 });
    await control.configure({ misdirected: true });
    expect(await heard()).toEqual({ kind: 'said', status: 421 });
    await control.configure({ misdirected: false });
    await control.revokeCopilotTokens();
    expect(await heard()).toEqual({ kind: 'said', status: 401 });
    const log = await control.log({ endpoint: 'models' });
    expect(log.map(({ remark }) => remark)).not.toContain('leak: a GitHub token');
  });

  it('waits, then reports a denial', async () => {
    const { github } = createWireBench();
    const { host, control } = await start('github');
    const code = codeOf(await github.requestCode(host, CLIENT_ID, steady));
    const poll = { host, clientId: CLIENT_ID, deviceCode: code.deviceCode };
    await control.advance({ ms: 6_000 });
    expect(await github.poll(poll, steady)).toEqual({ kind: 'pending', retryAfterMs: null });
    expect(await github.poll(poll, steady)).toMatchObject({ kind: 'slowDown', intervalMs: 10_000 });
    await control.deny({ userCode: code.userCode });
    await control.advance({ ms: 20_000 });
    expect(await github.poll(poll, steady)).toEqual({
      kind: 'denied',
      cause: { kind: 'answer', status: 200, code: 'access_denied' },
    });
  });

  it('keeps asking a host in the dialect it answered in', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'note');
    await bench.github.exchange(host, grant.gitHubToken, steady);
    await bench.github.exchange(host, grant.gitHubToken, steady);
    const asked = await control.log({ endpoint: 'exchange' });
    expect(asked.map((entry) => entry.method)).toEqual(['GET', 'POST', 'POST']);
  });

  it('renews a GitHub token that ends, once for each refresh token', async () => {
    const bench = createWireBench();
    const { host, control } = await start('github');
    await control.setApp({ clientId: CLIENT_ID, kind: 'githubAppExpiring' });
    const code = codeOf(await bench.github.requestCode(host, CLIENT_ID, steady));
    await control.approve({ userCode: code.userCode });
    await control.advance({ ms: 10_000 });
    const poll = { host, clientId: CLIENT_ID, deviceCode: code.deviceCode };
    const { refreshToken, lifeMs } = grantOf(await bench.github.poll(poll, steady));
    if (refreshToken === null) throw new Error('no refresh token');
    expect(lifeMs).toBe(8 * 60 * 60 * 1_000);

    const renewal = { host, clientId: CLIENT_ID, refreshToken };
    const renewed = await bench.github.renew(renewal, steady);
    expect(renewed.kind).toBe('granted');
    expect(await bench.github.renew(renewal, steady)).toEqual({
      kind: 'badRefreshToken',
      cause: { kind: 'answer', status: 200, code: 'bad_refresh_token' },
    });
  });

  it('tells a revoked token from one that is refused', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'github');
    await control.setRefusal({ notificationId: 'billing_locked' });
    expect(await bench.github.exchange(host, grant.gitHubToken, steady)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'billing_locked', message: expect.any(String) },
    });
    await control.revokeGitHubTokens();
    const rejected = await bench.github.exchange(host, grant.gitHubToken, steady);
    expect(rejected.kind).toBe('unauthorized');
    const stranger = await bench.github.identify(host, grant.gitHubToken, steady);
    expect(stranger.kind).toBe('unauthorized');
  });

  it('reads the plan, the picture and who serves the host', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'github');
    const plan = () => bench.github.usage(host, grant.gitHubToken, steady);
    expect(await plan()).toMatchObject({ kind: 'told', told: { plan: 'individual' } });
    await control.setUsage({ usage: 'free' });
    expect(await plan()).toMatchObject({ kind: 'told', told: { plan: 'free' } });
    expect(await bench.github.probe(host, steady)).toBe('gitHub');
    const who = await bench.github.identify(host, grant.gitHubToken, steady);
    if (who.kind !== 'identity' || who.identity.avatarUrl === null) throw new Error('no avatar');
    const avatar = await bench.github.avatar(host, who.identity.avatarUrl, steady);
    const picture = expect.stringMatching(/^data:image\/(?:png|jpeg|gif|webp);base64,/);
    expect(avatar).toEqual({ kind: 'told', told: picture });
  });

  it('reads what is used, in every shape that the simulator has', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'github');
    const brief = async (usage: Usage): Promise<string> => {
      await control.setUsage({ usage });
      const heard = await bench.github.usage(host, grant.gitHubToken, steady);
      const quotas = heard.kind === 'told' ? (heard.told?.quotas ?? []) : [];
      return quotas.map(({ name, amount }) => `${name} ${amount.kind}`).join(', ');
    };
    for (const usage of v.parse(v.array(Usage), Object.keys(USED))) {
      expect(await brief(usage), usage).toBe(USED[usage]);
    }
  });

  it('calls itself by its own name only, and sends no token with a picture or a probe', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'github');
    await bench.github.exchange(host, grant.gitHubToken, steady);
    const who = await bench.github.identify(host, grant.gitHubToken, steady);
    const url = who.kind === 'identity' ? who.identity.avatarUrl : null;
    await bench.github.avatar(host, url ?? '', steady);
    await bench.github.probe(host, steady);
    const log = await control.log();
    for (const { headers } of log) expect(headers['user-agent']).toBe('PilotLight/1.2.3');
    const [exchange] = log.filter((entry) => entry.endpoint === 'exchange');
    expect(exchange).toMatchObject({
      authorization: { scheme: 'bearer', kind: 'ghu' },
      headers: {
        'editor-version': 'PilotLight/1.2.3',
        'editor-plugin-version': 'pilot-light/1.2.3',
        'x-github-api-version': '2025-04-01',
      },
    });
    const bare = log.filter((entry) => ['avatar', 'deviceCode'].includes(entry.endpoint));
    expect(bare).toHaveLength(3);
    expect(bare.map((entry) => entry.authorization)).toEqual([null, null, null]);
  });

  it('asks whose token it is without an API version, which GitHub refuses if it is not listed', async () => {
    const bench = createWireBench();
    const { host, control, grant } = await signIn(bench, 'github');
    const who = await bench.github.identify(host, grant.gitHubToken, steady);
    await bench.github.usage(host, grant.gitHubToken, steady);
    expect(who).toMatchObject({ kind: 'identity', identity: { login: 'octocat' } });
    const versionOf = async (endpoint: 'user' | 'usage') =>
      (await control.log({ endpoint })).map(({ headers }) => headers['x-github-api-version']);
    expect(await versionOf('user')).toEqual([undefined]);
    expect(await versionOf('usage')).toEqual(['2025-04-01']);
  });

  it('notes every request once and makes every token known to the redactor', async () => {
    const bench = createWireBench();
    const { host, grant } = await signIn(bench, 'github');
    const exchanged = await bench.github.exchange(host, grant.gitHubToken, steady);
    expect(bench.entries).toEqual(
      ['deviceCode', 'poll', 'exchange'].map((purpose) => ({
        kind: 'request',
        host,
        purpose,
        outcome: 200,
        tookMs: expect.any(Number),
      })),
    );
    const token = exchanged.kind === 'token' ? exchanged.copilot.token : null;
    expect(bench.secrets).toHaveLength(3);
    expect(token !== null && bench.secrets.at(-1)?.equals(token)).toBe(true);
    expect(bench.clock.pending).toBe(0);
  });
});

const FREELY = 'chat unlimited, completions unlimited';

/** What is read of each shape of usage; the compiler sees to it that none is missing here. */
const USED: Readonly<Record<Usage, string>> = {
  paid: `premiumRequests counted, ${FREELY}`,
  negative: `premiumRequests counted, ${FREELY}`,
  numericStrings: `premiumRequests counted, ${FREELY}`,
  credits: `credits counted, ${FREELY}`,
  overspent: `credits counted, ${FREELY}`,
  percentOnly: `credits part, ${FREELY}`,
  free: 'chat counted, completions counted',
  freeCredits: 'chat counted, completions counted',
  missingSnapshots: 'chat counted, completions counted',
  business: `credits pooled, ${FREELY}`,
  pooled: `credits pooled, ${FREELY}`,
  pooledOwn: `credits pooled, ${FREELY}`,
  uncounted: '',
};
