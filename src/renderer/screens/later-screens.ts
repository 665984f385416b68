/** The screens that somebody must go to first. They come after the window's first one, in a file of their own. */
export { Advanced } from './advanced.tsx';
export { Consent } from './consent.tsx';
export { Settings } from './settings.tsx';
export { SignOut } from './sign-out.tsx';
