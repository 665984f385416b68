import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/time-units.ts';
/** Every number and address the core relies on, with its unit and its reason. */

/**
 * The public client id of GitHub's own Copilot plugin for editors. The exchange serves only apps on GitHub's
 * allow-list, so an id of our own would be refused; the user can set another one.
 */
export const DEFAULT_CLIENT_ID = 'Iv1.b507a08c87ecfe98';

/** The least a token needs; ignored for GitHub Apps, meant for OAuth apps. */
export const SCOPE = 'read:user';

/** Device flow. */
export const deviceFlow = {
  /** GitHub documents 900 s; used when the answer has no `expires_in`. */
  defaultLifeMs: 900 * SECOND_MS,
  /** No device code is meant to live longer; a server that says so is cut to it. */
  maximumLifeMs: DAY_MS,
  /** RFC 8628 §3.2: 5 s when the answer has no `interval`. */
  defaultIntervalMs: 5 * SECOND_MS,
  /** An interval below this would hammer the server whatever it says. */
  minimumIntervalMs: 1 * SECOND_MS,
  /** RFC 8628 §3.5: `slow_down` adds 5 s to this and every later wait. */
  slowDownStepMs: 5 * SECOND_MS,
  /** Clocks in virtual machines tick fast: a margin keeps a poll from being early (cli/cli#9370). */
  waitFactor: 1.2,
  /** The same, once the server has said `slow_down`: the margin was too small here. */
  waitFactorAfterSlowDown: 1.4,
  /** GitHub keeps ten tokens per user, app and scope; half of them an hour leaves the user's editors signed in. */
  grantsPerHour: 5,
  grantWindowMs: HOUR_MS,
  /** Whatever a host that fails asks for: a code lives for a quarter of an hour, and may be approved by now. */
  longestFailureWaitMs: 2 * MINUTE_MS,
  /** The last poll goes out so long before the code's end: enough for a slow network, and for a code issued earlier. */
  lastPollBeforeEndMs: 10 * SECOND_MS,
  /** A no that the code itself gives the lie to is believed when it has been repeated for so long. */
  doubtMs: 2 * MINUTE_MS,
  /** Woken past the end of a code, the app still asks once: this long the network may take to come back. */
  lastPollGraceMs: MINUTE_MS,
} as const;

/** Renewal of the Copilot token. */
export const renewal = {
  /** Renew at least this long before expiry: covers a slow network and several retries. */
  marginMs: 5 * MINUTE_MS,
  /** … but never more than this part of a short life. */
  marginPart: 1 / 6,
  /** Never exchange sooner than this after a successful exchange, whatever the server says. */
  minimumGapMs: 30 * SECOND_MS,
  /** Never plan further ahead than this, whatever the server says. */
  maximumDelayMs: DAY_MS,
  /** A life that the server did not say: VS Code adds 60 s to `refresh_in`. */
  afterRefreshInMs: 60 * SECOND_MS,
  /** The longest life beyond `refresh_in`, which GitHub sets five minutes before the end: a `Date` may be hours off. */
  longestAfterRefreshInMs: 10 * MINUTE_MS,
} as const;

/** Retrying after trouble: exponential, with jitter, within these bounds. */
export const backoff = {
  firstMs: 1 * SECOND_MS,
  maximumMs: 5 * MINUTE_MS,
  /** A user or a program that asks again and again gets one request this often at most. */
  onDemandMs: 5 * SECOND_MS,
  /** Each delay is drawn from [1 - spread, 1] of the exponential value. */
  spread: 0.5,
  /** `Retry-After` beyond this is cut: a server must not silence the app for good. */
  maximumRetryAfterMs: DAY_MS,
  /** … and one that merely fails does not know when it will be well again. */
  maximumFailureRetryAfterMs: HOUR_MS,
  /** GitHub asks to wait at least a minute when it rate-limits without saying how long. */
  unspecifiedRateLimitMs: MINUTE_MS,
} as const;

/**
 * Politeness to one host, whatever happens and however many accounts are there: no more than 12 + 3 + 15 requests in
 * any hour beyond what the lives of tokens require, where GitHub's own clients make a few.
 */
export const politeness = {
  /** Requests that may follow each other at once: a back-off from its first second to its fourth minute. */
  purse: 12,
  /** What lives require may go this far into debt: who is refused must not keep the others from their tokens. */
  credit: 3,
  /** A GitHub token comes before what needs it, where both wait for the next request that is allowed. */
  pairCredit: 0.25,
  /** One more each four minutes, which is near the longest back-off. */
  refillMs: 4 * MINUTE_MS,
  /** What no token needs leaves this much of the purse to what one does: a back-off's first seconds. Three accounts at
   * a start, each with identity, plan and picture, spend the rest. */
  reserve: 3,
  /** A person's presses are apart: five at once … */
  presses: 5,
  /** … and then one a minute. */
  pressEveryMs: MINUTE_MS,
  /** What a server asked to wait may have passed while the machine was paused: so many times a clock that says so is believed. */
  believedJumps: 3,
  /** And this seldom for what the purse holds: no hour sees more than one request by that. */
  believeEveryMs: 2 * HOUR_MS,
  /** A limit that so many accounts were told of in a row is the host's; a single one is that account's own. */
  limitedInARow: 3,
  /** Who has answered this lately is asked side by side; anybody else by one request first. */
  freshMs: 20 * SECOND_MS,
} as const;

/** How long to wait before asking again after a refusal; people fix these in minutes to days. */
export const refusalRetry = {
  /** The first ones are asked about soon, for a no may be an accident; a healthy token has five minutes to live then. */
  firstMs: [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS],
  /** While a token is in hand nobody is told before GitHub has said no this often in a row. */
  timesBeforeTold: 3,
  /** Reasons that GitHub may withdraw by itself (server_error…). */
  transientMs: 5 * MINUTE_MS,
  /** Reasons that a person must fix (seat, billing, policy). */
  settledMs: HOUR_MS,
} as const;

/** When an exchange that is not found counts as closed by GitHub. */
export const closedExchange = {
  /** The account had been given tokens for so long: an exchange that never worked is another matter. */
  renewedForMs: 2 * DAY_MS,
  /** It has been gone for so long: GitHub's worst days were over by then. */
  spanMs: DAY_MS,
  /** The same where several accounts meet it alike, which rules out what one account has done: longer than most outages. */
  spanOfSeveralMs: 6 * HOUR_MS,
  /** It was said so often: one answer is an accident. */
  times: 3,
  /** So much counts between two such answers: the app asks hourly, and a clock that was set must not make a day of it. */
  longestStepMs: 4 * HOUR_MS,
  /** When a token was given last is remembered to the day: a history of days needs no more, and each change is a write. */
  noteEveryMs: DAY_MS,
} as const;

/** When GitHub is believed that an account must sign in anew: its hiccups answer 401 to good tokens for minutes. */
export const verdict = {
  /** The exchange is asked again this long after each 401 in a row; the last wait is the one between all later ones. */
  waitsMs: [5 * SECOND_MS, 25 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS],
  /** The 401s have lasted this long before `/user` is asked whether they are meant. */
  spanMs: MINUTE_MS,
  /** The same while a token is in hand: as long as one lives that was due for renewal. */
  spanWhileServedMs: 5 * MINUTE_MS,
  /** A host that does not know the client id has said so for this long before it is believed. */
  wrongClientSpanMs: 2 * MINUTE_MS,
  /** A verdict is looked at again this soon, and no sooner on a network that returned or a wake. */
  firstLookMs: 5 * MINUTE_MS,
  /** And then this often, for as long as it stands. */
  lookEveryMs: HOUR_MS,
} as const;

/** The GitHub token itself. */
export const gitHubToken = {
  /** Renew an expiring GitHub token this long before its end, or at the given part of a short life. */
  renewMarginMs: 10 * MINUTE_MS,
  renewMarginPart: 1 / 6,
  /** Tell the user a day before the end when it cannot be renewed, or at a tenth of a shorter life. */
  noticeBeforeMs: DAY_MS,
  noticePart: 1 / 10,
} as const;

/** Whose account it is, when the sign-in could not find out. */
export const identity = {
  /** Nothing waits for it, so one request a minute will do. */
  retryMs: MINUTE_MS,
  /** Logins are renamed and plans change: what is known is asked for again with the first token after a day. */
  anewMs: DAY_MS,
} as const;

/** Looks at what is used of a plan, beside the one a day that brings the plan. */
export const usage = {
  /** While somebody looks at it: GitHub itself counts with minutes of delay. */
  shownEveryMs: 10 * MINUTE_MS,
  /** Whoever wants it anew within this has it: nothing is used up in a minute. */
  pressedEveryMs: MINUTE_MS,
  /** Whoever opens the window for something else shall be told that it runs out, and needs no more than this for it. */
  openedEveryMs: HOUR_MS,
  /** In percent of all there is: each is told once. */
  marks: [75, 90, 100],
  /** GitHub counts by the month; a day that is further away is a mistake, and would silence what comes before it. */
  longestPeriodMs: 32 * DAY_MS,
} as const;

/** Watching time and the network. */
export const watch = {
  /** Timers stop while the machine sleeps and resume events get lost: look at the clocks this often. */
  lookEveryMs: 15 * SECOND_MS,
  /** Two clocks further apart than this since they last agreed: asleep, or the clock was set. An uptime may be whole seconds. */
  jumpMs: 2 * SECOND_MS,
  /** Virtual machines pull their clock by seconds, again and again; a smaller jump is not worth asking the server about. */
  harmlessJumpMs: 15 * SECOND_MS,
  /** One server's `Date`s differ by its whole seconds and by the way that answers take; further apart, one is wrong. */
  dateNoiseMs: MINUTE_MS,
  /** While retrying, ask this often whether the network is back. */
  onlineEveryMs: 4 * SECOND_MS,
} as const;

/** The system's clipboard. */
export const clipboard = {
  /** It answers within milliseconds; a program that owns it and hangs does so for ever. */
  answerMs: 2 * SECOND_MS,
  /** A write with all that it may take: to be seen, to be given to another program, to wait for the focus. */
  writeMs: 8 * SECOND_MS,
  /** On Windows a program holds the clipboard for as long as it reads it, which takes milliseconds. */
  tries: 3,
  writeAgainMs: 100,
  /** A program that takes a text over has done so within milliseconds, or has first to be given the focus. */
  lendMs: 2 * SECOND_MS,
  /** A window that is made for it is shown within two seconds; what cannot have the focus never gets it. */
  focusMs: 3 * SECOND_MS,
  /** What should have been cleared and cannot be read is looked at again this often; a look costs next to nothing. */
  lookAgainMs: 3 * SECOND_MS,
  /** What was seen to be gone is looked for this often all the same, where a reading may be of what lay there before. */
  lookForGoneMs: MINUTE_MS,
} as const;

/** What is said of a copied token. */
export const copies = {
  /** Whoever comes to paste what is no longer there comes within this time; after it the words would only be in the way. */
  spokenOfMs: MINUTE_MS,
  /** The copied token works as long as the newer one; only when it has less than this is the newer one worth a word. */
  newerFromMs: 5 * MINUTE_MS,
} as const;

/** Copying without a window. */
export const shortcut = {
  /** A key that is held is pressed again and again, on Windows for the first time after up to a second. */
  heldMs: 1 * SECOND_MS,
  /** A copy that takes longer is waiting for a new token; without a word nobody would know that the press came. */
  silentMs: 300,
  /** A line of ten words is read in two seconds. */
  lineMs: 2.5 * SECOND_MS,
  /** A notice is on the screen for five seconds; after that it would only lie in a list. */
  noticeMs: 6 * SECOND_MS,
} as const;

/** Looking for a newer version of the app itself. */
export const updates = {
  /** Versions come in weeks; this is what is promised at most. */
  everyMs: DAY_MS,
  /** At login everything starts at once, and nobody waits for this. */
  afterStartMs: 5 * MINUTE_MS,
  /** Where nothing was sent: nobody has signed in, there is no network, or the governor wants it to wait. */
  againMs: HOUR_MS,
} as const;

/** The agent: what it gives to the user's programs, and what it takes from them. */
export const agent = {
  /** Programs that keep a key keep it for five minutes: it lives at least as long, unless they ask for less or more. */
  minimumLifeMs: 5 * MINUTE_MS,
  /** No wish asks for more than this part of a token's life: renewals would become as frequent as requests. */
  largestPartOfLife: 1 / 3,
  /** A token that has been in hand for less than this is as new as can be had, whatever is wished for. */
  youngMs: 60 * SECOND_MS,
  /** Codex gives a key command five seconds, of which the command itself takes some. */
  answerMs: 4 * SECOND_MS,
  /** What a program gets when a renewal takes longer: enough life for a request that is answered slowly. */
  lateLifeMs: 60 * SECOND_MS,
  /** A request is a line and a few headers; no account name and no label is a hundredth of this. */
  requestBytes: 16 * 1024,
  /** A program on this machine sends its request in one piece, and takes an answer as soon as it comes. */
  idleMs: 2 * SECOND_MS,
  /** Nobody has so many programs that all wait for one renewal. */
  connections: 32,
  /** So many more are told that there are too many; what is beyond is closed without a word. */
  connectionsTold: 32,
  /** A script in a loop asks this often; more is a mistake, and would take the processor from the app. */
  requestsPerSecond: 500,
  /** A socket that somebody listens at takes a connection at once; one that does not within this time may be busy. */
  probeMs: 1 * SECOND_MS,
  /** A folder that is made safe, a socket that its owner gives up, and one of ours that was taken away: found after this long. */
  lookAgainMs: MINUTE_MS,
  /** `sockaddr_un.sun_path` with its zero: 104 bytes on macOS, 108 on Linux. */
  longestPathBytes: { mac: 103, linux: 107 },
  /** Longer than any program's name; it is shown in one line of a list. */
  labelLength: 40,
  /** What a list on a screen can hold, and what a caller of a thousand names can fill. */
  takers: 12,
  /** Faces are told of hand-overs this often at most: drawing them costs more than answering. */
  tellEveryMs: 1 * SECOND_MS,
  /** The activity tells of one account's hand-overs this often at most, or a script would push everything else out. */
  noteEveryMs: 10 * MINUTE_MS,
  /** … and of so many names of callers. */
  notedCallers: 5,
  /** A text to redact: the log of a day. It is never held as a whole. */
  textBytes: 16 * 1024 * 1024,
  /** Of it so much is held back, which is as long as a secret may be. */
  textOverlap: 16 * 1024,
  /** So much of it is looked at in one turn, some 10 ms of a log and 40 of what is no text: everybody else has theirs between. */
  textSliceBytes: 16 * 1024,
  /** A program that has begun to send a text goes on, and takes what it gets: it may have to wait for others. */
  textIdleMs: 20 * SECOND_MS,
  /** Each takes the processor from the app, a tenth of a second at a time. */
  textsAtOnce: 2,
  /** A caller that was put off is best told to ask again after this, where nothing better is known. */
  retryAfterMs: 5 * SECOND_MS,
} as const;

/** The doctor: what it waits for, and what it makes of a clock. */
export const doctor = {
  /** Nobody looks at a screen that is at work for longer; what has not answered by then is unknown. */
  limitMs: 20 * SECOND_MS,
  /** What is asked anew gets less, so that the last answer can stand in for it. */
  askMs: 15 * SECOND_MS,
  /** A person who presses again, or a script, gets the last answer for so long. */
  askEveryMs: MINUTE_MS,
  /** A `Date` is whole seconds, takes its way, and may be a minute off: less is no difference. */
  clockOffMs: 2 * MINUTE_MS,
  /** Certificates are valid from a day on: with a clock that is further off, young ones are not believed. */
  clockWrongMs: DAY_MS,
} as const;

/** `Copilot-Integration-Id` that goes with the default client id: GitHub knows that one as its editor's. */
export const DEFAULT_INTEGRATION_ID = 'vscode-chat';

/** Tokens that GitHub shall end. */
export const revocation = {
  /** Nobody signs out of so many accounts before the first is answered; half of them is for tokens that are pasted. */
  most: 32,
} as const;

/** Limits of a single request. */
export const http = {
  deadlineMs: 20 * SECOND_MS,
  /**
   * What is answered only once (a renewal of the GitHub token, the poll that grants) is listened to for this long, and not
   * repeated before: given up, its answer is lost, and the next says that the refresh token or the code is spent. A slow
   * hour at GitHub is a matter of tens of seconds, and nobody waits: what is in hand is served meanwhile.
   */
  unrepeatableDeadlineMs: 2 * MINUTE_MS,
  /** Identity is nice to have and must not hold up a sign-in. */
  identityDeadlineMs: 5 * SECOND_MS,
  /** The largest honest answer is a few KiB; more is an attack or a wrong server. */
  maximumBodyBytes: 256 * 1024,
  maximumAvatarBytes: 64 * 1024,
  /** Each of some forty models takes 2 KiB, and there are more each month. */
  maximumModelsBytes: 1024 * 1024,
  /** A Copilot token is about 500 bytes; GitHub tokens may grow to about 600. */
  maximumTokenLength: 16 * 1024,
} as const;

/** Quitting, by real time: nothing may keep the app from it for ever. */
export const quit = {
  /** Cleaning up in memory takes milliseconds; what hangs, as a clipboard may, is left behind. */
  cleanUpMs: 1 * SECOND_MS,
  /** A pair that GitHub has granted and that is not on the disk is lost, so its answer is worth this wait. */
  answerMs: 10 * SECOND_MS,
  /** The answer, then the keyring's deadline, and a second for the disk. */
  owedMs: 21 * SECOND_MS,
} as const;

/** Keeping GitHub tokens. */
export const vault = {
  /** A keyring that shows a prompt takes seconds; one that hangs takes for ever. Faces come up without it after this. */
  keyringDeadlineMs: 10 * SECOND_MS,
  /** At login a desktop has its keyring up within a minute: the one restart that nobody has asked for shall meet it. */
  restartAfterMs: 2 * MINUTE_MS,
  /** One account takes about 2 KiB, so this is hundreds of them; a larger file is not ours. */
  maximumFileBytes: 1024 * 1024,
} as const;

/** The tick in place of the flame after a copy from outside the window: long enough to be seen by whoever looks up for it. */
export const trayTickMs = 1_500;

/** Looking for a panel that comes after the app, as it may at login and does when a desktop shell restarts. */
export const panel = {
  /** Soon at first: most come within seconds. */
  lookEveryMs: 2 * SECOND_MS,
  soonMs: 1 * MINUTE_MS,
  /** Then for as long as it takes; each look starts one small program. */
  lookLaterEveryMs: 30 * SECOND_MS,
  /** At login nobody waits for the app, and a window at each of them would be in the way. */
  hiddenPatienceMs: 30 * SECOND_MS,
} as const;
