import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endedWell, PERSON, type Seat, seen, USER_CODE } from './seat.ts';

/** GitHub's agent for terminals: it goes past the exchange, with its GitHub token, to the Copilot API. */
export async function useCopilotCli(seat: Seat): Promise<string> {
  // There is no keyring, and nobody to be asked whether a file will do.
  const settings = path.join(seat.home, '.copilot');
  mkdirSync(settings);
  writeFileSync(path.join(settings, 'settings.json'), '{ "storeTokenPlaintext": true }');
  const copilot = path.join(seat.folder ?? '', 'node_modules/.bin/copilot');
  const signIn = seat.start([copilot, 'login', '--device-code']);
  await seat.approve(await seen(signIn, USER_CODE));
  const signedIn = await endedWell(signIn);
  if (!signedIn.includes(`as ${PERSON}`)) throw new Error(`it does not say who it is\n${signedIn}`);
  const answer = await endedWell(
    seat.start([copilot, '-p', 'Say ping.', '--allow-all-tools', '--no-auto-update']),
  );
  if (!answer.includes('pong')) throw new Error(`nobody answered it\n${answer}`);
  return `Signed in as ${PERSON}, and "pong"`;
}
