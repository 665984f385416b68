import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endedWell, PERSON, type Seat, seen, USER_CODE } from './seat.ts';

/** The public id of GitHub's own Copilot plugin. */
export const COPILOT_PLUGIN = 'Iv1.b507a08c87ecfe98';

/** A program as a stranger would write it with GitHub's library, from the code to the list of models. */
const PROGRAM = `
import { createOAuthDeviceAuth } from '@octokit/auth-oauth-device';
import { request } from '@octokit/request';

const auth = createOAuthDeviceAuth({
  clientType: 'github-app',
  clientId: '${COPILOT_PLUGIN}',
  onVerification: ({ user_code, verification_uri }) => console.log(verification_uri, user_code),
});
const { token } = await auth({ type: 'oauth' });
const headers = { authorization: 'token ' + token };
const { data: user } = await request('GET /user', { headers });
const { data: copilot } = await request('GET /copilot_internal/v2/token', { headers });
const { data: models } = await request('GET /models', {
  baseUrl: copilot.endpoints.api,
  headers: { authorization: 'Bearer ' + copilot.token, 'editor-version': 'Peers/1.0' },
});
console.log(user.login + ', ' + models.data.length + ' models');
`;

/** GitHub's own library for JavaScript. */
export async function useOctokit(seat: Seat): Promise<string> {
  symlinkSync(path.join(seat.folder ?? '', 'node_modules'), path.join(seat.home, 'node_modules'));
  const file = path.join(seat.home, 'sign-in.mjs');
  writeFileSync(file, PROGRAM);
  const program = seat.start([process.execPath, file]);
  await seat.approve(await seen(program, USER_CODE));
  const said = /^(\w+), [1-9]\d* models$/m.exec(await endedWell(program));
  if (said?.[1] !== PERSON) throw new Error(`it takes itself for somebody else: ${said?.[0]}`);
  return said[0];
}
