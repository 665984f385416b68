import type { RefusalReason } from '../../refusal.ts';
import type { RestartCost } from '../../storage.ts';
import type { TroubleKind } from '../../trouble.ts';
import type { NoticeWords } from '../advice.ts';
import { refusals } from './refusals.ts';
import { keyringFailed } from './storage.ts';
import { troubles } from './troubles.ts';

/** Desktop notices. None carries a token or a code. `login` is the account's name, `until` a formatted time. */
export const notices = {
  /** The token still works, but may end before it can be renewed. */
  renewalFailing: (login: string, until: string, trouble: TroubleKind): NoticeWords => ({
    title: `The token for ${login} ends at ${until}`,
    body: `${troubles[trouble].title}. ${troubles[trouble].next}`,
    button: 'Try now',
  }),
  /** The token has ended and could not be renewed. */
  tokenOut: (login: string, trouble: TroubleKind): NoticeWords => ({
    title: `No valid token for ${login}`,
    body: `${troubles[trouble].title}. ${troubles[trouble].next}`,
    button: 'Try now',
  }),
  recovered: (login: string, until: string): NoticeWords => ({
    title: 'The token is lit again',
    body: `${login} has a valid token until ${until}. It renews by itself.`,
    button: 'Copy token',
  }),
  signInNeeded: (login: string): NoticeWords => ({
    title: `Sign in again as ${login}`,
    body: 'GitHub no longer accepts the stored sign-in.',
    button: 'Sign in',
  }),
  refused: (login: string, reason: RefusalReason, title: string | null): NoticeWords => ({
    title: title ?? refusals[reason].title,
    body: `${login}: ${refusals[reason].next}`,
    button: 'See why',
  }),
  gitHubTokenEnds: (login: string, until: string): NoticeWords => ({
    title: `The sign-in of ${login} ends soon`,
    body: `It ends ${until}. Sign in again to keep the token lit.`,
    button: 'Sign in',
  }),
  keyringFailed: (restart: RestartCost): NoticeWords => ({
    title: keyringFailed[restart].title,
    body: keyringFailed[restart].sentence,
    button: 'Open Pilot Light',
  }),
  internalError: (): NoticeWords => ({
    title: 'Something inside Pilot Light has failed',
    body: 'It goes on. If it looks wrong, quit and start it again; its log has what happened.',
    button: 'Open Pilot Light',
  }),
  /** Where nothing else can be shown: the app has not come up. `reason` is in the words of the system. */
  startFailed: (reason: string) => ({
    title: 'Pilot Light could not start',
    body: `Start it again. If this comes back, tell whoever you have it from: ${reason}`,
  }),
  settingsSetAside: (): NoticeWords => ({
    title: 'Settings are back to their defaults',
    body: 'The settings file could not be read. It is kept under another name.',
    button: 'Open settings',
  }),
};
