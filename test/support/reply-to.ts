import { isDeepStrictEqual } from 'node:util';

/**
 * What main replies to a request past the preload: `refused`, also where Electron itself refuses because nobody serves
 * the channel; the value or the error otherwise.
 */
export function replyTo(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    (reply) => (isDeepStrictEqual(reply, { isRefused: true }) ? 'refused' : reply),
    (error: unknown) => (/No handler registered for/.test(String(error)) ? 'refused' : error),
  );
}
