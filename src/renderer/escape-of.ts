import { assertNever } from '../shared/assert-never.ts';
import type { ScreenView } from './screen-of.ts';

/** What Esc does on a screen: one step back where that costs nothing, else out of the window. */
export type Escape = 'goBack' | 'dismissSignIn' | 'closeWindow';

/** What Esc does on that screen. It ends no sign-in: only Cancel does. */
export function escapeOf(screen: ScreenView['kind']): Escape {
  switch (screen) {
    case 'settings':
    case 'advanced':
    case 'programs':
    case 'doctor':
    case 'leaked':
    case 'removal':
    case 'activity':
    case 'report':
    case 'consent':
    case 'add-account':
    case 'sign-out':
    case 'usage':
    case 'token':
      return 'goBack';
    case 'done':
    case 'sign-in-failed':
      return 'dismissSignIn';
    // Esc puts a window away. A code that was typed already, an approval or a GitHub token goes by its own button only.
    case 'requesting-code':
    case 'code':
    case 'identifying':
    case 'confirm-account':
    case 'exchanging':
    case 'starting':
    case 'signed-out':
    case 'home':
      return 'closeWindow';
    default:
      return assertNever(screen);
  }
}
