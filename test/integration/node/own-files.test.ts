import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rulesFile } from '../../../src/cli/rules/choose-account.ts';
import { createOwnFiles } from '../../../src/main/node/own-files.ts';
import type { Belonging } from '../../../src/shared/removal.ts';

/** `nobody` on every Linux; any user but root would do. */
const NOBODY = 65_534;

let home = '';
const data = (name = '') => path.join(home, 'data', name);
const runtime = (name = '') => path.join(home, 'runtime/pilot-light', name);
const rules = () => rulesFile({ variables: variables(), home });
const variables = () => ({ XDG_RUNTIME_DIR: path.join(home, 'runtime') });
const ownFiles = () => createOwnFiles({ userData: data(), home, variables: variables() });

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'own files '));
  for (const folder of [data('logs'), data('run'), runtime()])
    mkdirSync(folder, { recursive: true });
});
afterEach(() => {
  chmodSync(data(), 0o755);
  rmSync(home, { recursive: true });
});

function put(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'something');
  }
}

/** One of each kind that the app ever makes, and what crashes, other programs' locks and wrong keys leave of them. */
const OURS: Readonly<Record<string, Belonging>> = {
  'vault.json': 'signIns',
  'vault.json.bak': 'signIns',
  'vault.json.tmp-0123456789abcdef': 'signIns',
  'vault.json.bak.tmp-0123456789abcdef': 'signIns',
  'vault.json.corrupt-2026-11-22T09-30-00-000Z': 'signIns',
  'vault.json.bak.corrupt-2026-11-22T09-30-00-000Z-2': 'signIns',
  'vault.json.tmp-0123456789abcdef.corrupt-2026-11-22T09-30-00-000Z': 'signIns',
  'settings.json': 'settings',
  'settings.json.bak': 'settings',
  'settings.json.corrupt-2026-11-22T09-30-00-000Z': 'settings',
  'activity.jsonl': 'activity',
  'activity.1.jsonl': 'activity',
  'logs/pilot-light.log': 'log',
  'logs/pilot-light.1.log': 'log',
  'agent-pipe': 'agent',
  'agent-pipe.tmp-0123456789abcdef': 'agent',
};

/** What Chromium keeps in the same folder, and what a person may. */
const FOREIGN = [
  'Local State',
  'Preferences',
  'vault.json.old',
  'my-vault.json',
  'settings.jsonc',
  'settings.json.tmp-01',
  'activity.2.jsonl',
  'notes.txt',
] as const;

describe('the files of the app', () => {
  it('go, all of them, and nothing else does', () => {
    put(...Object.keys(OURS).map(data), ...FOREIGN.map(data), rules(), `${rules()}.new`);
    mkdirSync(data('vault.json.corrupt-folder'));
    expect(
      new Set(
        ownFiles()
          .look()
          .map(({ what }) => what),
      ),
    ).toEqual(new Set([...Object.values(OURS), 'rules']));
    expect(ownFiles().remove()).toEqual([]);
    expect(readdirSync(data()).toSorted()).toEqual(
      [...FOREIGN, 'vault.json.corrupt-folder'].toSorted(),
    );
    expect(existsSync(path.dirname(rules()))).toBe(false);
    expect(ownFiles().look()).toEqual([]);
  });

  it('are each said once, with the place of the first', () => {
    put(...Object.keys(OURS).map(data));
    expect(ownFiles().look()).toEqual([
      { what: 'signIns', place: data('vault.json') },
      { what: 'settings', place: data('settings.json') },
      { what: 'activity', place: data('activity.1.jsonl') },
      { what: 'log', place: data('logs/pilot-light.1.log') },
      { what: 'agent', place: data('agent-pipe') },
    ]);
  });

  it('leave the folders in which somebody keeps something', () => {
    put(data('logs/pilot-light.log'), data('logs/mine.log'), rules(), `${rules()}.mine`);
    put(`${rules()}.next-none-1`, `${rules()}.next-8-1790001800000000000-1`);
    expect(ownFiles().remove()).toEqual([]);
    expect(readdirSync(data('logs'))).toEqual(['mine.log']);
    expect(readdirSync(path.dirname(rules()))).toEqual(['account-rules.mine']);
  });

  it('include the socket of an app that was killed, wherever it was', async () => {
    for (const folder of [runtime(), data('run')]) {
      const file = path.join(folder, 'agent.sock');
      const server = createServer().listen(file);
      await new Promise((resolve) => server.once('listening', resolve));
      // A closed server takes its socket along; a killed one leaves the name.
      rmSync(file);
      server.close();
      put(file);
    }
    expect(
      ownFiles()
        .look()
        .map(({ place }) => place),
    ).toEqual([data('run/agent.sock'), runtime('agent.sock')]);
    expect(ownFiles().remove()).toEqual([]);
    expect(existsSync(runtime())).toBe(false);
    expect(existsSync(data('run'))).toBe(false);
  });

  it('that somebody keeps elsewhere go by their link, and where it leads is said', () => {
    put(path.join(home, 'dotfiles/settings.json'));
    symlinkSync('../dotfiles/settings.json', data('settings.json'));
    symlinkSync('/nowhere/at/all', data('vault.json'));
    const elsewhere = path.join(home, 'dotfiles/settings.json');
    expect(ownFiles().remove()).toEqual([{ what: 'settings', place: elsewhere }]);
    expect(existsSync(elsewhere)).toBe(true);
    expect(readdirSync(data()).filter((name) => name.endsWith('.json'))).toEqual([]);
  });

  it('that the app has put beside what somebody keeps elsewhere are said as well', () => {
    const elsewhere = (name: string) => path.join(home, 'dotfiles', name);
    const ours = ['our.json.corrupt-2026-11-22T09-30-00-000Z', 'our.json.tmp-0123456789abcdef'];
    put(...[...ours, 'our.json.bak', 'our.json.mine', 'other.json'].map(elsewhere));
    symlinkSync(elsewhere('our.json'), data('settings.json'));
    expect(ownFiles().remove()).toEqual(
      ours.map((name) => ({ what: 'settings', place: elsewhere(name) })),
    );
    expect(readdirSync(elsewhere(''))).toHaveLength(5);
    expect(existsSync(data('settings.json'))).toBe(false);
  });

  it('go by their link too where that leads to a folder', () => {
    mkdirSync(path.join(home, 'dotfiles'));
    symlinkSync(path.join(home, 'dotfiles'), data('settings.json'));
    expect(ownFiles().remove()).toEqual([{ what: 'settings', place: path.join(home, 'dotfiles') }]);
    expect(readdirSync(data())).toEqual([]);
  });

  it('that nobody can look for are said by their folder', () => {
    put(data('logs/pilot-light.log'), data('settings.json'));
    chmodSync(data('logs'), 0);
    const [found, left] = asNobody(() => [ownFiles().look(), ownFiles().remove()]);
    chmodSync(data('logs'), 0o700);
    const shut = { what: 'log', place: data('logs') };
    expect(found).toContainEqual(shut);
    expect(left).toContainEqual(shut);
    expect(existsSync(data('logs/pilot-light.log'))).toBe(true);
  });

  it('are nowhere where only somebody else may look', () => {
    put(runtime('agent.sock'));
    chmodSync(path.dirname(runtime()), 0);
    const found = asNobody(() => [...ownFiles().look(), ...ownFiles().remove()]);
    chmodSync(path.dirname(runtime()), 0o700);
    expect(found).toEqual([]);
  });

  // Only root can give a folder away.
  it.skipIf(process.getuid?.() !== 0)(
    'are no socket of somebody else’s who has the same folder for the session',
    () => {
      put(runtime('agent.sock'));
      chownSync(runtime(), NOBODY, NOBODY);
      expect(ownFiles().look()).toEqual([]);
      expect(ownFiles().remove()).toEqual([]);
      expect(existsSync(runtime('agent.sock'))).toBe(true);
    },
  );

  it('that cannot be deleted are said, and hold no other back', () => {
    put(data('vault.json'), data('settings.json'), data('logs/pilot-light.log'));
    chmodSync(data('logs'), 0o777);
    const left = inLockedFolder(() => ownFiles().remove());
    expect(left).toEqual([
      { what: 'signIns', place: data('vault.json') },
      { what: 'settings', place: data('settings.json') },
    ]);
    expect(existsSync(data('logs/pilot-light.log'))).toBe(false);
    expect(ownFiles().remove()).toEqual([]);
  });

  it('are nothing where there is no folder', () => {
    const none = createOwnFiles({ userData: '/nowhere', home: '/nowhere', variables: {} });
    expect(none.look()).toEqual([]);
    expect(none.remove()).toEqual([]);
  });
});

describe('what is written after everything was removed', () => {
  it('goes at the end, if it is wanted then', () => {
    const files = ownFiles();
    put(data('settings.json'));
    files.removeAtEnd();
    expect(existsSync(data('settings.json'))).toBe(true);
    files.wantRemovedAtEnd(true);
    expect(existsSync(data('settings.json'))).toBe(true);
    files.removeAtEnd();
    expect(existsSync(data('settings.json'))).toBe(false);
  });

  it('stays for who has come back meanwhile', () => {
    const files = ownFiles();
    files.wantRemovedAtEnd(true);
    files.wantRemovedAtEnd(false);
    put(data('vault.json'));
    files.removeAtEnd();
    expect(existsSync(data('vault.json'))).toBe(true);
  });
});

/** In the eyes of somebody to whom the folder gives up nothing. */
function inLockedFolder<T>(act: () => T): T {
  chmodSync(data(), 0o555);
  try {
    return asNobody(act);
  } finally {
    chmodSync(data(), 0o755);
  }
}

/** Root may do everything, and steps down for that long. */
function asNobody<T>(act: () => T): T {
  const isRoot = process.getuid?.() === 0;
  chmodSync(home, 0o755);
  try {
    if (isRoot) process.seteuid?.(NOBODY);
    return act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
