import type { QuotaWords } from '../../format/quota-words.ts';
import type { Backing, RefusalReason } from '../../refusal.ts';
import type { RevocationFault } from '../../revocation.ts';
import type { RestartCost } from '../../storage.ts';
import type { TroubleKind } from '../../trouble.ts';
import type { NoticeWords } from '../advice.ts';
import { sentencesOf } from '../sentences-of.ts';
import { refusals } from './refusals.ts';
import { revocations } from './revoke.ts';
import { keyringFailed } from './storage.ts';
import { troubles } from './troubles.ts';

/** Desktop notifications. None carries a token or a code. `login` is the account's name, `until` a formatted time. */
export const notices = {
  /** The token still works, but may end before it can be renewed. */
  renewalFailing: (login: string, until: string, trouble: TroubleKind): NoticeWords => ({
    title: `Could not renew ${login}’s Copilot token`,
    body: `It works until ${until}, and Pilot Light keeps trying. ${troubles[trouble].title}.`,
    button: 'Renew now',
  }),
  /** The token has ended and could not be renewed. */
  tokenOut: (login: string, trouble: TroubleKind): NoticeWords => ({
    title: `No Copilot token for ${login}`,
    body: `${troubles[trouble].title}. ${troubles[trouble].next} Pilot Light keeps trying.`,
    button: 'Renew now',
  }),
  recovered: (login: string, until: string): NoticeWords => ({
    title: 'Copilot token is back',
    body: `${login} has a token again, valid until ${until}. It renews by itself.`,
    button: 'Copy token',
  }),
  signInNeeded: (login: string): NoticeWords => ({
    title: `Sign in again as ${login}`,
    body: 'GitHub no longer accepts your saved sign-in.',
    button: 'Sign in',
  }),
  /** In our words: GitHub's own headline may read like an advert, and the window quotes it. */
  refused: (login: string, reason: RefusalReason, backing: Backing): NoticeWords => ({
    title: refusals[reason].title,
    body: `${login}: ${refusals[reason].next[backing]}`,
    button: 'See why',
  }),
  gitHubTokenEnds: (login: string, until: string): NoticeWords => ({
    title: `${login}’s sign-in expires soon`,
    body: `It expires at ${until}. Sign in again to keep getting tokens.`,
    button: 'Sign in',
  }),
  /** `percent` and what is said of the quota are formatted. */
  usageReached: (login: string, percent: string, said: QuotaWords): NoticeWords => ({
    title: `${login}: ${percent} used of ${said.name}`,
    body: sentencesOf([said.used, said.left, said.resets], '. '),
    button: 'See usage',
  }),
  /** `whose` is a login, or what stands for it in the words of revocations. */
  revocationOwed: (whose: string, trouble: TroubleKind): NoticeWords => ({
    title: revocations.waiting(whose),
    body: `The token may still work. ${troubles[trouble].title}. Pilot Light keeps trying as long as it runs.`,
    button: revocations.tryAgain,
  }),
  revocationFailed: (whose: string, fault: RevocationFault): NoticeWords => ({
    title: revocations.failed(whose),
    body: revocations.faults[fault],
    button: revocations.openPage,
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
  updateOut: (version: string, current: string): NoticeWords => ({
    title: `Pilot Light ${version} is out`,
    body: `You have ${current}. Nothing is installed by itself: its page says what is new.`,
    button: 'Open its page',
  }),
  settingsSetAside: (): NoticeWords => ({
    title: 'Settings are back to their defaults',
    body: 'The settings file could not be read. It is kept under another name.',
    button: 'Open settings',
  }),
};
