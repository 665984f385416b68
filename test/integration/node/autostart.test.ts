import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopEntry, quoteExec, setAutostart } from '../../../src/main/node/autostart.ts';

let home = '';
const place = () => ({
  directory: path.join(home, 'autostart'),
  command: ['/opt/Pilot Light/pilot-light-app', '--hidden'],
  icon: '/opt/Pilot Light/resources/icon.png',
});
const file = () => path.join(home, 'autostart/pilot-light.desktop');

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'autostart-'));
});
afterEach(() => rm(home, { recursive: true }));

describe('the start at login', () => {
  it('writes an entry that the desktop starts, and says so', async () => {
    expect(await setAutostart(place(), true)).toBe(true);
    const entry = await readFile(file(), 'utf8');
    expect(entry).toContain('[Desktop Entry]\nType=Application\n');
    expect(entry).toContain('Exec="/opt/Pilot Light/pilot-light-app" "--hidden"\n');
    expect(entry).toContain('Icon=/opt/Pilot Light/resources/icon.png\n');
  });

  it('names no icon where none will be there at the next login', async () => {
    await setAutostart({ ...place(), icon: null }, true);
    expect(await readFile(file(), 'utf8')).not.toContain('Icon=');
  });

  it('removes it again, and is content when there is none', async () => {
    await setAutostart(place(), true);
    expect(await setAutostart(place(), false)).toBe(true);
    await expect(stat(file())).rejects.toThrow('ENOENT');
    expect(await setAutostart(place(), false)).toBe(true);
  });

  it('says so when the entry cannot be written', async () => {
    await writeFile(path.join(home, 'autostart'), 'a file where the folder belongs');
    expect(await setAutostart(place(), true)).toBe(false);
  });
});

const saying = (text: string) => ({ command: [text], icon: text });

describe('an argument in a desktop entry', () => {
  it.each([
    ['/opt/a b', '"/opt/a b"'],
    ['50%', '"50%%"'],
    ['$HOME', '"\\\\$HOME"'],
    ['a"b', '"a\\\\"b"'],
    ['C:\\x', '"C:\\\\\\\\x"'],
  ])('writes %s as %s', (argument, expected) => {
    expect(quoteExec(argument)).toBe(expected);
  });

  it('keeps any argument on one line of the entry', () => {
    fc.assert(
      fc.property(fc.string(), (argument) => {
        const lines = (text: string): number => desktopEntry(saying(text)).split('\n').length;
        expect(lines(argument)).toBe(lines('a'));
      }),
    );
  });
});
