import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';

import { http as limits } from '../../src/main/config.ts';
import { json, raw, startScriptedServer } from '../integration/github/scripted-server.ts';
import { cannedAnswers } from '../simulator/canned-answers.ts';
import type { Answer } from '../simulator/scripted-answer.ts';
import { createCuttableRoute } from '../support/cuttable-route.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import { steady } from '../support/wire-bench.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { SENT, searchedWireBench } from './search/wire.ts';
import { exchangesOf, refreshNow, startSignedIn } from './signed-in.ts';
import { expectSurvived } from './survived.ts';

const MEBIBYTE = 1024 * 1024;

async function startBroken(answer: Answer): Promise<WiredWorld> {
  const w = await startSignedIn();
  await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer });
  return w;
}

fault(36, 'real', 'C', 'serves the token on while connections are refused', async () => {
  const { route, cut } = await createCuttableRoute();
  const w = await startSignedIn({ route });
  cut(true);
  await expectSurvived(w, 'network', () => cut(false));
});

for (const when of ['beforeCommit', 'afterCommit', 'midBody'] as const) {
  fault(36, 'real', 'C', `serves the token on while connections are reset ${when}`, async () => {
    const w = await startBroken({ kind: 'drop', when });
    await expectSurvived(w, 'network', w.gitHub.clearAnswers);
  });
}

fault(38, 'real', 'B', 'gives up a server that accepts and never answers', async () => {
  const w = await startBroken({ kind: 'hang' });
  const asked = w.clock.trueMs();
  await refreshNow(w);
  expect(w.accountView().session).toMatchObject({ kind: 'flickering', retryAtMs: null });
  await w.pass(limits.deadlineMs);
  const last = exchangesOf(w).at(-1);
  expect(last).toMatchObject({ outcome: 'timeout', tookMs: limits.deadlineMs });
  expect(last?.endedAtMs).toBe(asked + limits.deadlineMs);
  await expectSurvived(w, 'timeout', w.gitHub.clearAnswers);
});

fault(39, 'real', 'B', 'gives up a body that drips', async () => {
  const w = await startBroken({ kind: 'slowLoris', bytesPerSecond: 1 });
  await expectSurvived(w, 'timeout', w.gitHub.clearAnswers);
  const slow = exchangesOf(w).filter(({ outcome }) => outcome === 'timeout');
  for (const { tookMs } of slow) expect(tookMs).toBe(limits.deadlineMs);
});

for (const [number, name, hang] of [
  [38, 'says nothing', () => undefined],
  [39, 'drips', (response) => response.writeHead(200).write('{')],
] satisfies [number, string, (response: ServerResponse) => unknown][]) {
  fault(number, 'real', 'B', `lets go of the connection to a server that ${name}`, async () => {
    const bench = searchedWireBench();
    let reached = (): void => undefined;
    const arrival = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const server = await startScriptedServer((_request, response) => {
      hang(response);
      reached();
    });
    const answer = bench.github.exchange(server.host, SENT, steady);
    await arrival;
    const [socket] = server.connections;
    if (socket === undefined) throw new Error('there is no connection');
    const letGo = once(socket, 'close');
    await bench.clock.advance(limits.deadlineMs);
    expect(await answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'timeout' } });
    await letGo;
    expect(bench.clock.pending).toBe(0);
    await server.close();
  });
}

for (const gzip of [false, true]) {
  const kind = gzip ? 'a compressed bomb' : 'a flood without a length';
  fault(40, 'real', 'B', `cuts ${kind} and serves the token on`, async () => {
    const w = await startBroken({ kind: 'huge', bytes: 64 * MEBIBYTE, gzip });
    await expectSurvived(w, 'malformed', w.gitHub.clearAnswers);
  });
}

fault(40, 'real', 'B', 'stops a flood long before its end', async () => {
  let sent = 0;
  const block = Buffer.alloc(64 * 1024, 'x');
  const server = await startScriptedServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const pour = (): void => {
      while (sent < 200 * MEBIBYTE && response.write(block)) sent += block.length;
      sent += block.length;
      response.once('drain', pour);
    };
    pour();
  });
  const answer = await searchedWireBench().github.exchange(server.host, SENT, steady);
  expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'malformed' } });
  expect(sent).toBeLessThan(64 * MEBIBYTE);
  await server.close();
});

fault(40, 'real', 'B', 'counts a compressed bomb as what it becomes', async () => {
  const bomb = gzipSync(Buffer.alloc(16 * MEBIBYTE, 0x20));
  expect(bomb.length).toBeLessThan(limits.maximumBodyBytes);
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
  const server = await startScriptedServer(raw(200, bomb, headers));
  const answer = await searchedWireBench().github.exchange(server.host, SENT, steady);
  expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'malformed' } });
  await server.close();
});

for (const [name, answer] of [
  ['a redirect to its login page', (trap) => ({ kind: 'redirect', location: `http://${trap}/` })],
  ['a page of its own', () => cannedAnswers.proxyPage],
  ['a 511', () => ({ kind: 'text', status: 511, body: '', requestId: false })],
] satisfies [string, (trap: string) => Answer][]) {
  fault(
    42,
    'real',
    'S',
    `tells of a portal that answers ${name}, and gives it nothing`,
    async () => {
      const trap = await startScriptedServer(json(200, {}));
      const w = await startSignedIn();
      const standing: Answer = answer(trap.host);
      await w.gitHub.setStandingAnswer({ endpoint: 'everything', answer: standing });
      await expectSurvived(w, 'portal', w.gitHub.clearAnswers);
      expect(trap.seen).toEqual([]);
      await trap.close();
    },
  );
}

fault(42, 'real', 'S', 'sends no sign-in to a portal', async () => {
  const trap = await startScriptedServer(json(200, {}));
  const w = await startSignedIn();
  const location = `http://${trap.host}/login`;
  for (const status of [301, 302, 303, 307, 308]) {
    const answer: Answer = { kind: 'redirect', status, location };
    await w.gitHub.setStandingAnswer({ endpoint: 'everything', answer });
    w.engine().startSignIn(w.host, null);
    await w.pass(0);
    expect(w.view().signIn).toMatchObject({
      problem: { kind: 'unreachable', trouble: 'portal' },
    });
    await w.pass(MINUTE_MS);
  }
  expect(trap.seen).toEqual([]);
  await trap.close();
});

fault(43, 'real', 'S', 'follows no redirect of the exchange, in a loop or elsewhere', async () => {
  const trap = await startScriptedServer(json(200, {}));
  const w = await startSignedIn();
  const path = 'copilot_internal/v2/token';
  for (const host of [w.host, trap.host]) {
    const before = (await w.gitHub.log({ endpoint: 'exchange' })).length;
    const answer: Answer = { kind: 'redirect', location: `http://${host}/${path}` };
    await w.gitHub.setNextAnswers({ endpoint: 'exchange', answers: [answer] });
    await refreshNow(w);
    expect(await w.gitHub.log({ endpoint: 'exchange' })).toHaveLength(before + 1);
    await w.pass(MINUTE_MS);
  }
  expect(trap.seen).toEqual([]);
  await trap.close();
});

fault(43, 'real', 'S', 'follows no redirect on any call', async () => {
  const server = await startScriptedServer((request, response) => {
    response.writeHead(302, { Location: request.url });
    response.end();
  });
  const { github } = searchedWireBench();
  const { host } = server;
  const clientId = 'client';
  const poll = { host, clientId, deviceCode: SENT };
  const renewal = { host, clientId, refreshToken: SENT };
  const cause = { kind: 'network', name: null };
  const portal = { kind: 'trouble', trouble: { kind: 'portal', retryAfterMs: null, cause } };
  expect(await github.requestCode(host, clientId, steady)).toEqual(portal);
  expect(await github.poll(poll, steady)).toEqual(portal);
  expect(await github.renew(renewal, steady)).toEqual(portal);
  expect(await github.exchange(host, SENT, steady)).toMatchObject(portal);
  expect(await github.identify(host, SENT, steady)).toMatchObject(portal);
  expect(await github.usage(host, SENT, steady)).toEqual(portal);
  expect(await github.avatar(host, `http://${host}/a.png`, steady)).toEqual(portal);
  expect(await github.probe(host, steady)).toBe('notGitHub');
  expect(server.seen).toHaveLength(8);
  await server.close();
});
