import { describe, expect, it } from 'vitest';
import {
  agentFound,
  autostartFound,
  clipboardFound,
  keyringFound,
  noticesFound,
  sandboxFound,
  trayFound,
  variablesFound,
} from '../../../../src/main/doctor/computer-checks.ts';
import { overridingIn } from '../../../../src/shared/overriding.ts';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings.ts';
import type { MemoryReason } from '../../../../src/shared/storage.ts';
import { NO_AGENT } from '../../../support/views.ts';

const LINUX = { platform: 'linux', storage: { kind: 'protected' }, keyTag: 'v11' } as const;
const settings = (change = {}) => ({ settings: { ...DEFAULT_SETTINGS, ...change } });

describe('the keyring', () => {
  it.each([
    [LINUX, 'gnome_libsecret', 'well', 'keyringGuards', ['GNOME Keyring (libsecret)']],
    [LINUX, 'kwallet6', 'well', 'keyringGuards', ['KWallet 6']],
    [LINUX, 'unknown', 'well', 'keyringGuarded', []],
    [LINUX, '<b>', 'well', 'keyringGuarded', []],
    [{ ...LINUX, keyTag: 'v12' }, 'unknown', 'well', 'keyringPortal', []],
    // What is said of the backend is no proof: the tag of what was encrypted is.
    [{ ...LINUX, keyTag: 'v10' }, 'gnome_libsecret', 'bad', 'keyringMismatch', []],
    [{ ...LINUX, platform: 'mac', keyTag: 'v10' }, null, 'well', 'keyringGuards', ['Keychain']],
    [{ ...LINUX, platform: 'windows' }, null, 'well', 'keyringGuards', ['Windows (DPAPI)']],
    [{ ...LINUX, storage: { kind: 'unprotected' } }, 'basic_text', 'warning', 'keyringPublic', []],
    [{ ...LINUX, storage: { kind: 'opening' } }, null, 'unknown', 'keyringBusy', []],
    [{ ...LINUX, storage: { kind: 'saving' } }, null, 'unknown', 'keyringBusy', []],
    [{ ...LINUX, storage: { kind: 'stillOnDisk' } }, null, 'warning', 'keyringStillOnDisk', []],
  ] as const)('%j, %s: %s, %s', (facts, backend, health, kind, said) => {
    expect(keyringFound(facts, backend)).toMatchObject({ health, kind, facts: said });
  });

  it.each([
    ['noKeyring', 'bad', 'keyringNone'],
    ['waiting', 'warning', 'keyringWaiting'],
    ['unavailable', 'bad', 'keyringFailed'],
    ['unreadable', 'bad', 'keyringUnreadable'],
    ['newer', 'bad', 'keyringNewer'],
    ['readOnly', 'bad', 'keyringReadOnly'],
  ] as const satisfies readonly (readonly [MemoryReason, string, string])[])(
    'that leaves sign-ins in memory, %s: %s, %s',
    (reason, health, kind) => {
      const found = keyringFound({ ...LINUX, storage: { kind: 'memory', reason } }, null);
      expect(found).toMatchObject({ health, kind, step: 'account' });
    },
  );
});

describe('the desktop', () => {
  it.each([
    [sandboxFound(true), 'well', 'sandboxOn', null],
    [sandboxFound(false), 'warning', 'sandboxOff', null],
    [trayFound({ tray: 'shown' }), 'well', 'trayShown', null],
    [trayFound({ tray: 'missing' }), 'warning', 'trayMissing', null],
    [trayFound({ tray: 'leftOut' }), 'warning', 'trayLeftOut', 'advanced'],
    [noticesFound('shown', settings()), 'well', 'noticesShown', null],
    [noticesFound('unsupported', settings()), 'warning', 'noticesUnsupported', null],
    [noticesFound('failed', settings()), 'warning', 'noticesFailed', null],
    [noticesFound('failed', settings({ notices: false })), 'well', 'noticesOff', 'settings'],
    [autostartFound(true, settings({ startAtLogin: true })), 'well', 'autostartOn', null],
    [autostartFound(false, settings()), 'well', 'autostartOff', null],
    [
      autostartFound(false, settings({ startAtLogin: true })),
      'warning',
      'autostartMissing',
      'settings',
    ],
    [autostartFound(true, settings()), 'warning', 'autostartUnwanted', 'settings'],
    [clipboardFound('plain'), 'well', 'clipboardPlain', null],
    [clipboardFound('lent'), 'well', 'clipboardLent', null],
    [clipboardFound('focused'), 'warning', 'clipboardFocused', null],
    [agentFound({ agent: NO_AGENT }), 'well', 'agentOff', null],
    [agentFound({ agent: { ...NO_AGENT, isOn: true } }), 'unknown', 'agentOpening', null],
    [
      agentFound({ agent: { ...NO_AGENT, isOn: true, address: '/run/agent.sock' } }),
      'well',
      'agentListens',
      null,
    ],
    [
      agentFound({ agent: { ...NO_AGENT, isOn: true, problem: 'inUse' } }),
      'bad',
      'agentTrouble',
      'programs',
    ],
  ] as const)('%j', (found, health, kind, step) => {
    expect(found).toMatchObject({ health, kind, step });
  });

  it('tells no path and no name of a person', () => {
    const agent = { ...NO_AGENT, isOn: true, address: '/home/hana/.config/agent.sock' };
    expect(agentFound({ agent }).facts).toEqual([]);
  });
});

describe('variables', () => {
  it('are named where they would override other clients, and no others', () => {
    const names = [
      'PATH',
      'GITHUB_TOKEN',
      'COPILOT_PROVIDER_BASE_URL',
      'GH_TOKEN',
      'COPILOT_GITHUB_TOKEN',
      // What zed and the language server read, and `gh` for a host of one's own.
      'GH_COPILOT_TOKEN',
      'GITHUB_COPILOT_TOKEN',
      'GH_ENTERPRISE_TOKEN',
      'MY_GITHUB_TOKEN',
      'GH_TOKEN=secret',
      'COPILOT_PROVIDER_',
      'copilot_provider_x',
      `COPILOT_PROVIDER_${'X'.repeat(500)}`,
    ];
    expect(overridingIn(names)).toEqual([
      'COPILOT_GITHUB_TOKEN',
      'COPILOT_PROVIDER_BASE_URL',
      'GH_COPILOT_TOKEN',
      'GH_ENTERPRISE_TOKEN',
      'GH_TOKEN',
      'GITHUB_COPILOT_TOKEN',
      'GITHUB_TOKEN',
    ]);
    expect(variablesFound(names)).toMatchObject({ health: 'warning', kind: 'variablesSet' });
    expect(variablesFound(['PATH'])).toMatchObject({ health: 'well', kind: 'variablesNone' });
  });

  it('are no more than a sentence can hold', () => {
    const many = Array.from({ length: 300 }, (_, index) => `COPILOT_PROVIDER_${index}`);
    expect(variablesFound(many).facts).toEqual([expect.stringMatching(/^(?:[A-Z0-9_]+, ){6}…$/)]);
  });
});
