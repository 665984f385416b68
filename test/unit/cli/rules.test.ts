import { describe, expect, it } from 'vitest';
import { type Remote, remotesIn } from '../../../src/cli/rules/remotes.ts';
import { faultInPattern, readRules, ruleFor, writeRules } from '../../../src/cli/rules/rules.ts';

const remote = (url: string): string =>
  `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n`;

describe('the remotes of a repository', () => {
  it.each([
    ['https://github.com/octocorp/app.git', 'github.com octocorp/app'],
    ['https://user:secret@github.com/octocorp/app', 'github.com octocorp/app'],
    ['git@github.com:octocorp/app.git', 'github.com octocorp/app'],
    ['ssh://git@ssh.github.com:443/octocorp/app.git', 'github.com octocorp/app'],
    ['ssh://git@Octocorp.GHE.com/o/a/', 'octocorp.ghe.com o/a'],
    ['"https://github.com/octocorp/app"', 'github.com octocorp/app'],
  ])('are read from %s', (url, expected) => {
    expect(remotesIn(remote(url)).map(({ host, name }) => `${host} ${name}`)).toEqual([expected]);
  });

  it.each([
    '/srv/git/app.git',
    '../app',
    'file:///srv/octocorp/app',
    'ext::sh -c touch% /tmp/x',
    'https://github.com/octocorp',
    'https://github.com/a/b/c',
    'git@github.com:../../app',
    '',
  ])('are none in %j', (url) => expect(remotesIn(remote(url))).toEqual([]));

  it.each([
    ['[remote "origin"] url = https://github.com/octocorp/app', 'on the line of its section'],
    [remote('https://github.com/octocorp/app ; mine'), 'before a remark'],
    [remote('https://github.com/octocorp/app# mine'), 'before a remark without a blank'],
    [remote('"https://github.com/octocorp"/app'), 'quoted in part'],
    ['[remote.origin]\nurl = https://github.com/octocorp/app', 'in a section as they once were'],
    [`\ufeff${remote('https://github.com/octocorp/app').replaceAll('\n', '\r\n')}`, 'of Windows'],
  ])('are read as git reads them: %j', (config) => {
    expect(remotesIn(config)).toEqual([{ host: 'github.com', name: 'octocorp/app' }]);
  });

  it.each([
    ['blanks', `${' '.repeat(200_000)}x`],
    ['blanks in an address', `https://github.com/a/b${' '.repeat(200_000)}x`],
    ['slashes', `https://github.com/${'/'.repeat(200_000)}x`],
    ['letters', `https://github.com/octocorp/${'a'.repeat(900_000)}`],
  ])('are not looked for in what no person has written: %s', (_what, url) => {
    expect(remotesIn(remote(url))).toEqual([]);
  });

  it('are those of remotes, and of nothing else that has an address', () => {
    const config = `[url "https://evil.example/"]\n\tinsteadOf = x\n[submodule "s"]\n\turl = https://github.com/a/b\n[remote "up"]\n\tfetch = +refs/*\n\tURL = https://github.com/c/d\n`;
    expect(remotesIn(config).map(({ name }) => name)).toEqual(['c/d']);
  });
});

describe('the rules for accounts', () => {
  const at = (folder: string, ...remotes: Remote[]) => {
    const withoutLinks = (path: string): string => path.replace(/^\/home/, '/var/home');
    return { folder, home: '/home/mona', remotes, withoutLinks };
  };
  const on = (host: string, name: string): Remote => ({ host, name });
  const rules = [
    { pattern: '~/office/', account: 'mona_octo@octocorp.ghe.com' },
    { pattern: 'octocorp/*', account: 'work@github.com' },
    { pattern: 'hubot', account: 'hubot@github.com' },
  ];

  it.each([
    [at('/home/mona/office'), 'mona_octo@octocorp.ghe.com'],
    [at('/home/mona/office/app/src'), 'mona_octo@octocorp.ghe.com'],
    [at('/home/mona/officers'), null],
    [at('/var/home/mona/office/app'), 'mona_octo@octocorp.ghe.com'],
    [at('/tmp', on('github.com', 'octocorp/app')), 'work@github.com'],
    [at('/tmp', on('github.com', 'OctoCorp/App')), 'work@github.com'],
    [at('/tmp', on('github.com', 'octocorp-fork/app')), null],
    [at('/tmp', on('evil.example', 'octocorp/app')), null],
    [at('/tmp', on('github.com', 'me/app'), on('github.com', 'hubot/app')), 'hubot@github.com'],
    [at('/tmp'), null],
  ])('choose by the first that fits: %j', (where, account) => {
    expect(ruleFor(rules, where)?.account ?? null).toBe(account);
  });

  it.each([
    ['~/office', 'C:\\Users\\mona\\office\\app', true],
    ['~/office/', 'c:\\users\\mona\\Office', true],
    ['C:\\Users\\mona\\office', 'C:\\Users\\mona\\office\\app', true],
    ['d:/work', 'D:\\work', true],
    ['~/office', 'C:\\Users\\mona\\officers', false],
  ])('know the folders of Windows: %s, %s', (pattern, folder, fits) => {
    const account = 'work@github.com';
    const withoutLinks = (path: string): string => path;
    const where = { folder, home: 'C:\\Users\\mona', remotes: [], withoutLinks };
    expect(faultInPattern(pattern)).toBeNull();
    expect(ruleFor([{ pattern, account }], where)?.account).toBe(fits ? account : undefined);
  });

  it('come back from their file as they went in', () => {
    expect(readRules(writeRules(rules))).toEqual(rules);
    expect(readRules('# mine\n\n')).toEqual([]);
  });

  it.each(['octocorp/*', 'octocorp/*\twork', 'a b\twork@github.com', 'x\ty@z\tq'])(
    'are not read with a line that is none: %j',
    (line) => expect(readRules(`${line}\n`)).toBeNull(),
  );

  it.each(['a/b/c', '', 'https://github.com/a/b', '../x', '/a\tb', '~/office/*', '/a\rb'])(
    'know no pattern %j',
    (pattern) => expect(faultInPattern(pattern)).not.toBeNull(),
  );
});
