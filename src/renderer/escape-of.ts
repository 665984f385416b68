import { assertNever } from '../shared/assert-never.ts';
import type { ScreenView } from './screen-of.ts';

/** What Esc does on a screen: one step back, and out of the window where there is no step left. */
export type Escape = 'goHome' | 'cancelSignIn' | 'refuseAccount' | 'dismissSignIn' | 'closeWindow';

/** The one step back that Esc takes from a screen. */
export function escapeOf(screen: ScreenView['kind']): Escape {
  switch (screen) {
    case 'settings':
    case 'consent':
    case 'add-account':
    case 'sign-out':
      return 'goHome';
    case 'requesting-code':
    case 'code':
    case 'identifying':
      return 'cancelSignIn';
    case 'confirm-account':
      return 'refuseAccount';
    case 'done':
    case 'sign-in-failed':
      return 'dismissSignIn';
    // The GitHub token is there already: Esc must not throw it away.
    case 'exchanging':
    case 'starting':
    case 'signed-out':
    case 'home':
      return 'closeWindow';
    default:
      return assertNever(screen);
  }
}
