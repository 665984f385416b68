import {
  ACTIVITY_TOPICS,
  type ActivityPage,
  type Day,
  MAXIMUM_ACTIVITY_LINES,
  type SavedReport,
} from './activity.ts';
import {
  type ArgumentShape,
  choice,
  fields,
  listOf,
  nothing,
  oneOf,
  orNull,
  someFields,
  text,
  textLike,
  wholeNumber,
} from './argument-shape.ts';
import type { DoctorProgress, DoctorReport } from './doctor.ts';
import { LANGUAGES } from './format/language.ts';
import { type LeakedOutcome, MAXIMUM_LEAKED_LENGTH } from './leaked.ts';
import type { WindowMessages } from './messages/en-window.ts';
import type { Written } from './messages/written.ts';
import type { BelongingPlace } from './removal.ts';
import type { SettingsChange } from './settings.ts';
import {
  CLIENT_ID,
  INTEGRATION_ID,
  LANGUAGE_CHOICES,
  MAXIMUM_ACCOUNT_KEY_LENGTH,
  MAXIMUM_CLIPBOARD_SECONDS,
  MAXIMUM_HOST_LENGTH,
  MAXIMUM_HOSTS,
  MAXIMUM_MINIMUM_LIFE_MINUTES,
  MAXIMUM_TEXT_SIZE,
  MINIMUM_ACCOUNT_KEY_LENGTH,
  MINIMUM_TEXT_SIZE,
  SHORTCUT,
  THEME_CHOICES,
  TRAY_ICON_CHOICES,
} from './settings-bounds.ts';
import type { ShortcutOutcome } from './shortcut.ts';
import { TERMINAL_COMMAND_ACTS, type TerminalCommand } from './terminal-command.ts';
import { COPY_FORMATS, type CopyAnswer, type CopyOutcome } from './token-copy.ts';
import { type ClientIdFault, type HostFault, MAXIMUM_TYPED_LENGTH } from './typed.ts';
import { USAGE_WISHES, type UsageAnswer } from './usage.ts';
import type { View } from './view.ts';
import { type Growth, MAXIMUM_WINDOW_HEIGHT_PX, MINIMUM_WINDOW_HEIGHT_PX } from './window-size.ts';
import { MAXIMUM_CLAIM_NAME_LENGTH, MAXIMUM_CLAIMS, type TokenClaim } from './x-ray.ts';

/** Pages that main can open in the browser. The window names one; it never sends an address. */
export const LINKS = [
  'verification',
  'refusal',
  'remark',
  'applications',
  'tokens',
  'status',
  'support',
  'portal',
  'release',
] as const;

/** One of {@link LINKS}. */
export type Link = (typeof LINKS)[number];

/** The screens that a face outside the window can bring to the front; two name the account that they are about. */
export type Screen =
  | 'home'
  | 'settings'
  | 'programs'
  | { readonly signOut: string }
  | { readonly usage: string };

/**
 * `tooMany`: the list is full. `tooSoon`: another host is being asked, or too many were. `notGitHub`: no sign-in of
 * GitHub's answered there. The rest: what is wrong with it.
 */
export type AddHostOutcome =
  | 'added'
  | 'tooMany'
  | 'tooSoon'
  | 'notGitHub'
  | 'unreachable'
  | HostFault;

/** What came of adding a host, and the host itself where it is one of ours now. */
export interface AddHostAnswer {
  readonly outcome: AddHostOutcome;
  /** As it is written in the settings, however it was typed; null unless it was added. */
  readonly host: string | null;
}

/** GitHub was asked about the code: nobody has approved it yet, or no answer came. */
export type CheckOutcome = 'notYet' | 'noAnswer';

/** What came of choosing a client id: it is in force, or what is wrong with it. */
export type ClientIdOutcome = 'chosen' | ClientIdFault;

/**
 * What came of a wish to renew, when it is over.
 *
 * - `renewed`: there is a newer token
 * - `fresh`: the token at hand is so new that it is renewed a little later
 * - `notYet`: it did not work, or may not be tried yet; the session says why
 */
export type RenewalAnswer = 'renewed' | 'fresh' | 'notYet';

/** Only its size is checked here; whether it names a host is for the host rules. */
const host = text(1, MAXIMUM_HOST_LENGTH);
/** As a person types or pastes it; what is wrong with it is answered, and not refused. */
const typed = text(1, MAXIMUM_TYPED_LENGTH);
const windowHeightPx = wholeNumber(MAXIMUM_WINDOW_HEIGHT_PX, MINIMUM_WINDOW_HEIGHT_PX);
/** More revocations than one run of the app ever has. */
const revocationId = wholeNumber(1_000_000);
const accountKey = text(MINIMUM_ACCOUNT_KEY_LENGTH, MAXIMUM_ACCOUNT_KEY_LENGTH);

const settingsChange: ArgumentShape<SettingsChange> = someFields({
  startAtLogin: choice,
  notices: choice,
  usageNotices: choice,
  updateChecks: choice,
  clipboardSeconds: wholeNumber(MAXIMUM_CLIPBOARD_SECONDS),
  minimumLifeMinutes: wholeNumber(MAXIMUM_MINIMUM_LIFE_MINUTES),
  language: oneOf(LANGUAGE_CHOICES),
  theme: oneOf(THEME_CHOICES),
  textSize: wholeNumber(MAXIMUM_TEXT_SIZE, MINIMUM_TEXT_SIZE),
  trayIcon: oneOf(TRAY_ICON_CHOICES),
  showInDock: choice,
  hosts: listOf(host, MAXIMUM_HOSTS),
  clientId: orNull(textLike(CLIENT_ID)),
} satisfies { readonly [K in keyof SettingsChange]-?: ArgumentShape<SettingsChange[K]> });

/**
 * Everything that the window can ask of main: the verb on its bridge, the channel, what the argument must look like,
 * and what is answered. The bridge, the preload script, main's checks and its handlers are all made from these rows: a
 * new verb is a row here and a handler in `commands/handlers.ts`. Nothing here can carry a token, but for
 * one that a person has pasted to have it ended, on its way to main.
 */
export const REQUESTS = {
  getView: asks<View>()('view:get', nothing),
  getWords: asks<Written<WindowMessages>>()('words:get', oneOf(LANGUAGES)),
  startSignIn: tells('sign-in:start', fields({ host, accountKey: orNull(accountKey) })),
  cancelSignIn: tells('sign-in:cancel', nothing),
  checkNow: asks<CheckOutcome | null>()('sign-in:check-now', nothing),
  copyCodeAndOpen: asks<CopyAnswer | null>()('sign-in:copy-code-and-open', nothing),
  copyCode: asks<CopyAnswer | null>()('sign-in:copy-code', nothing),
  copyLink: asks<CopyAnswer | null>()('sign-in:copy-link', nothing),
  confirmAccount: tells('sign-in:confirm-account', choice),
  dismissSignIn: tells('sign-in:dismiss', nothing),
  selectAccount: tells('account:select', accountKey),
  signOut: tells('account:sign-out', accountKey),
  signOutAndRevoke: tells('account:sign-out-and-revoke', accountKey),
  retryRevocation: tells('revocation:retry', revocationId),
  dismissRevocation: tells('revocation:dismiss', revocationId),
  /** Opens the page of its host on which it is done by hand. */
  openRevocationPage: tells('revocation:open-page', revocationId),
  revokeLeaked: asks<LeakedOutcome>()(
    'leaked:revoke',
    fields({ host, token: text(1, MAXIMUM_LEAKED_LENGTH) }),
  ),
  refreshNow: asks<RenewalAnswer>()('account:refresh', accountKey),
  putRemarkAway: tells('account:put-remark-away', accountKey),
  copyRefusal: asks<CopyAnswer | null>()('account:copy-refusal', accountKey),
  copyToken: asks<CopyOutcome>()('token:copy', fields({ accountKey, format: oneOf(COPY_FORMATS) })),
  /** What is used of the account's plan; asks GitHub no oftener than the wish allows. */
  getUsage: asks<UsageAnswer>()('usage:get', fields({ accountKey, wish: oneOf(USAGE_WISHES) })),
  /** The fields of its Copilot token, personal ones masked; null when it has none. */
  getTokenClaims: asks<readonly TokenClaim[] | null>()('token:claims', accountKey),
  /** One of them that a person wants to see; null when it is not there any more. */
  showTokenClaim: asks<string | null>()(
    'token:claim',
    fields({
      accountKey,
      index: wholeNumber(MAXIMUM_CLAIMS),
      name: text(1, MAXIMUM_CLAIM_NAME_LENGTH),
    }),
  ),
  /** How the account fared in the last 24 hours. */
  getDay: asks<Day>()('activity:day', accountKey),
  /** The newest lines of what happened. */
  getActivity: asks<ActivityPage>()(
    'activity:page',
    fields({
      topic: oneOf(ACTIVITY_TOPICS),
      accountKey: orNull(accountKey),
      count: wholeNumber(MAXIMUM_ACTIVITY_LINES, 1),
    }),
  ),
  /** Answers whether the disk has forgotten it too. */
  clearActivity: asks<boolean>()('activity:clear', nothing),
  /** All of it as developers read it; what is copied or saved afterwards is this very text. */
  getReport: asks<string>()('activity:report', nothing),
  copyReport: asks<CopyAnswer | null>()('activity:copy-report', nothing),
  saveReport: asks<SavedReport>()('activity:save-report', nothing),
  allowUnprotectedStorage: tells('storage:allow-unprotected', choice),
  retryStorage: tells('storage:retry', nothing),
  forgetKept: tells('storage:forget-kept', nothing),
  /** What the app has put on this computer beside its program, each kind once. */
  getBelongings: asks<readonly BelongingPlace[]>()('removal:look', nothing),
  /** Takes it away. Quits when nothing is left; otherwise answers with that. Null: somebody has signed in meanwhile. */
  removeEverything: asks<readonly BelongingPlace[] | null>()('removal:remove', nothing),
  restartApp: tells('app:restart', nothing),
  quitApp: tells('app:quit', nothing),
  changeSettings: tells('settings:change', settingsChange),
  addHost: asks<AddHostAnswer>()('settings:add-host', typed),
  chooseClientId: asks<ClientIdOutcome>()('settings:choose-client-id', orNull(typed)),
  chooseShortcut: asks<ShortcutOutcome>()('settings:choose-shortcut', orNull(textLike(SHORTCUT))),
  /** Looks, installs or removes; answered with how it stands then. */
  terminalCommand: asks<TerminalCommand>()('terminal-command', oneOf(TERMINAL_COMMAND_ACTS)),
  /** Looks at what may be wrong for an account, null for the selected one; takes up to twenty seconds. */
  runDoctor: asks<DoctorReport>()('doctor:run', orNull(accountKey)),
  /** Copies the report that was answered last, which the window has shown; null before one was. */
  copyDoctorReport: asks<CopyAnswer | null>()('doctor:copy-report', nothing),
  turnAgent: tells('agent:turn', choice),
  lockAgentWithScreen: tells('agent:lock-with-screen', choice),
  chooseIntegrationId: tells('agent:choose-integration-id', orNull(textLike(INTEGRATION_ID))),
  dismissIntroduction: tells('settings:dismiss-introduction', nothing),
  dismissMishap: tells('mishap:dismiss', nothing),
  openLink: tells('link:open', fields({ link: oneOf(LINKS), accountKey: orNull(accountKey) })),
  closeWindow: tells('window:close', nothing),
  /** The page holds what would be lost with it, or no longer. */
  keepWindow: tells('window:keep', choice),
  /** The page is so high, in its own pixels. Answered with where the window gives way to it. */
  fitWindow: asks<Growth>()('window:fit', windowHeightPx),
} as const;

/**
 * What comes back across the bridge. A no is a value too: Electron prints whatever a handler throws, with its stack, and
 * a shipped app prints nothing that a page can make it print.
 */
export type IpcReply<Value> = { readonly isRefused: false; readonly value: Value } | IpcRefusal;

/** Every refusal and every bug reads the same from the page: it has nothing to learn from the difference. */
export type IpcRefusal = { readonly isRefused: true };

/** Everything that main tells the window unasked: the verb that listens, and the channel. */
export const ANNOUNCEMENTS = {
  onView: announces<View>()('view:changed'),
  /** A face elsewhere (a notice, the tray) wants this screen in front. */
  onScreen: announces<Screen>()('screen:show'),
  /** How far the look is that the window has asked for. */
  onDoctor: announces<DoctorProgress>()('doctor:progress'),
} as const;

/** A row of {@link REQUESTS}. */
export interface RequestRow<Channel extends string, Argument, Reply> {
  readonly channel: Channel;
  readonly argument: ArgumentShape<Argument>;
  /** Only for the compiler; no value is ever here. */
  readonly reply?: Reply;
}

/** A row of {@link ANNOUNCEMENTS}. */
export interface AnnouncementRow<Channel extends string, News> {
  readonly channel: Channel;
  /** Only for the compiler; no value is ever here. */
  readonly news?: News;
}

/** By channel, `[argument, reply]`; `null` means "none". */
export type Requests = {
  readonly [V in keyof typeof REQUESTS as (typeof REQUESTS)[V]['channel']]: [
    ArgumentOf<(typeof REQUESTS)[V]>,
    ReplyOf<(typeof REQUESTS)[V]>,
  ];
};

/** By channel, what is told. */
export type Announcements = {
  readonly [V in keyof typeof ANNOUNCEMENTS as (typeof ANNOUNCEMENTS)[V]['channel']]: NewsOf<
    (typeof ANNOUNCEMENTS)[V]
  >;
};

/** What the preload script exposes as `window.pilotLight`: one verb a method, no channels, no addresses. */
export type Bridge = {
  readonly [V in keyof typeof REQUESTS]: Ask<
    ArgumentOf<(typeof REQUESTS)[V]>,
    ReplyOf<(typeof REQUESTS)[V]>
  >;
} & {
  readonly [V in keyof typeof ANNOUNCEMENTS]: Listen<NewsOf<(typeof ANNOUNCEMENTS)[V]>>;
};

type ArgumentOf<Row> = Row extends RequestRow<string, infer Argument, unknown> ? Argument : never;
type ReplyOf<Row> = Row extends RequestRow<string, unknown, infer Reply> ? Reply : never;
type NewsOf<Row> = Row extends AnnouncementRow<string, infer News> ? News : never;

type Ask<Argument, Reply> = [Argument] extends [null]
  ? () => Promise<Reply>
  : (argument: Argument) => Promise<Reply>;

/** Returns the function that stops listening. */
type Listen<News> = (listener: (news: News) => void) => () => void;

/** A request that is answered when it is done, with nothing to say. */
function tells<C extends string, Argument>(channel: C, argument: ArgumentShape<Argument>) {
  return asks<null>()(channel, argument);
}

/** A request that is answered with a `Reply`. */
function asks<Reply>() {
  return <C extends string, Argument>(
    channel: C,
    argument: ArgumentShape<Argument>,
  ): RequestRow<C, Argument, Reply> => ({ channel, argument });
}

function announces<News>() {
  return <C extends string>(channel: C): AnnouncementRow<C, News> => ({ channel });
}
