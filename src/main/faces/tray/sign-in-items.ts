import { assertNever } from '../../../shared/assert-never.ts';
import { clockTime } from '../../../shared/format/clock-time.ts';
import { timeLeft } from '../../../shared/format/time-left.ts';
import type { Offer } from '../../../shared/messages/advice.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import type { SignInView, View } from '../../../shared/view.ts';
import { type Command, toScreen } from '../../commands/command.ts';
import type { TrayItem, TrayMenu } from './tray-menu.ts';
import { command, telling } from './tray-menu.ts';

/** The sign-in that is under way: its code, while the window may be closed, and the ways on and out. */
export function signInSection(view: View, words: Messages, nowMs: number): TrayMenu {
  const { signIn, language, accounts } = view;
  const { tray } = words;
  switch (signIn.kind) {
    case 'idle':
    case 'done':
      return [];
    case 'requestingCode':
    case 'identifying':
    case 'exchanging':
      // While there is no account, the line at the top says it.
      return accounts.length === 0
        ? [cancel(words)]
        : [command('signing-in', tray.signingIn, toScreen('home')), cancel(words)];
    case 'awaitingUser':
      return codeItems(signIn, words, timeLeft(signIn.expiresAtMs - nowMs, language));
    case 'confirming': // Two accounts must be seen side by side.
      return [command('confirm', tray.confirmAccount, toScreen('home')), cancel(words)];
    case 'failed':
      return failedItems(signIn, words, (atMs) => clockTime(atMs, nowMs, view));
    default:
      return assertNever(signIn);
  }
}

/** What the menu shows while a code is displayed. */
function codeItems(
  { userCode, waiting, trouble }: Extract<SignInView, { kind: 'awaitingUser' }>,
  words: Messages,
  left: string,
): TrayMenu {
  const { tray, troubles } = words;
  const isInTrouble = waiting === 'forNetwork';
  return [
    command('code', tray.codeLine(userCode, left), toScreen('home')),
    ...(isInTrouble ? [telling('trouble', troubles[trouble ?? 'network'].title)] : []),
    command('copy-code-and-open', tray.copyCodeAndOpen, {
      kind: 'sign-in:copy-code-and-open',
      argument: null,
    }),
    command('copy-code', tray.copyCode, { kind: 'sign-in:copy-code', argument: null }),
    command('copy-link', tray.copyLink, { kind: 'sign-in:copy-link', argument: null }),
    command('check-now', tray.checkNow, { kind: 'sign-in:check-now', argument: null }),
    cancel(words),
  ];
}

function failedItems(
  { host, problem, accountKey }: Extract<SignInView, { kind: 'failed' }>,
  words: Messages,
  at: (atMs: number) => string,
): TrayMenu {
  const { tray } = words;
  const again = { kind: 'sign-in:start', argument: { host, accountKey } } as const;
  const settings = toScreen('settings');
  const dismiss = command('dismiss-sign-in', tray.cancelSignIn, {
    kind: 'sign-in:dismiss',
    argument: null,
  });
  switch (problem.kind) {
    case 'tooManySignIns': // Only waiting helps.
    case 'tooSoon':
      return [telling('problem', tray.tryAgainAt(at(problem.untilMs))), dismiss];
    case 'unreachable': {
      const line = telling('problem', words.troubles[problem.trouble].title);
      return [line, command('new-code', tray.newCode, again), dismiss];
    }
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'unexpected':
    case 'emailUnverified':
      return [...offer(words.problems[problem.kind], 'new-code', again), dismiss];
    case 'deviceFlowDisabled':
    case 'noDeviceFlow':
    case 'wrongClient':
    case 'appSuspended':
      return [...offer(words.problems[problem.kind], 'mend-sign-in', settings), dismiss];
    default:
      return assertNever(problem);
  }
}

function offer({ title, button }: Offer, id: string, does: Command): TrayMenu {
  const line = telling('problem', title);
  return button === null ? [line] : [line, command(id, button, does)];
}

function cancel({ tray }: Messages): TrayItem {
  return command('cancel-sign-in', tray.cancelSignIn, { kind: 'sign-in:cancel', argument: null });
}
