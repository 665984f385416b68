import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

/** What becomes of the page behind a head that says it all. */
const PAGES: Readonly<Record<string, () => ReadableStream<Uint8Array> | string | null>> = {
  'that is not there': () => null,
  'of a few words': () => '<html>Who are you?</html>',
  'that fails at once': () => failing(0),
  'that breaks off': () => failing(3),
  'that never comes': () => new ReadableStream(),
  'that never ends': () => new ReadableStream({ pull: (stream) => stream.enqueue(CHUNK) }),
};

const CHUNK = new Uint8Array(65_536);
const TOKEN = new Secret('ghu_unitunitunitunitunitunit');

/** As Chromium ends the page of a proxy that was asked for a tunnel. */
function failing(afterChunks: number): ReadableStream<Uint8Array> {
  let left = afterChunks;
  return new ReadableStream({
    pull(stream) {
      left -= 1;
      if (left < 0) stream.error(new Error('net::ERR_TUNNEL_CONNECTION_FAILED'));
      else stream.enqueue(CHUNK);
    },
  });
}

describe.each([
  [407, 'proxyAuth'],
  [511, 'portal'],
] as const)('real B5: the head of a %s', (status, trouble) => {
  it.each(Object.entries(PAGES))('counts with a page %s', async (_name, page) => {
    for (const host of ['github.com', 'ghes.example']) {
      const { github } = createWireBench({
        http: () => Promise.resolve(new Response(page(), { status })),
      });
      // No time passes: whoever read the page would wait for its deadline, or for memory to end.
      expect(await github.exchange(host, TOKEN, steady)).toMatchObject({
        kind: 'trouble',
        trouble: { kind: trouble, cause: { kind: 'answer', status } },
      });
    }
  });
});
