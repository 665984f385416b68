import { endedWell, PERSON, type Seat, seen, USER_CODE } from './seat.ts';

/** GitHub's command, which signs in and then looks who it is. */
export async function useGitHubCli(seat: Seat): Promise<string> {
  const login = ['auth', 'login', '--hostname', 'github.com', '--git-protocol', 'https', '--web'];
  const signIn = seat.start(['gh', ...login]);
  await seat.approve(await seen(signIn, USER_CODE));
  await endedWell(signIn);
  const status = await endedWell(seat.start(['gh', 'auth', 'status']));
  const said = new RegExp(`Logged in to github\\.com (?:as|account) ${PERSON}`).exec(status)?.[0];
  if (said === undefined) throw new Error(`it does not say that it is signed in\n${status}`);
  const user = await endedWell(seat.start(['gh', 'api', 'user', '--jq', '.login']));
  if (user.trim() !== PERSON) throw new Error(`it takes itself for ${user}`);
  return said;
}
