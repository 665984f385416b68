import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verb } from './control-contract.ts';
import type { CheckedVerbs } from './control-verbs.ts';
import { parseJson, readRequest } from './wire.ts';

/** Where a verb is found: `setNextAnswers` is `/_sim/set-next-answers`. */
export function controlPath(verb: Verb): string {
  return `/_sim/${verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/**
 * `POST /_sim/VERB` with the argument as JSON; `state` and `log` answer to GET too. 200 with the result, or a status of
 * 400 and above with `{"error":"…"}`.
 *
 * The body must be declared as JSON: a page in somebody's browser cannot send that to another origin unasked.
 */
export async function serveControl(
  incoming: IncomingMessage,
  response: ServerResponse,
  verbs: CheckedVerbs,
): Promise<void> {
  const request = await readRequest(incoming);
  const verb = verbAt(request?.rawPath ?? '', verbs);
  if (request === null || verb === null) {
    return answer(response, 404, { error: `Verbs are: ${Object.keys(verbs).join(', ')}` });
  }
  const isRead = request.method === 'GET' && (verb === 'state' || verb === 'log');
  const isJson = request.bodyType === 'application/json';
  if (!isRead && (request.method !== 'POST' || !isJson)) {
    return answer(response, 405, { error: 'Use POST with Content-Type: application/json' });
  }
  try {
    answer(response, 200, await verbs[verb](parseJson(request.body)?.value ?? undefined));
  } catch (error) {
    answer(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function verbAt(path: string, verbs: CheckedVerbs): Verb | null {
  const isVerb = (name: string): name is Verb => Object.hasOwn(verbs, name);
  return (
    Object.keys(verbs)
      .filter(isVerb)
      .find((verb) => controlPath(verb) === path) ?? null
  );
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(value)}\n`);
}
