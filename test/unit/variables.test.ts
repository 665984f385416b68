import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { panelTone } from '../../src/main/faces/tray/panel.ts';
import { environmentOf } from '../../src/main/node/environment.ts';
import { configHome, ownAppImage, pathIn } from '../../src/main/node/inherited.ts';
import { isWayland } from '../../src/main/node/session-type.ts';
import { chooseSeed, wholeNumberIn } from '../support/choose-seed.ts';
import { namedBrowser } from '../support/machine/browsers.ts';
import { ROOT } from '../support/root.ts';
import { sizeOf } from '../support/size-of.ts';

type Variables = Readonly<Record<string, string>>;

const app = (variables: Variables): unknown => {
  const answer = environmentOf(variables, false);
  if (answer.kind === 'bad') throw new Error(answer.sentence);
  return answer.environment;
};
const image = ({ APPIMAGE = '/a.AppImage', APPDIR = '/mount' }: Variables) =>
  ownAppImage({ APPIMAGE, APPDIR }, '/elsewhere/program');

/** Every variable with a meaning of its own that the app, a script or the tests read, and who reads it. */
const READERS: Readonly<Record<string, (variables: Variables) => unknown>> = {
  APPDIR: image,
  APPIMAGE: image,
  CHROMIUM_PATH: (variables) => namedBrowser(variables),
  CI: (variables) => chooseSeed({ CI: 'true', ...variables, SEED: '1' }),
  ELECTRON_OVERRIDE_DIST_PATH: (variables) => pathIn(variables, 'ELECTRON_OVERRIDE_DIST_PATH'),
  PILOT_LIGHT_GITHUB: app,
  PILOT_LIGHT_HELD_AT: app,
  PILOT_LIGHT_REPOSITORY: app,
  PILOT_LIGHT_TIME_SCALE: app,
  RANDOM_RUNS: (variables) => wholeNumberIn(variables, 'RANDOM_RUNS'),
  SEED: (variables) => chooseSeed({ CI: 'true', ...variables }),
  TEST_SIZE: (variables) => sizeOf(variables),
  XDG_CONFIG_HOME: (variables) => configHome(variables, '/home/me'),
  XDG_CURRENT_DESKTOP: (variables) => panelTone('automatic', variables['XDG_CURRENT_DESKTOP']),
  XDG_SESSION_TYPE: (variables) => isWayland(variables),
  npm_execpath: (variables) => pathIn(variables, 'npm_execpath'),
};

/** Read for their presence, as another's list, or for a line to the system that answers for itself. */
const OTHERS = new Set([
  'DBUS_SESSION_BUS_ADDRESS',
  'PATH',
  'PROMISED_DRIVERS',
  'TZ',
  'npm_lifecycle_event',
]);

/** What nobody means. */
const ABSURD = [
  ' ',
  '.',
  '..',
  '~',
  'relative/path',
  './x',
  '-1',
  '1.5',
  '1e999',
  'NaN',
  '0x10',
  'true',
  'FULL',
  'file:///etc/passwd',
  'http://',
  '/nowhere/at/all',
  '火',
  '💥',
  'a\nb',
  'x'.repeat(10_000),
];

/** What is read, or the sentence that says why nothing is. */
function outcome(read: (variables: Variables) => unknown, variables: Variables): unknown {
  try {
    return { read: read(variables) };
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

describe.each(Object.entries(READERS))('the variable %s', (name, read) => {
  const isOneSentence = (said: unknown) =>
    expect(said).toMatch(new RegExp(`^${name} (?:is|must be) [^\\n]{1,260}\\.$`));

  it('counts as unset, or is one clear sentence, when it is empty', () => {
    const said = outcome(read, { [name]: '' });
    if (typeof said === 'string') isOneSentence(said);
    else expect(said).toEqual(outcome(read, {}));
  });

  it.each(ABSURD)('is taken for nothing that nobody meant: %j', (value) => {
    const said = outcome(read, { [name]: value });
    if (typeof said === 'string') isOneSentence(said);
    // What is a path is never one that depends on where somebody stands.
    const taken = typeof said === 'object' && said !== null ? Reflect.get(said, 'read') : null;
    const isPath = typeof taken === 'string' && /PATH|HOME|APP|execpath/.test(name);
    if (isPath) expect(path.isAbsolute(taken)).toBe(true);
  });
});

it('no variable is read that is in no list', () => {
  const known = new Set([...Object.keys(READERS), ...OTHERS]);
  const folders = ['src', 'scripts', 'test/e2e/driver', 'test/stand-in', 'test/support'];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(ROOT, folder, file)),
  );
  const read = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/process\.env(?:\.|\[')(\w+)/g)].map(
      ([, name]) => name,
    ),
  );
  expect(read.length).toBeGreaterThan(5);
  expect([...new Set(read)].filter((name) => !known.has(name ?? ''))).toEqual([]);
});
