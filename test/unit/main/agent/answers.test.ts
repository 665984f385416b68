import { describe, expect, it } from 'vitest';
import { DEFAULT_CLIENT_ID } from '../../../../src/main/config.ts';
import { messagesOf } from '../../../../src/shared/messages/messages-of.ts';
import { TROUBLE_KINDS } from '../../../../src/shared/trouble.ts';
import { type AgentBench, createAgentBench } from '../../../support/agent-bench.ts';
import { createModelledSocket } from '../../../support/modelled-socket.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { VIRTUAL_SECRET } from '../../../support/virtual-github.ts';

const JSON_ONLY = { accept: 'application/json' };
const KEY = 'github.com/583231';

const exchangesOf = ({ world }: AgentBench): number =>
  world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange').length;

const tokenOf = ({ world }: AgentBench, key = KEY): string =>
  world.engine().tokenAtHand(key)?.token.reveal() ?? 'none';

const kindOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) =>
  headers['Pilot-Light-Problem'];

describe('what the agent answers', () => {
  it('gives the token and a line end, and nothing else', async () => {
    const bench = await createAgentBench();
    const reply = await bench.ask('/v1/token');
    expect(reply.body).toBe(`${tokenOf(bench)}\n`);
    expect(reply.body).toContain(VIRTUAL_SECRET);
    expect(reply).toMatchObject({ status: 200, headers: { 'Cache-Control': 'no-store' } });
  });

  it('gives all that a program needs as JSON', async () => {
    const bench = await createAgentBench();
    const { body, headers } = await bench.ask('/v1/token', JSON_ONLY);
    expect(headers['Content-Type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      token: tokenOf(bench),
      base_url: bench.world.engine().tokenAtHand(KEY)?.apiUrl,
      headers: {
        'Editor-Version': 'PilotLight/1.2.3',
        'Copilot-Integration-Id': 'vscode-chat',
      },
      expires_at: expect.stringMatching(/^2026-01-01T00:(?:29|30):\d\dZ$/),
      account: 'octocat@github.com',
    });
  });

  it('gives headers that curl can read, the credential first', async () => {
    const bench = await createAgentBench();
    const { body } = await bench.ask('/v1/header');
    expect(body.split('\n')).toEqual([
      `Authorization: Bearer ${tokenOf(bench)}`,
      'Editor-Version: PilotLight/1.2.3',
      'Copilot-Integration-Id: vscode-chat',
      '',
    ]);
  });

  it('gives headers as a credential helper does', async () => {
    const bench = await createAgentBench();
    const { body } = await bench.ask('/v1/header', JSON_ONLY);
    expect(JSON.parse(body)).toMatchObject({
      headers: { Authorization: [`Bearer ${tokenOf(bench)}`] },
      expires: expect.stringMatching(/Z$/),
    });
  });

  it('names no integration for a client id of the user’s own, unless the user does', async () => {
    const bench = await createAgentBench();
    bench.change({ clientId: 'Ov23li' });
    expect((await bench.ask('/v1/header')).body).not.toContain('Integration');
    bench.change({ agent: { ...bench.settings().agent, integrationId: 'my-own' } });
    expect((await bench.ask('/v1/header')).body).toContain('Copilot-Integration-Id: my-own\n');
  });

  it('lists accounts and how they stand, without any token', async () => {
    const bench = await createAgentBench({ logins: ['octocat', 'mona'] });
    const accounts = await bench.ask('/v1/accounts');
    expect(accounts.body).toBe('octocat@github.com\nmona@github.com\n');
    expect(JSON.parse((await bench.ask('/v1/accounts', JSON_ONLY)).body).accounts[1]).toEqual({
      account: 'mona@github.com',
      host: 'github.com',
      login: 'mona',
      selected: false,
    });
    const status = await bench.ask('/v1/status?account=mona');
    expect(status.body).toMatch(/^mona@github\.com: ready, the token is valid until \S+Z\.\n$/);
    const json = JSON.parse((await bench.ask('/v1/status', JSON_ONLY)).body);
    expect(json).toMatchObject({
      selected: 'octocat@github.com',
      accounts: [{ state: 'ready' }, { account: 'mona@github.com' }],
    });
    for (const path of ['/v1/accounts', '/v1/status', '/v1/endpoint']) {
      expect((await bench.ask(path, JSON_ONLY)).body).not.toContain(VIRTUAL_SECRET);
    }
  });

  it.each([
    ['mona', 'mona@github.com'],
    ['MONA@GitHub.com', 'mona@github.com'],
  ])('gives the token of the account that is named, %s', async (name, account) => {
    const bench = await createAgentBench({ logins: ['octocat', 'mona'] });
    const { body } = await bench.ask(`/v1/token?account=${encodeURIComponent(name)}`, JSON_ONLY);
    expect(JSON.parse(body)).toMatchObject({ account });
  });

  it.each(['mon', 'mona@', '@github.com', 'mona@github', '', 'mona%00', 'm%FFna'])(
    'takes no part of a name for an account: %j',
    async (name) => {
      const bench = await createAgentBench({ logins: ['octocat', 'mona'] });
      const reply = await bench.ask(`/v1/token?account=${name}`);
      expect([reply.status, kindOf(reply)]).toEqual([404, 'unknownAccount']);
      expect(reply.body).toContain('octocat@github.com, mona@github.com');
    },
  );
});

describe('a wish for a longer life', () => {
  it('is no reason to renew a token that has two thirds of its life left', async () => {
    const bench = await createAgentBench();
    await bench.world.clock.advance(9 * MINUTE_MS);
    await bench.ask('/v1/token?min_valid=100000');
    expect(exchangesOf(bench)).toBe(1);
  });

  it('renews once for all who ask, and all get the new token', async () => {
    const bench = await createAgentBench();
    const old = tokenOf(bench);
    await bench.world.clock.advance(21 * MINUTE_MS);
    const asked = Array.from({ length: 100 }, () => bench.send('/v1/token?min_valid=600'));
    await bench.world.clock.advance(2 * SECOND_MS);
    const bodies = new Set((await Promise.all(asked)).map(({ body }) => body));
    expect([...bodies]).toEqual([`${tokenOf(bench)}\n`]);
    expect(tokenOf(bench)).not.toBe(old);
    expect(exchangesOf(bench)).toBe(2);
  });

  it('is no reason to renew a token that came less than a minute ago', async () => {
    const terms = {
      tokenLifeMs: 60 * SECOND_MS,
      refreshInMs: null,
      intervalMs: 5_000,
      codeLifeMs: 900_000,
      gitHubTokenLifeMs: null,
      identity: { id: 583231, login: 'octocat', name: null, avatarUrl: null },
    };
    const bench = await createAgentBench({ terms });
    await bench.world.clock.advance(44 * SECOND_MS);
    const before = exchangesOf(bench);
    expect((await bench.ask('/v1/token')).status).toBe(200);
    expect(exchangesOf(bench)).toBe(before);
  });
});

describe('a renewal that takes too long', () => {
  async function slowBench(passMs: number): Promise<AgentBench> {
    const bench = await createAgentBench();
    await bench.world.clock.advance(passMs);
    bench.world.gitHub.weather.roundTripMs = 15 * SECOND_MS;
    return bench;
  }

  it('is not waited for longer than four seconds: the token in hand is given', async () => {
    const bench = await slowBench(24 * MINUTE_MS);
    const startMs = bench.world.clock.trueMs();
    const old = tokenOf(bench);
    const reply = await bench.ask('/v1/token?min_valid=600');
    expect(reply.body).toBe(`${old}\n`);
    expect(bench.world.clock.trueMs() - startMs).toBe(4 * SECOND_MS);
  });

  it.each([
    ['gives what lives for a minute more', 60, 200],
    ['gives nothing that would end within a minute', 59, 503],
  ])('%s', async (_, leftSeconds, status) => {
    const bench = await createAgentBench();
    const { clock, gitHub, engine, alarms } = bench.world;
    gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
    const endsInMs = (engine().tokenAtHand(KEY)?.expiresAtMs ?? 0) - alarms().nowMs();
    await clock.advance(endsInMs - (4 + leftSeconds) * SECOND_MS);
    gitHub.weather.trouble = null;
    gitHub.weather.roundTripMs = 15 * SECOND_MS;
    engine().refresh(KEY);
    const reply = await bench.ask('/v1/token');
    expect(reply.status).toBe(status);
    if (status === 200) return;
    expect(kindOf(reply)).toBe('unavailable');
    expect(Number(reply.headers['Retry-After'])).toBeGreaterThanOrEqual(1);
  });
});

describe('why there is no token', () => {
  it.each([
    ['nobody is signed in', [], 401, 'signedOut'],
    ['there is no such account', ['octocat'], 404, 'unknownAccount'],
  ] as const)('is said where %s', async (_, logins, status, kind) => {
    const bench = await createAgentBench({ logins });
    const reply = await bench.ask('/v1/token?account=mona', JSON_ONLY);
    expect(reply.status).toBe(status);
    expect(reply.headers['Content-Type']).toBe('application/problem+json');
    expect(JSON.parse(reply.body)).toEqual({ kind, status, detail: expect.any(String) });
  });

  it('is said where GitHub refuses, and a token that still lives is given until its end', async () => {
    const bench = await createAgentBench();
    const { gitHub, clock } = bench.world;
    gitHub.standing.exchange = {
      kind: 'refused',
      refusal: { reason: 'billing_locked', title: null, message: null, page: null },
      url: null,
      serverMs: null,
    };
    await clock.advance(29 * MINUTE_MS);
    expect((await bench.ask('/v1/token')).status).toBe(200);
    await clock.advance(2 * MINUTE_MS);
    const reply = await bench.ask('/v1/token');
    expect([reply.status, kindOf(reply)]).toEqual([403, 'refused']);
    expect(reply.body).toMatch(/^octocat@github\.com: GitHub says no \(Billing is locked\)\. \S/);
  });

  it.each([
    ['GitHub has closed the exchange', DEFAULT_CLIENT_ID, 410, 'closed'],
    ['there is none for a client id of one’s own', 'Iv1.virtual', 403, 'refused'],
  ] as const)('is said where %s', async (_where, clientId, status, kind) => {
    const bench = await createAgentBench({ clientId });
    await bench.world.clock.advance(3 * DAY_MS);
    bench.world.gitHub.standing.exchange = {
      kind: 'refused',
      refusal: { reason: 'notFound', title: null, message: null, page: null },
      url: null,
      serverMs: null,
    };
    await bench.world.clock.advance(31 * MINUTE_MS);
    expect((await bench.ask('/v1/token')).status).toBe(403);
    await bench.world.clock.advance(DAY_MS);
    const reply = await bench.ask('/v1/token');
    expect([reply.status, kindOf(reply)]).toEqual([status, kind]);
    expect(reply.body).toMatch(/^octocat@github\.com: \S/);
  });

  it('is said where the account must sign in again', async () => {
    const bench = await createAgentBench();
    bench.world.gitHub.standing.exchange = { kind: 'unauthorized', serverMs: null };
    bench.world.gitHub.standing.identity = { kind: 'unauthorized', serverMs: null };
    await bench.world.clock.advance(HOUR_MS);
    const reply = await bench.ask('/v1/token');
    expect([reply.status, kindOf(reply)]).toEqual([401, 'signedOut']);
    expect(reply.body).toBe('octocat@github.com must sign in again: do so in Pilot Light.\n');
  });

  it.each(TROUBLE_KINDS)(
    'is said in the words of the app where GitHub cannot be reached, with when to ask again: %s',
    async (kind) => {
      const bench = await createAgentBench();
      bench.world.gitHub.weather.trouble = { kind, retryAfterMs: null };
      await bench.world.clock.advance(HOUR_MS);
      const reply = await bench.ask('/v1/token');
      expect([reply.status, kindOf(reply)]).toEqual([503, 'unavailable']);
      const { title, next } = messagesOf('en').troubles[kind];
      expect(reply.body).toBe(
        `octocat@github.com: no token (${title}). ${next} Pilot Light goes on trying.\n`,
      );
      expect(Number(reply.headers['Retry-After'])).toBeGreaterThanOrEqual(1);
    },
  );

  it('is said where the account is signed out during the wait', async () => {
    const bench = await createAgentBench();
    await bench.world.clock.advance(24 * MINUTE_MS);
    bench.world.gitHub.weather.roundTripMs = 3 * SECOND_MS;
    const answer = bench.send('/v1/token?min_valid=600');
    await bench.world.clock.advance(SECOND_MS);
    void bench.world.engine().signOut(KEY);
    bench.world.clock.stir();
    await bench.world.clock.advance(5 * SECOND_MS);
    expect(kindOf(await answer)).toBe('signedOut');
  });

  it('is one line without anything that the caller sent', async () => {
    const bench = await createAgentBench();
    for (const target of ['/v1/token?account=ev%0Ail', '/v1/token?evil=1', '/evil']) {
      const reply = await bench.ask(target, { 'pilot-light-caller': 'evil' });
      expect(reply.body).toMatch(/^[^\n]+\n$/);
      expect(reply.body).not.toContain('evil');
    }
  });
});

describe('a request that makes no sense', () => {
  it.each([
    ['/v1/token?min_valid=-1', 400, 'badRequest'],
    ['/v1/token?min_valid=1e3', 400, 'badRequest'],
    ['/v1/token?min_valid=', 400, 'badRequest'],
    ['/v1/token?min_valid=5&min_valid=5', 400, 'badRequest'],
    ['/v1/token?min-valid=5', 400, 'badRequest'],
    ['/v1/token?a=b?c=d', 400, 'badRequest'],
    ['/v1/accounts?account=octocat', 400, 'badRequest'],
    ['/v1/status?min_valid=5', 400, 'badRequest'],
    ['/v1/token/', 404, 'unknownPath'],
    ['/v1/Token', 404, 'unknownPath'],
    ['/v1/../v1/token', 404, 'unknownPath'],
    ['/%76%31/token', 404, 'unknownPath'],
    ['/', 404, 'unknownPath'],
    ['/__proto__', 404, 'unknownPath'],
  ])('is told so: %s', async (target, status, kind) => {
    const bench = await createAgentBench();
    const reply = await bench.ask(target);
    expect([reply.status, kindOf(reply)]).toEqual([status, kind]);
  });

  it.each(['tooManyOpen', 'hasBody'] as const)(
    'is told so in the form that was asked for, also of the connection: %s',
    async (misuse) => {
      const socket = createModelledSocket();
      await createAgentBench({ socket });
      expect(socket.refuse(misuse, {})?.body).toMatch(/^[A-Z][^\n]+\n$/);
      const reply = socket.refuse(misuse, { accept: 'application/json' });
      expect(reply?.headers['Content-Type']).toBe('application/problem+json');
      expect(JSON.parse(reply?.body ?? '')).toHaveProperty('kind');
    },
  );

  it.each(['', '2', '1, 1', 'yes'])('has its header: %j is none', async (value) => {
    const bench = await createAgentBench();
    expect(kindOf(await bench.ask('/v1/token', { 'pilot-light': value }))).toBe('missingHeader');
  });

  it('costs its caller no more than the others: above five hundred a second all are told', async () => {
    const bench = await createAgentBench();
    const kinds = await Promise.all(
      Array.from({ length: 600 }, async () => kindOf(await bench.send('/v1/accounts')) ?? 'well'),
    );
    expect(kinds.filter((kind) => kind === 'well')).toHaveLength(500);
    expect(kinds.at(-1)).toBe('tooMany');
    await bench.world.clock.advance(SECOND_MS);
    expect((await bench.ask('/v1/accounts')).status).toBe(200);
  });
});
