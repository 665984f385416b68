import { assertNever } from '../shared/assert-never.ts';
import { selectedAccount } from '../shared/selected-account.ts';
import type { AccountView, SessionView, SignInView, View } from '../shared/view.ts';

/** Where the person has gone by themselves; sign-in and the session decide the rest. */
export type Place =
  | { readonly kind: 'home' }
  | {
      readonly kind: 'settings';
      readonly advanced: boolean;
      /** Where one step back from the advanced ones leads; home unless said otherwise. */
      readonly from?: 'settings';
    }
  | { readonly kind: 'programs' }
  /** `from`: where one step back leads. */
  | { readonly kind: 'doctor'; readonly from: 'home' | 'settings' }
  | { readonly kind: 'leaked' }
  | { readonly kind: 'removal' }
  | OfActivity
  | { readonly kind: 'consent' }
  | { readonly kind: 'addAccount' }
  /** A host is being typed, for a first account or for a further one. */
  | { readonly kind: 'otherHost'; readonly adding: boolean }
  | { readonly kind: 'signOut' | 'usage' | 'token'; readonly accountKey: string };

/** What happened, and the report of it; `from`: where one step back from the first leads. */
interface OfActivity {
  readonly kind: 'activity' | 'report';
  readonly from: 'home' | 'settings';
}

/** Whether the screen holds what only this page knows: a place that somebody has gone to, something typed or chosen. */
export function holdsSomething(screen: ScreenView, { hosts }: View): boolean {
  if (screen.kind === 'signed-out') return screen.asksHost || hosts.length > 1;
  return screen.kind !== 'home' && screen.kind !== 'starting';
}

type SignInOf<K extends SignInView['kind']> = Extract<SignInView, { readonly kind: K }>;

/** One screen with exactly what it shows. `kind` is also the window's `data-screen`. */
export type ScreenView =
  | { readonly kind: 'starting' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'advanced' }
  | { readonly kind: 'programs' }
  | { readonly kind: 'doctor' }
  | { readonly kind: 'leaked' }
  | { readonly kind: 'removal' }
  | OfActivity
  | { readonly kind: 'consent' }
  | { readonly kind: 'signed-out'; readonly asksHost: boolean }
  | { readonly kind: 'add-account'; readonly asksHost: boolean }
  | { readonly kind: 'requesting-code'; readonly signIn: SignInOf<'requestingCode'> }
  | { readonly kind: 'code'; readonly signIn: SignInOf<'awaitingUser'> }
  | { readonly kind: 'identifying'; readonly signIn: SignInOf<'identifying'> }
  | { readonly kind: 'confirm-account'; readonly signIn: SignInOf<'confirming'> }
  | { readonly kind: 'exchanging'; readonly signIn: SignInOf<'exchanging'> }
  | { readonly kind: 'done'; readonly account: AccountView }
  | { readonly kind: 'sign-in-failed'; readonly signIn: SignInOf<'failed'> }
  | { readonly kind: 'sign-out' | 'usage' | 'token'; readonly account: AccountView }
  | { readonly kind: 'home'; readonly account: AccountView };

/** The screen for a view and a place: settings when asked for, then a sign-in under way, then the account. */
export function screenOf(view: View, place: Place): ScreenView {
  if (place.kind === 'settings') return { kind: place.advanced ? 'advanced' : 'settings' };
  const { kind } = place;
  const isNext = kind === 'programs' || kind === 'doctor' || kind === 'leaked';
  if (isNext || kind === 'removal' || kind === 'consent') return { kind };
  if (place.kind === 'activity' || place.kind === 'report') return place;
  return signInScreen(view, place) ?? accountScreen(view, place);
}

function signInScreen(view: View, place: Place): ScreenView | null {
  const { signIn } = view;
  switch (signIn.kind) {
    case 'idle':
      return null;
    case 'requestingCode':
      return { kind: 'requesting-code', signIn };
    case 'awaitingUser':
      return { kind: 'code', signIn };
    case 'identifying':
      return { kind: 'identifying', signIn };
    case 'confirming':
      return { kind: 'confirm-account', signIn };
    case 'exchanging':
      return { kind: 'exchanging', signIn };
    case 'done':
      // It is over: whoever goes on from there need not say so first.
      return place.kind === 'home' ? doneScreen(view, signIn.accountKey) : null;
    case 'failed':
      return { kind: 'sign-in-failed', signIn };
    default:
      return assertNever(signIn);
  }
}

/**
 * "Signed in, but no token here", or a renewal that fails meanwhile, is no moment to celebrate: the account's own screen
 * says what is wrong, and one can go on from there.
 */
function doneScreen(view: View, accountKey: string): ScreenView | null {
  const account = view.accounts.find(({ key }) => key === accountKey);
  if (account === undefined) return null;
  const { session } = account;
  const isWell = session.kind === 'lit' || (session.kind === 'flickering' && !session.trouble);
  return isWell ? { kind: 'done', account } : null;
}

function accountScreen(view: View, place: Place): ScreenView {
  const asksHost = place.kind === 'otherHost';
  if (place.kind === 'addAccount' || (asksHost && place.adding)) {
    return { kind: 'add-account', asksHost };
  }
  if ('accountKey' in place) {
    const { kind, accountKey } = place;
    const about = view.accounts.find(({ key }) => key === accountKey);
    if (about !== undefined)
      return { kind: kind === 'signOut' ? 'sign-out' : kind, account: about };
  }
  const account = selectedAccount(view);
  if (account !== null) return { kind: 'home', account };
  return view.storage.kind === 'opening' ? { kind: 'starting' } : { kind: 'signed-out', asksHost };
}

/** One step back from where somebody has gone. */
export function backFrom(place: Place): Place {
  if (place.kind === 'report') return { ...place, kind: 'activity' };
  if (place.kind === 'removal') return { kind: 'settings', advanced: true, from: 'settings' };
  const isFurther = 'from' in place && place.from === 'settings';
  return isFurther || place.kind === 'programs' || place.kind === 'leaked'
    ? { kind: 'settings', advanced: false }
    : { kind: 'home' };
}

/** All on which the height of a screen depends from its first moment on, as one name. */
export function sceneOf(screen: ScreenView, view: View): string {
  const state = {
    session: 'account' in screen ? whatIsSaid(screen.account.session) : null,
    remark: screen.kind === 'home' ? screen.account.remark?.topic : null,
    signIn: 'signIn' in screen && screen.signIn.kind === 'failed' ? screen.signIn.problem : null,
    banners: [view.tray, view.settings.showInDock, view.mishap, view.storage.kind],
    revocations: view.revocations.map(({ phase }) => phase.kind),
  };
  return JSON.stringify([screen.kind, view.language, state]);
}

function whatIsSaid(session: SessionView): readonly unknown[] {
  return [session.kind, 'trouble' in session ? session.trouble : null];
}
