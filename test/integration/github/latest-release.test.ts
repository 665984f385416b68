import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { REPOSITORY } from '../../support/made-up-repository.ts';
import { createWireBench, steady } from '../../support/wire-bench.ts';
import {
  json,
  raw,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.close());

function latest(script: Script) {
  const bench = createWireBench();
  server.script(script);
  const asked = bench.github.latestRelease(server.host, REPOSITORY, steady);
  return { ...bench, asked };
}

const page = (tag: string): string => `http://${server.host}/${REPOSITORY}/releases/tag/${tag}`;

const release = (tag: string, more: object = {}) => ({
  tag_name: tag,
  html_url: page(tag),
  draft: false,
  prerelease: false,
  ...more,
});

describe('the latest release of a repository', () => {
  it('is a version, asked for without saying who asks', async () => {
    const { asked, entries } = latest(json(200, release('v1.2.3')));
    expect(await asked).toEqual({ kind: 'release', version: '1.2.3' });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: `/repos/${REPOSITORY}/releases/latest`,
      body: '',
      headers: { 'user-agent': 'PilotLight/1.2.3', accept: 'application/json' },
    });
    expect(Object.keys(server.seen[0]?.headers ?? {})).not.toContain('authorization');
    expect(Object.keys(server.seen[0]?.headers ?? {})).not.toContain('cookie');
    expect(entries).toMatchObject([{ kind: 'request', purpose: 'release', outcome: 200 }]);
  });

  it('may be spelled in other letters, as GitHub knows no case in names', async () => {
    const html_url = page('v1.2.3').replace('some-one', 'Some-One');
    expect(await latest(json(200, release('v1.2.3', { html_url }))).asked).toEqual({
      kind: 'release',
      version: '1.2.3',
    });
  });

  it.each<readonly [string, () => unknown]>([
    ['a draft', () => release('v1.2.3', { draft: true })],
    ['a prerelease', () => release('v1.2.3', { prerelease: true })],
    ['what is called like one that comes before', () => release('v1.2.3-rc.1')],
    ['what tells of its build', () => release('v1.2.3+ghost')],
    ['a tag that is no version', () => release('latest')],
    ['a tag that begins with no v', () => release('1.2.3')],
    ['a tag that leads elsewhere', () => release('v1.2.3/../../../evil')],
    [
      'a page of another repository',
      () => release('v1.2.3', { html_url: page('v1.2.3').replace('some-one', 'some-two') }),
    ],
    ['a page of another host', () => release('v1.2.3', { html_url: 'https://evil.example/' })],
    [
      'a page that is a program',
      () => release('v1.2.3', { html_url: `${page('v1.2.3')}/../../download/v1.2.3/a.exe` }),
    ],
    ['a page of another release', () => release('v1.2.3', { html_url: page('v1.2.4') })],
    ['no page', () => release('v1.2.3', { html_url: undefined })],
    ['no word of drafts', () => release('v1.2.3', { draft: undefined })],
    ['a draft of another kind', () => release('v1.2.3', { draft: 'false' })],
    ['a number for a tag', () => release('v1.2.3', { tag_name: 1 })],
    ['a list', () => [release('v1.2.3')]],
    ['nothing', () => ({})],
    ['null', () => null],
  ])('is none that may be told of: %s', async (_, body) => {
    expect(await latest(json(200, body())).asked).toEqual({ kind: 'none' });
  });

  it('is none where there is no such repository, or no release', async () => {
    expect(await latest(json(404, { message: 'Not Found' })).asked).toEqual({ kind: 'none' });
  });

  it.each<readonly [string, string, Script]>([
    [
      '403 with a limit',
      'rateLimited',
      json(403, { message: 'API rate limit exceeded' }, { 'x-ratelimit-remaining': '0' }),
    ],
    ['429', 'rateLimited', json(429, { message: 'Too many' }, { 'Retry-After': '60' })],
    ['403', 'malformed', json(403, { message: 'Forbidden' })],
    ['500', 'server', json(500, {})],
    ['304', 'portal', raw(304, '')],
    [
      '301, of a repository that was renamed',
      'portal',
      raw(301, '', { Location: 'http://127.0.0.1:1/' }),
    ],
    [
      'a portal’s page',
      'portal',
      raw(200, '<html><body>Welcome</body></html>', {
        'Content-Type': 'text/html',
        'X-GitHub-Request-Id': '',
      }),
    ],
  ])('is not known after %s', async (_, kind, script) => {
    const answer = await latest(script).asked;
    expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind } });
  });

  it('is none where the answer is cut or broken', async () => {
    expect(await latest(raw(200, '{"tag_name":"v1.2.3"')).asked).toEqual({ kind: 'none' });
  });
});

describe('the simulator, asked for a release', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  const ask = () =>
    createWireBench().github.latestRelease(new URL(simulator.url).host, REPOSITORY, steady);

  it('answers as GitHub does', async () => {
    expect(await ask()).toEqual({ kind: 'none' });
    const asOf = { repository: REPOSITORY, tag: 'v2.0.0' };
    await simulator.control.configure({ release: asOf });
    expect(await ask()).toEqual({ kind: 'release', version: '2.0.0' });
    await simulator.control.configure({ release: { ...asOf, isDraft: true } });
    expect(await ask()).toEqual({ kind: 'none' });
    await simulator.control.configure({ release: { ...asOf, isPrerelease: true } });
    expect(await ask()).toEqual({ kind: 'none' });
    await simulator.control.configure({ release: { ...asOf, repository: 'some-two/pilot-light' } });
    expect(await ask()).toEqual({ kind: 'none' });
    await simulator.control.configure({ release: { ...asOf, movedTo: 'evil/pilot-light' } });
    expect(await ask()).toMatchObject({ kind: 'trouble' });
    const log = await simulator.control.log({ endpoint: 'latestRelease' });
    expect(log.map(({ status }) => status)).toEqual([404, 200, 200, 200, 404, 301]);
  });
});
