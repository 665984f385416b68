/** The screens that something must lead to first. They come after the window's first one, in a file of their own. */
export { Advanced } from './advanced.tsx';
export { ConfirmAccount } from './confirm-account.tsx';
export { Consent } from './consent.tsx';
export { Settings } from './settings.tsx';
export { SignInFailed } from './sign-in-failed.tsx';
export { SignOut } from './sign-out.tsx';
