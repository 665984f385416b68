import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { http } from '../../../src/main/config.ts';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../support/wire-bench.ts';
import {
  inTurn,
  json,
  raw,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const TOKEN = new Secret('ghu_integrationintegration1234567890');
const GOOD = { token: 'tid=1;exp=1790001800:00ff', expires_at: 1_790_001_800, refresh_in: 1_500 };

let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});

afterEach(async () => {
  await server.close();
});

/** What one exchange comes to under this script. */
async function exchange(script: Script, bench = createWireBench()) {
  server.script(script);
  return bench.github.exchange(server.host, TOKEN, steady);
}

/** Settles when the client has let go of the one connection there is. */
async function connectionClosed(): Promise<void> {
  const [socket] = server.connections;
  if (socket === undefined) throw new Error('there is no connection');
  await once(socket, 'close');
}

describe('the deadline', () => {
  it('holds even if the port ignores its signal', async () => {
    const bench = createWireBench({ http: () => new Promise(() => undefined) });
    const answer = bench.github.exchange(server.host, TOKEN, steady);
    await bench.clock.advance(http.deadlineMs);
    expect(await answer).toMatchObject({ trouble: { kind: 'timeout' } });
  });

  it('leaves no alarm behind, whatever the answer', async () => {
    const bench = createWireBench();
    await exchange(json(200, GOOD), bench);
    await exchange((_request, response) => response.destroy(), bench);
    expect(bench.clock.pending).toBe(0);
  });

  it('is shorter for what is only nice to have', async () => {
    const bench = createWireBench({ http: () => new Promise(() => undefined) });
    const answer = bench.github.identify(server.host, TOKEN, steady);
    await bench.clock.advance(http.identityDeadlineMs);
    expect(await answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'timeout' } });
  });
});

describe('an aborted request', () => {
  it('answers trouble at once and lets go of the connection', async () => {
    const bench = createWireBench();
    const controller = new AbortController();
    const reached = new Promise<void>((resolve) => server.script(() => resolve()));
    const answer = bench.github.exchange(server.host, TOKEN, controller.signal);
    await reached;
    const letGo = connectionClosed();
    controller.abort();
    expect(await answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'network' } });
    expect(bench.clock.pending).toBe(0);
    await letGo;
  });

  it('is not sent at all when the signal has already fired', async () => {
    const bench = createWireBench();
    const answer = await bench.github.exchange(server.host, TOKEN, AbortSignal.abort());
    expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'network' } });
    expect(server.seen).toEqual([]);
    expect(bench.entries).toEqual([]);
  });
});

describe('the size limit', () => {
  it('takes an answer that just fits', async () => {
    const bare = JSON.stringify({ ...GOOD, padding: '' });
    const padding = 'x'.repeat(http.maximumBodyBytes - bare.length);
    expect(await exchange(json(200, { ...GOOD, padding }))).toMatchObject({ kind: 'token' });
    const tooMuch = await exchange(json(200, { ...GOOD, padding: `${padding}x` }));
    expect(tooMuch).toMatchObject({ kind: 'trouble', trouble: { kind: 'malformed' } });
  });

  it('reads compressed answers', async () => {
    const headers = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' };
    const answer = await exchange(raw(200, gzipSync(JSON.stringify(GOOD)), headers));
    expect(answer).toMatchObject({ kind: 'token' });
  });
});

describe('a broken connection', () => {
  const head = 'HTTP/1.1 200 OK\r\n';

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 'malformed'],
    ['a page without a head', '<html>hello</html>', 'malformed'],
    ['a line that is no header', `${head}no colon\r\n\r\n`, 'malformed'],
    ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 'malformed'],
    ['a chunk without a size', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'malformed'],
    ['a head without end', `${head}X-Long: ${'x'.repeat(400_000)}\r\n\r\n`, 'malformed'],
    ['nothing at all', '', 'network'],
    ['half of what was announced', `${head}Content-Length: 100\r\n\r\n{"token"`, 'network'],
    ['half a chunk', `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"`, 'network'],
  ])('that says %s is sorted alike by every Node', async (_name, bytes, kind) => {
    const answer = await exchange((_request, response) => {
      response.socket?.end(bytes);
    });
    expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind } });
  });
});

describe('an answer that is no answer', () => {
  const type = { 'Content-Type': 'application/json' };
  const good = JSON.stringify(GOOD);

  it.each<[string, Script, string]>([
    ['half a JSON', raw(200, good.slice(0, 20), type), 'malformed'],
    ['nothing', raw(200, '', type), 'malformed'],
    ['no content', raw(204, '', type), 'malformed'],
    ['a list', raw(200, '[]', type), 'malformed'],
    ['null', raw(200, 'null', type), 'malformed'],
    ['UTF-16 called UTF-8', raw(200, Buffer.from(good, 'utf16le'), type), 'malformed'],
    ['deep nesting', raw(200, '['.repeat(100_000), type), 'malformed'],
    ['bytes', raw(200, Buffer.from([0xff, 0xfe, 0x00, 0xc0]), type), 'malformed'],
    ['a broken gzip', raw(200, 'no gzip', { ...type, 'Content-Encoding': 'gzip' }), 'malformed'],
    ['a page', raw(200, '<html>', { 'Content-Type': 'text/html' }), 'portal'],
    ['a page that forbids', raw(403, '<html>', { 'Content-Type': 'text/html' }), 'portal'],
    ['a network that wants a login', raw(511, '', {}), 'portal'],
  ])('is trouble when it is %s', async (_name, script, kind) => {
    const bench = createWireBench();
    expect(await exchange(script, bench)).toMatchObject({ kind: 'trouble', trouble: { kind } });
    expect(JSON.stringify(bench.lines)).not.toContain('tid=');
  });

  it.each<[string, Script]>([
    ['a byte order mark', raw(200, `\ufeff${good}`, type)],
    [
      'another charset',
      raw(200, Buffer.from(good, 'utf16le'), {
        'Content-Type': 'application/json; charset=utf-16le',
      }),
    ],
    ['an unknown charset', raw(200, good, { 'Content-Type': 'application/json; charset=klingon' })],
    ['no type', raw(200, good)],
  ])('is read in spite of %s', async (_name, script) => {
    expect(await exchange(script)).toMatchObject({ kind: 'token' });
  });
});

describe('the log and the activity', () => {
  it('tell of every request what it was for and what became of it', async () => {
    const bench = createWireBench();
    const { host } = server;
    await exchange(inTurn(raw(503, ''), json(200, GOOD)), bench);
    await bench.github.exchange(host, TOKEN, steady);
    await exchange((_request, response) => response.destroy(), bench);
    expect(bench.entries).toMatchObject([
      { host, purpose: 'exchange', outcome: 503 },
      { host, purpose: 'exchange', outcome: 200 },
      { host, purpose: 'exchange', outcome: 'network' },
    ]);
    expect(JSON.stringify([bench.entries, bench.lines])).not.toMatch(/ghu_|tid=/);
  });
});
