import { assertNever } from '../../../shared/assert-never.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { memoryOffer } from '../../../shared/messages/memory-offer.ts';
import type { View } from '../../../shared/view.ts';
import { toScreen } from '../../commands/command.ts';
import { bare, type Part } from '../part.ts';
import { accountsSection, nextStep } from './account-items.ts';
import { copySection } from './copy-items.ts';
import { revocationSection } from './revocation-items.ts';
import { signInSection } from './sign-in-items.ts';
import { statusLine } from './status-line.ts';
import type { TrayMenu } from './tray-menu.ts';
import { command, separator, telling } from './tray-menu.ts';

/**
 * The tray's menu for a view: everything the popup does, because on Linux a click on the icon may do nothing.
 *
 * What needs typing or reading (settings, consent, comparing two accounts) opens the window. `part`: sections that cannot
 * be made are left out.
 */
export function menuOf(view: View, words: Messages, nowMs: number, part: Part = bare): TrayMenu {
  const sections: readonly (() => TrayMenu)[] = [
    () => [telling('status', statusLine(view, words, nowMs)), ...nextStep(view, words, nowMs)],
    () => revocationSection(view, words),
    () => storageSection(view, words),
    () => signInSection(view, words, nowMs),
    () => copySection(view, words, nowMs),
    () => accountsSection(view, words, nowMs),
    () => agentSection(view, words),
    () => appSection(view, words),
  ];
  return sections
    .map((section, index) => part(`menu, section ${index + 1}`, section, []))
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [separator(`${index}`), ...section]));
}

/** Only when sign-ins are not kept, or not yet: that is worth a line, and perhaps there is a cure. */
function storageSection({ storage, restart }: View, words: Messages): TrayMenu {
  if (storage.kind === 'saving') return [telling('storage', words.saving.title)];
  const retry = { kind: 'storage:retry', argument: null } as const;
  if (storage.kind === 'stillOnDisk') {
    const { title, button } = words.stillOnDisk;
    return [telling('storage', title), command('storage-retry', button ?? title, retry)];
  }
  if (storage.kind !== 'memory') return [];
  const { title, button } = memoryOffer(storage.reason, restart, words);
  const line = telling('storage', title);
  if (button === null) return [line];
  switch (storage.reason) {
    case 'noKeyring': // Consent needs its words, and they need a window.
      return [line, command('storage-open', button, toScreen('home'))];
    case 'unavailable':
      return [line, command('restart', button, { kind: 'app:restart', argument: null })];
    case 'waiting':
    case 'readOnly':
    case 'unreadable':
    case 'newer':
      return [line, command('storage-retry', button, retry)];
    default:
      return assertNever(storage.reason);
  }
}

/** Only while it is on: who sees a number that they cannot explain turns it off here. */
function agentSection({ agent }: View, { tray }: Messages): TrayMenu {
  if (!agent.isOn) return [];
  const line =
    agent.problem === null ? tray.agentGave(String(agent.countLastHour)) : tray.agentFails;
  return [
    command('agent', line, toScreen('programs')),
    command('agent-off', tray.agentOff, { kind: 'agent:turn', argument: false }),
  ];
}

function appSection({ update }: View, { tray }: Messages): TrayMenu {
  const page = { kind: 'link:open', argument: { link: 'release', accountKey: null } } as const;
  return [
    ...(update.newer === null ? [] : [command('update', tray.newVersion(update.newer), page)]),
    command('open', tray.open, toScreen('home')),
    command('settings', tray.settings, toScreen('settings')),
    command('quit', tray.quit, { kind: 'app:quit', argument: null }),
  ];
}
