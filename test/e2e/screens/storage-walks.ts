import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** Longer than the app waits for a keyring. */
const KEYRING_PATIENCE_MS = 11_000;

/** Longer than the window waits before it says that something is being saved, shorter than the app waits. */
const SAVING_IS_LATE_MS = 1_500;

const put = (name: string, text: string) => (userData: string) =>
  writeFileSync(path.join(userData, name), text);

/** Somebody has signed in before. */
const begun = put('settings.json', '{"version":1,"settings":{"introductionSeen":true}}');

/** Without a keyring the app asks before it keeps anything. */
export const noKeyringWalk: Walk = {
  name: 'no-keyring',
  launch: { encryption: { backend: 'basic_text', tag: 'v10' } },
  screens: [
    {
      name: 'storage-no-keyring',
      reach: signIn,
    },
    {
      name: 'consent',
      presses: ['Back', 'Save it anyway…', 'Sign me out when I quit', 'Save it anyway…'],
      async reach({ press, at }) {
        await press('Save it anyway…');
        await at('consent');
      },
    },
    {
      name: 'storage-unprotected',
      async reach({ press, see }) {
        await press('Save it unprotected');
        await see('Your sign-in is saved unprotected');
      },
    },
  ],
  end: ({ press }) => press('Stop saving it'),
};

/** Where sign-ins are kept, on every other kind of bad day. */
export const storageWalks: readonly Walk[] = [
  {
    name: 'waiting-keyring',
    prepare: begun,
    launch: { encryption: { keyring: 'hangs' } },
    isTimeless: true,
    screens: [
      { name: 'starting', reach: ({ at }) => at('starting') },
      {
        name: 'storage-waiting',
        presses: ['Try again'],
        async reach({ sleep, see }) {
          await sleep(KEYRING_PATIENCE_MS);
          await see('Waiting for the keyring');
        },
      },
    ],
  },
  {
    name: 'slow-keyring',
    screens: [
      {
        name: 'storage-saving',
        async reach(stage) {
          await stage.at('signed-out');
          await stage.app.setEncryption({ keyring: 'hangs' });
          await signIn(stage);
          await stage.time.pass(SAVING_IS_LATE_MS);
          await stage.see('Saving your sign-in');
        },
      },
    ],
  },
  {
    name: 'unavailable-keyring',
    prepare: begun,
    launch: { encryption: { keyring: 'temporarily-unavailable' } },
    isTimeless: true,
    screens: [
      {
        name: 'storage-unavailable',
        reach: ({ see }) => see('Pilot Light soon restarts by itself'),
      },
    ],
  },
  {
    name: 'unavailable-keyring-again',
    prepare: begun,
    launch: { encryption: { keyring: 'temporarily-unavailable' }, args: ['--restarted'] },
    screens: [
      {
        name: 'storage-restart',
        reach: ({ see }) => see('Restart Pilot Light'),
      },
      {
        name: 'storage-restart-costly',
        async reach(stage) {
          await signIn(stage);
          await stage.see('Restart and sign me out');
        },
      },
    ],
  },
  {
    name: 'unreadable-files',
    prepare(userData) {
      put('vault.json', '{"version":1,"ciphertext":"bm90IG91cnM="}')(userData);
      put('settings.json', 'not JSON')(userData);
    },
    screens: [
      {
        name: 'mishap-settings-set-aside',
        reach: ({ see }) => see('Settings are back to their defaults'),
      },
      {
        name: 'storage-unreadable',
        async reach({ press, see }) {
          await press('OK');
          await see('Your saved sign-in cannot be read');
        },
      },
    ],
  },
  {
    name: 'newer-vault',
    prepare: put('vault.json', '{"version":99}'),
    screens: [
      {
        name: 'storage-newer',
        reach: ({ see }) => see('Saved by a newer Pilot Light'),
      },
    ],
  },
  {
    name: 'failing-disk',
    screens: [
      {
        name: 'storage-read-only',
        presses: ['Try again'],
        async reach(stage) {
          await failOn(stage, 'vault.json');
          await signIn(stage);
          await stage.see('Pilot Light cannot save');
        },
      },
      {
        name: 'mishap-not-saved',
        async reach(stage) {
          await failOn(stage, 'settings.json');
          await stage.press('Settings');
          await stage.page.getByLabel('Notifications').click();
          await stage.see('The settings were not saved');
        },
      },
    ],
  },
  {
    name: 'refused-sign-out',
    screens: [
      {
        name: 'storage-still-on-disk',
        presses: ['Try again'],
        async reach(stage) {
          await signIn(stage);
          await failOn(stage, 'vault.json');
          await signOut(stage);
          await stage.see('Signed out here, still on the disk');
        },
      },
    ],
  },
  {
    name: 'kept-sign-ins',
    prepare: put('vault.json.corrupt-2026-01-01T00-00-00-000Z', '{"version":1,"cur'),
    screens: [
      {
        name: 'mishap-sign-ins-kept',
        async reach(stage) {
          await signIn(stage);
          await signOut(stage);
          await stage.see('Old sign-ins are still in a file');
        },
      },
    ],
    end: ({ press }) => press('Keep it'),
  },
];

/** As the last button of that screen does it. */
async function signOut({ page, at }: Stage): Promise<void> {
  await page.evaluate(
    'window.pilotLight.getView().then((view) => void window.pilotLight.signOut(view.accounts[0].key))',
  );
  await at('signed-out');
}

/** From now on the disk fails under this file. Permissions would not do: root may write everywhere. */
async function failOn({ app }: Stage, file: string): Promise<void> {
  await app.evaluate((_electron, name) => {
    const fs = process.getBuiltinModule('node:fs');
    const { lstatSync: look, rmSync: remove } = fs;
    const fail = (path: unknown): void => {
      if (String(path).endsWith(name))
        throw Object.assign(new Error(`EIO: ${name}`), { code: 'EIO' });
    };
    const lstatSync = (...args: Parameters<typeof look>) => {
      fail(args[0]);
      return look(...args);
    };
    const rmSync = (...args: Parameters<typeof remove>) => {
      fail(args[0]);
      remove(...args);
    };
    Object.assign(fs, { lstatSync, rmSync });
  }, file);
}
