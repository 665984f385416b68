import { assertNever } from '../../shared/assert-never.ts';
import type { ScreenView } from '../screen-of.ts';
import { Activity } from './activity.tsx';
import { Advanced } from './advanced.tsx';
import { ConfirmAccount } from './confirm-account.tsx';
import { Consent } from './consent.tsx';
import { Doctor } from './doctor.tsx';
import { Done } from './done.tsx';
import { Leaked } from './leaked.tsx';
import { Programs } from './programs.tsx';
import { Removal } from './removal.tsx';
import { Report } from './report.tsx';
import { Settings } from './settings.tsx';
import { SignInFailed } from './sign-in-failed.tsx';
import { SignOut } from './sign-out.tsx';
import { Token } from './token.tsx';
import { Usage } from './usage.tsx';

export { DayStrip } from '../parts/day-strip.tsx';
export { RemarkBanner } from '../parts/remark-banner.tsx';
export { RevocationBanners } from '../parts/revocation-banners.tsx';
export { Refused } from './refused.tsx';

/** A screen that somebody must go to, or that a sign-in ends on. */
type LaterView = Extract<
  ScreenView,
  {
    readonly kind:
      | 'settings'
      | 'advanced'
      | 'programs'
      | 'doctor'
      | 'leaked'
      | 'removal'
      | 'activity'
      | 'report'
      | 'consent'
      | 'confirm-account'
      | 'done'
      | 'sign-in-failed'
      | 'sign-out'
      | 'usage'
      | 'token';
  }
>;

/** The screens that the first one does without: they come after it, in their own file. */
export function LaterScreen({ screen }: { readonly screen: LaterView }) {
  switch (screen.kind) {
    case 'settings':
      return <Settings />;
    case 'advanced':
      return <Advanced />;
    case 'programs':
      return <Programs />;
    case 'doctor':
      return <Doctor />;
    case 'leaked':
      return <Leaked />;
    case 'removal':
      return <Removal />;
    case 'activity':
      return <Activity from={screen.from} />;
    case 'report':
      return <Report />;
    case 'consent':
      return <Consent />;
    case 'confirm-account':
      return <ConfirmAccount signIn={screen.signIn} />;
    case 'done':
      return <Done account={screen.account} />;
    case 'sign-in-failed':
      return <SignInFailed signIn={screen.signIn} />;
    case 'sign-out':
      return <SignOut account={screen.account} />;
    case 'usage':
      return <Usage key={screen.account.key} account={screen.account} />;
    case 'token':
      return <Token key={screen.account.key} account={screen.account} />;
    default:
      return assertNever(screen);
  }
}
