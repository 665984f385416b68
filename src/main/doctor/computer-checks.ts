import { assertNever } from '../../shared/assert-never.ts';
import type { FindingKind } from '../../shared/messages/en/doctor.ts';
import { overridingIn } from '../../shared/overriding.ts';
import type { MemoryReason } from '../../shared/storage.ts';
import type { ClipboardWay, ComputerFacts, NoticesStanding } from './facts.ts';
import { type CheckFound, found, withStep } from './finding.ts';

/** Where sign-ins are kept, and which key really encrypted them. `backend`: as Electron names it. */
export function keyringFound(
  facts: Pick<ComputerFacts, 'platform' | 'storage' | 'keyTag'>,
  backend: string | null,
): CheckFound {
  const { storage } = facts;
  switch (storage.kind) {
    case 'protected':
      return protectedFound(facts, backend);
    case 'unprotected':
      return found('warning', 'keyringPublic');
    case 'opening':
    case 'saving':
      return found('unknown', 'keyringBusy');
    case 'stillOnDisk':
      return withStep(found('warning', 'keyringStillOnDisk'), 'account');
    case 'memory': {
      const health = storage.reason === 'waiting' ? 'warning' : 'bad';
      return withStep(found(health, OF_MEMORY[storage.reason]), 'account');
    }
    default:
      return assertNever(storage);
  }
}

const OF_MEMORY: Readonly<Record<MemoryReason, FindingKind>> = {
  noKeyring: 'keyringNone',
  waiting: 'keyringWaiting',
  unavailable: 'keyringFailed',
  unreadable: 'keyringUnreadable',
  newer: 'keyringNewer',
  readOnly: 'keyringReadOnly',
};

/** The tag of a key that is written in Chromium's source. @see `vault/sealed-document.ts` */
const PUBLIC_TAG = 'v10';
const PORTAL_TAG = 'v12';

function protectedFound(
  { platform, keyTag }: Pick<ComputerFacts, 'platform' | 'keyTag'>,
  backend: string | null,
): CheckFound {
  if (platform === 'mac') return found('well', 'keyringGuards', 'Keychain');
  if (platform === 'windows') return found('well', 'keyringGuards', 'Windows (DPAPI)');
  if (keyTag === PUBLIC_TAG) return found('bad', 'keyringMismatch');
  if (keyTag === PORTAL_TAG) return found('well', 'keyringPortal');
  const keeper = KEEPERS[backend ?? ''];
  return keeper === undefined
    ? found('well', 'keyringGuarded')
    : found('well', 'keyringGuards', keeper);
}

const KEEPERS: Readonly<Record<string, string>> = {
  gnome_libsecret: 'GNOME Keyring (libsecret)',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
};

/** Whether the system confines the window's page. */
export function sandboxFound(isSandboxed: boolean): CheckFound {
  return isSandboxed ? found('well', 'sandboxOn') : found('warning', 'sandboxOff');
}

/** Whether the icon can be seen. */
export function trayFound({ tray }: Pick<ComputerFacts, 'tray'>): CheckFound {
  switch (tray) {
    case 'shown':
      return found('well', 'trayShown');
    case 'missing':
      return found('warning', 'trayMissing');
    case 'leftOut':
      return withStep(found('warning', 'trayLeftOut'), 'advanced');
    default:
      return assertNever(tray);
  }
}

/** Whether notices can be seen. */
export function noticesFound(
  standing: NoticesStanding,
  { settings }: Pick<ComputerFacts, 'settings'>,
): CheckFound {
  if (!settings.notices) return withStep(found('well', 'noticesOff'), 'settings');
  if (standing === 'shown') return found('well', 'noticesShown');
  return found('warning', standing === 'failed' ? 'noticesFailed' : 'noticesUnsupported');
}

/** Whether the system does at login what the settings say. */
export function autostartFound(
  isOn: boolean,
  { settings }: Pick<ComputerFacts, 'settings'>,
): CheckFound {
  if (isOn === settings.startAtLogin) return found('well', isOn ? 'autostartOn' : 'autostartOff');
  const one = found('warning', isOn ? 'autostartUnwanted' : 'autostartMissing');
  return withStep(one, 'settings');
}

/** How a copy gets into the clipboard. */
export function clipboardFound(way: ClipboardWay): CheckFound {
  switch (way) {
    case 'plain':
      return found('well', 'clipboardPlain');
    case 'lent':
      return found('well', 'clipboardLent');
    case 'focused':
      return found('warning', 'clipboardFocused');
    default:
      return assertNever(way);
  }
}

/** Whether programs are answered. */
export function agentFound({ agent }: Pick<ComputerFacts, 'agent'>): CheckFound {
  if (!agent.isOn) return found('well', 'agentOff');
  if (agent.problem !== null) return withStep(found('bad', 'agentTrouble'), 'programs');
  return agent.address === null ? found('unknown', 'agentOpening') : found('well', 'agentListens');
}

const MOST_NAMED = 6;

/** What is set where the app was started. */
export function variablesFound(names: readonly string[]): CheckFound {
  const set = overridingIn(names);
  if (set.length === 0) return found('well', 'variablesNone');
  const more = set.length > MOST_NAMED ? ', …' : '';
  return found('warning', 'variablesSet', set.slice(0, MOST_NAMED).join(', ') + more);
}
