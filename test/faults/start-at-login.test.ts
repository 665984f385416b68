import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { followLoginItem } from '../../src/main/commands/follow-login-item.ts';
import { createListeners } from '../../src/main/listeners.ts';
import { desktopEntry, readAutostart, setAutostart } from '../../src/main/node/autostart.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { sized } from '../support/size.ts';
import { makeFolder, removeFolder } from '../support/vault/real-vault.ts';
import { settle } from '../support/virtual-clock.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';
import { searchFolder } from './search/stores.ts';

/** Nothing of the vault is in an entry. */
const SECRET = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

/** Runs with a folder for entries and a program that is there; what was written is searched. */
async function withDesktop(
  run: (desktop: ReturnType<typeof desktopIn>) => Promise<void>,
): Promise<void> {
  const folder = makeFolder();
  try {
    await run(desktopIn(folder));
    searchFolder(folder, SECRET);
  } finally {
    removeFolder(folder);
  }
}

/** An entry of ours, as one without a file for its icon has written it. */
function entryOf(program: string): string {
  return desktopEntry({ command: [program, '--hidden'], icon: null });
}

function desktopIn(folder: string) {
  const directory = path.join(folder, 'autostart');
  mkdirSync(directory);
  const file = path.join(directory, 'pilot-light.desktop');
  const program = path.join(folder, 'Pilot Light 100% "new".AppImage');
  const older = path.join(folder, 'older.AppImage');
  for (const one of [program, older]) writeFileSync(one, '');
  const icon = path.join(folder, 'icon.png');
  const options = { directory, command: [program, '--hidden'], icon, mayMend: true };
  return {
    options,
    program,
    older,
    gone: path.join(folder, 'gone.AppImage'),
    write: (entry: string) => writeFileSync(file, entry),
    entry: () => readFileSync(file, 'utf8'),
    isOn: () => readAutostart(options),
  };
}

fault(104, 'real', 'U', 'what people and desktops do to an entry is seen', () =>
  withDesktop(async ({ options, program, entry, write, isOn }) => {
    expect(await isOn()).toBe(false);
    await setAutostart(options, true);
    expect(await isOn()).toBe(true);
    const ours = entry();
    const off: readonly (readonly [string, string])[] = [
      ['hidden', `${ours}Hidden=true\n`],
      ['hidden, with blanks', `${ours}Hidden = true \n`],
      ['disabled in GNOME', ours.replace('enabled=true', 'enabled=false')],
      ['starts nothing', ours.replace(/^Exec=.*$/m, 'Exec=')],
      ['has no start', ours.replace(/^Exec=.*\n/m, '')],
      ['another group alone', ours.replace('[Desktop Entry]', '[Other]')],
      ['empty', ''],
      ['no text', '\u0000\u0001'],
    ];
    for (const [what, text] of off) {
      write(text);
      expect(await isOn(), what).toBe(false);
      expect(entry(), what).toBe(text);
    }
    const on: readonly (readonly [string, string])[] = [
      ['as a Windows editor saves it', ours.replaceAll('\n', '\r\n')],
      ['not hidden', `${ours}Hidden=false\n`],
      ['with a comment and a delay', `# mine\n${ours}X-GNOME-Autostart-Delay=10\n`],
      ['hidden in another group', `${ours}[Desktop Action x]\nHidden=true\n`],
      ['with a command of their own', ours.replace(/^Exec=.*$/m, 'Exec=env A=1 pilot-light-app')],
      ['with another switch', ours.replace('"--hidden"', '"--hidden" "--x"')],
    ];
    for (const [what, text] of on) {
      write(text);
      expect(await isOn(), what).toBe(true);
      // What somebody wrote on purpose, and what starts what is there, stays.
      expect(entry(), what).toBe(text);
    }
    expect(ours).toContain(path.basename(program).replaceAll('%', '%%').replaceAll('"', '\\\\"'));
  }),
);

fault(104, 'real', 'U', 'an entry of ours that starts another one, or nothing, is mended', () =>
  withDesktop(async ({ options, older, gone, entry, write, isOn }) => {
    for (const program of [older, gone, path.join(path.dirname(gone), 'a "b" 50% $x\\y')]) {
      write(entryOf(program));
      // A build from sources looks and takes nobody's place.
      const isThere = program === older;
      expect(await readAutostart({ ...options, mayMend: false })).toBe(isThere);
      expect(entry()).toBe(entryOf(program));
      expect(await isOn(), program).toBe(true);
      expect(entry()).toBe(desktopEntry(options));
    }
    // Its own words around it do not keep a program that is gone.
    write(entryOf(gone).replace('Comment=', 'Comment=My '));
    expect(await isOn()).toBe(true);
    expect(entry()).toBe(desktopEntry(options));
    // But nobody who has switched it off is switched on.
    write(`${entryOf(gone)}Hidden=true\n`);
    expect(await isOn()).toBe(false);
  }),
);

fault(104, 'real', 'U', 'whatever lies there is read, and a name of any kind', () =>
  withDesktop(async ({ options, write, isOn }) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        write(text);
        expect(typeof (await isOn())).toBe('boolean');
        write(`[Desktop Entry]\nExec=${text}\n`);
        expect(typeof (await isOn())).toBe('boolean');
        // What we write for any program is read as that program: it is gone, and mended.
        write(entryOf(`/nowhere/${text.replaceAll('\u0000', '')}`));
        expect(await readAutostart({ ...options, mayMend: false })).toBe(false);
      }),
      { numRuns: sized(5, 500), examples: [['a\r\nb'], ['\\'], ['"'], ['%f'], [' ']] },
    );
  }),
);

fault(
  104,
  'modelled',
  'U',
  'the switch follows the system at the start and at each look',
  async () => {
    let isOn = false;
    let settings = { ...DEFAULT_SETTINGS, startAtLogin: true };
    const changes: boolean[] = [];
    const focused = createListeners();
    followLoginItem({
      isOn: () => Promise.resolve(isOn),
      onFocus: focused.add,
      settings: {
        get: () => settings,
        change(patch) {
          settings = { ...settings, ...patch };
          changes.push(settings.startAtLogin);
        },
      },
    });
    await settle();
    expect(changes).toEqual([false]);
    for (const now of [true, true, false]) {
      isOn = now;
      focused.tell();
      await settle();
      expect(settings.startAtLogin).toBe(now);
    }
    expect(changes).toEqual([false, true, false]);
    knowSecret(SECRET);
    sawAt('files', JSON.stringify(settings));
  },
);
