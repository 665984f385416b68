import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitConfigFrom, placeNamed, withoutLinks } from '../../../src/cli/node/near-files.ts';

let top = '';
beforeAll(() => {
  top = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'pl ')));
  put('.git/config', 'outer');
});
afterAll(() => fs.rmSync(top, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const file = path.join(top, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return path.dirname(file);
}

describe('the repository that a folder is in', () => {
  it('is the nearest', () => {
    put('near/.git/config', 'near');
    expect(gitConfigFrom(put('near/src/a', ''))).toBe('near');
  });

  it.each([
    ['cannot be read', () => put('huge/.git/config', 'x'.repeat(1024 * 1024 + 1))],
    ['is elsewhere and gone', () => put('gone/.git', 'gitdir: /nowhere/at/all\n')],
    ['is said to be nowhere', () => put('torn/.git', 'gitd')],
  ])('is not the one around it where its own configuration %s', (_why, make) => {
    expect(gitConfigFrom(make().replace(/\.git$/, ''))).toBe('');
  });

  it.skipIf(process.platform === 'win32')(
    'is not looked for on a server, wherever it is said to be on one',
    () => {
      put('server/config', 'evil');
      const server = `/${path.join(top, 'server')}`;
      expect(gitConfigFrom(put('lured/.git', `gitdir: ${server}\n`))).toBe('');
      put('half/.git', 'gitdir: ../honest\n');
      put('honest/commondir', `${server}\n`);
      expect(gitConfigFrom(path.join(top, 'half'))).toBe('');
    },
  );

  it('is the one around it where there is but an empty folder of that name', () => {
    fs.mkdirSync(path.join(top, 'empty/.git'), { recursive: true });
    expect(gitConfigFrom(path.join(top, 'empty'))).toBe('outer');
  });
});

describe('a place that a repository names', () => {
  it.each([
    ['/home/mona/a', '../b', '/home/mona/b'],
    ['/home/mona/a', '/srv/b', '/srv/b'],
    ['/home/mona/a', '//server/share/b', null],
    ['/home/mona/a', '\\\\server\\share\\b', null],
  ])('is none on a server: from %s to %s', (from, said, place) => {
    expect(placeNamed(from, said, path.posix)).toBe(place);
  });

  it.each([
    ['C:\\a', '..\\b', 'C:\\b'],
    ['C:\\a', 'D:/b', 'D:\\b'],
    ['C:\\a', '//server/share/b', null],
    ['C:\\a', '\\\\server\\share\\b', null],
    ['C:\\a', '/\\server/share/b', null],
    ['C:\\a', '\\\\?\\UNC\\server\\share\\b', null],
    ['\\\\server\\share\\a', '../b', '\\\\server\\share\\b'],
    ['\\\\server\\share\\a', '//SERVER/share/b', '\\\\SERVER\\share\\b'],
    ['\\\\server\\share\\a', '//evil/share/b', null],
  ])('is none on another server, on Windows: from %s to %s', (from, said, place) => {
    expect(placeNamed(from, said, path.win32)).toBe(place);
  });
});

it.skipIf(process.platform === 'win32')('knows where a folder of links really is', () => {
  const real = put('real/a', '');
  fs.symlinkSync(real, path.join(top, 'link'));
  expect(withoutLinks(path.join(top, 'link'))).toBe(real);
  expect(withoutLinks('/nowhere/at/all')).toBe('/nowhere/at/all');
});
