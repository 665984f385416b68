import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/root.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import { type DrivenApp, type LaunchOptions } from './driver/driver.ts';
import type { LaunchFixtures } from './driver/driver-fixtures.ts';
import { type AppFixtures, expect, test } from './driver/fixtures.ts';
import { openStage, type Stage, signIn } from './screens/stage.ts';

/** Ours, whatever it is called at the time: sign-ins, settings, activity, log. */
const OURS = /^(?:vault|settings)\.json|^activity|^logs$|^run$|^agent/;

interface Home {
  readonly userData: string;
  readonly at: (name: string) => string;
  readonly options: Omit<LaunchOptions, 'heldTime'>;
}

let home = '';

test.beforeEach(() => {
  // Short: a socket's path may have about a hundred bytes.
  home = mkdtempSync(path.join(os.tmpdir(), 'pl-'));
});
test.afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A person's own folders, on Linux, with rules and something of their own beside what is ours. */
function homeOf(gitHub: string): Home {
  const userData = path.join(home, 'data');
  const at = (name: string): string => path.join(home, name);
  for (const folder of [userData, at('.config/pilot-light'), at('run')]) {
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(at('.config/pilot-light/account-rules'), '~/work\tmona@github.com\n');
  writeFileSync(path.join(userData, 'mine.txt'), 'mine');
  const env = {
    PILOT_LIGHT_GITHUB: gitHub,
    HOME: home,
    XDG_CONFIG_HOME: '',
    XDG_RUNTIME_DIR: at('run'),
  };
  return { userData, at, options: { appDir: ROOT, userData, env, system: { platform: 'linux' } } };
}

/** The app as it starts with these options. */
async function stageOf(
  options: Home['options'],
  {
    launch,
    simulator,
    time,
  }: Pick<LaunchFixtures, 'launch'> & Pick<AppFixtures, 'simulator' | 'time'>,
): Promise<{ readonly app: DrivenApp; readonly stage: Stage }> {
  const app = await launch({ ...options, heldTime: time });
  time.joinApp(app);
  return { app, stage: await openStage({ app, simulator, time }) };
}

/** Signed in, with everything on that leaves something on the computer. */
async function settleIn(stage: Stage): Promise<void> {
  const { press, at, see } = stage;
  await signIn(stage);
  await press('Settings');
  await press('Start at login');
  await press('Programs');
  await at('programs');
  await press('Give programs a token');
  await see(/^Programs ask at/);
  await press('Install the command');
  await see(/^It is /);
  await press('Back');
}

async function openRemoval({ press, at }: Stage): Promise<void> {
  await press('Advanced');
  await press('Remove everything…');
  await at('removal');
}

const oursIn = ({ userData }: Home): readonly string[] =>
  readdirSync(userData).filter((name) => OURS.test(name));

test('everything that the app has put on the computer is said, goes, and stays gone', async ({
  launch,
  simulator,
  time,
}) => {
  const person = homeOf(simulator.url);
  const { app, stage } = await stageOf(person.options, { launch, simulator, time });
  await settleIn(stage);
  expect(existsSync(person.at('.config/autostart/pilot-light.desktop'))).toBe(true);
  expect(oursIn(person)).toContain('vault.json');
  await openRemoval(stage);
  const list = stage.page.getByRole('list', { name: 'Remove everything' });
  await stage.see('Saved sign-ins, with their copies');
  expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^Saved sign-ins, with their copies\n.+vault\.json$/),
    expect.stringMatching(/^Settings\n.+settings\.json$/),
    expect.stringMatching(/^Activity\n.+activity\.jsonl$/),
    expect.stringMatching(/^Log\n.+pilot-light\.log$/),
    expect.stringMatching(/^Where programs ask\n.+agent\.sock$/),
    expect.stringMatching(/^Rules for accounts\n.+account-rules$/),
    expect.stringMatching(/^Start at login\n/),
    expect.stringMatching(/^The pilot-light command\n.+\.local\/bin\/pilot-light$/),
  ]);

  await stage.press('Cancel');
  await stage.at('advanced');
  expect(oursIn(person)).toContain('vault.json');
  await stage.press('Remove everything…');
  await stage.press('Remove everything and quit');
  await ends(app);
  expect(oursIn(person)).toEqual([]);
  expect(existsSync(path.join(person.userData, 'mine.txt'))).toBe(true);
  for (const gone of [
    '.config/autostart/pilot-light.desktop',
    '.config/pilot-light',
    '.local/bin/pilot-light',
    '.local/lib/pilot-light',
    'run/pilot-light',
  ]) {
    expect(existsSync(person.at(gone)), gone).toBe(false);
  }

  const next = await stageOf(person.options, { launch, simulator, time });
  await next.stage.at('signed-out');
  await next.app.quit();
});

test('who quits before the keyring has answered has everything removed all the same', async ({
  launch,
  simulator,
  time,
}) => {
  const person = homeOf(simulator.url);
  const { app, stage } = await stageOf(person.options, { launch, simulator, time });
  await settleIn(stage);
  await openRemoval(stage);
  await app.setEncryption({ keyring: 'hangs' });
  await stage.press('Remove everything and quit');
  // It is under way, and its sign-out waits.
  await expect.poll(() => app.output()).toContain('the agent is off');
  expect(oursIn(person)).toContain('vault.json');
  const quit = app.quit();
  await time.passUntil(() => app.hasExited(), MINUTE_MS);
  await quit;
  expect(oursIn(person)).toEqual([]);
  for (const gone of ['.config/autostart/pilot-light.desktop', '.local/bin/pilot-light']) {
    expect(existsSync(person.at(gone)), gone).toBe(false);
  }
});

test('what cannot be removed is said with its place, and a person ends the app', async ({
  launch,
  simulator,
  time,
}) => {
  const person = homeOf(simulator.url);
  mkdirSync(person.at('dotfiles'));
  // Nobody but its owner takes away what holds something of theirs.
  const autostart = person.at('.config/autostart/pilot-light.desktop');
  mkdirSync(path.join(autostart, 'mine'), { recursive: true });
  writeFileSync(person.at('dotfiles/settings.json'), '{}');
  symlinkSync(person.at('dotfiles/settings.json'), path.join(person.userData, 'settings.json'));
  const inJapanese = { ...person.options, locale: 'ja' };
  const { app, stage } = await stageOf(inJapanese, { launch, simulator, time });
  await stage.press('設定');
  await stage.press('詳細設定');
  await stage.press('すべて削除…');
  await stage.press('すべて削除して終了');
  await stage.see('一部を削除できませんでした');
  await stage.see(person.at('dotfiles/settings.json'));
  await stage.see(autostart);
  expect(app.hasExited()).toBe(false);
  await stage.press('Pilot Light を終了');
  await ends(app);
  expect(oursIn(person)).toEqual([]);
  expect(existsSync(person.at('dotfiles/settings.json'))).toBe(true);
});

/** By itself. */
async function ends(app: DrivenApp): Promise<void> {
  await expect.poll(() => app.hasExited(), { timeout: MINUTE_MS }).toBe(true);
}
