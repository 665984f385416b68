/** The screens that somebody must go to, or that a sign-in ends on: they come after the first one, in their own file. */
export { RevocationBanners } from '../parts/revocation-banners.tsx';
export { Advanced } from './advanced.tsx';
export { ConfirmAccount } from './confirm-account.tsx';
export { Consent } from './consent.tsx';
export { Programs } from './programs.tsx';
export { Refused } from './refused.tsx';
export { Settings } from './settings.tsx';
export { SignInFailed } from './sign-in-failed.tsx';
export { SignOut } from './sign-out.tsx';
