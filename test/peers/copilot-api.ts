import path from 'node:path';
import * as v from 'valibot';
import { endedWell, PERSON, type Seat, seen, USER_CODE } from './seat.ts';

/** In a network of one's own every port is free. */
const ADDRESS = 'http://127.0.0.1:4141';

const Models = v.object({ data: v.array(v.object({ id: v.string() })) });

/** A server of others' that does what Pilot Light does, for programs that speak as OpenAI's do. */
export async function useCopilotApi(seat: Seat): Promise<string> {
  const copilotApi = path.join(seat.folder ?? '', 'node_modules/.bin/copilot-api');
  const signIn = seat.start([copilotApi, 'auth']);
  await seat.approve(await seen(signIn, USER_CODE));
  const signedIn = await endedWell(signIn);
  if (!signedIn.includes(`as ${PERSON}`)) throw new Error(`it does not say who it is\n${signedIn}`);
  const server = seat.start([copilotApi, 'start', '--port', new URL(ADDRESS).port]);
  await seen(server, /Listening on/);
  const models = v.parse(Models, await (await fetch(`${ADDRESS}/v1/models`)).json()).data.length;
  const response = await fetch(`${ADDRESS}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4.1', messages: [{ role: 'user', content: 'ping' }] }),
  });
  const answer = await response.text();
  if (!answer.includes('pong')) throw new Error(`nobody answered it: ${answer}`);
  return `Logged in as ${PERSON}, ${models} models, and "pong"`;
}
