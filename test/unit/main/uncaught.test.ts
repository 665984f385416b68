import { expect, it } from 'vitest';
import { createUncaught } from '../../../src/main/uncaught.ts';

function bench() {
  const lines: string[] = [];
  const told: string[] = [];
  const handle = createUncaught(
    { warn: (_message, facts) => void lines.push(String(facts?.['error'])) },
    { report: (mishap) => void told.push(mishap) },
  );
  return { lines, told, handle };
}

it('real B4: an abort that nobody heard is written down and told to nobody', async () => {
  const { lines, told, handle } = bench();
  const controller = new AbortController();
  controller.abort();
  handle(controller.signal.reason);
  // What is left behind where a body is aborted on its way.
  const body = new Blob(['device_code=x']).stream();
  const sent = body.pipeTo(new WritableStream(), { signal: controller.signal });
  handle(await sent.catch((error: unknown) => error));
  expect(lines).toHaveLength(2);
  expect(told).toEqual([]);
  handle(new Error('a bug'));
  handle('thrown as a text');
  expect(lines).toHaveLength(4);
  expect(told).toEqual(['internalError']);
});
