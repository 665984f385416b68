import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endpointsOf,
  hostKind,
  isGitHubCloud,
  parseHost,
} from '../../../../src/main/github/hosts.ts';
import { anyCharacter } from '../../../support/any-character.ts';
import { sized } from '../../../support/size.ts';

/** What people type, and the host that they mean. */
const READABLE = [
  ['github.com', 'github.com'],
  ['  GitHub.com ', 'github.com'],
  ['https://github.com/', 'github.com'],
  ['HTTPS://GitHub.Com/login/device?x=1#y', 'github.com'],
  ['http://github.com', 'github.com'],
  ['www.github.com', 'github.com'],
  ['https://api.github.com/user', 'github.com'],
  ['octocorp.ghe.com', 'octocorp.ghe.com'],
  ['https://api.octocorp.ghe.com', 'octocorp.ghe.com'],
  ['copilot-api.octocorp.ghe.com', 'octocorp.ghe.com'],
  ['ghes.corp.example', 'ghes.corp.example'],
  ['https://GHES.corp.example/api/v3', 'ghes.corp.example'],
  ['github.example.com', 'github.example.com'],
  ['git-1.example', 'git-1.example'],
  ['//github.com/login', 'github.com'],
  ['github.com:443', 'github.com'],
  ['http://github.com:80/', 'github.com'],
  ['github.com.', 'github.com'],
  ['git\u00adhub.com\u200b', 'github.com'],
  [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
] as const;

/** What is no host that a token may go to. */
const REFUSED = [
  ['nothing', ''],
  ['only a scheme', 'https://'],
  ['only a path', '/login'],
  ['another scheme', 'ftp://github.com'],
  ['a script', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['a user name', 'https://github.com@evil.example'],
  ['a user name with a password', 'a:b@github.com'],
  ['a port', 'github.com:8443'],
  ['the port of another scheme', 'http://github.com:443'],
  ['an empty port', 'github.com:'],
  ['a backslash, which browsers read as a slash', 'github.com\\@evil.example'],
  ['a space inside', 'github .com'],
  ['a tab inside, which browsers drop', 'git\thub.com'],
  ['a percent sign', 'github%2ecom'],
  ['an underscore', 'git_hub.example'],
  ['two final dots', 'github.com..'],
  ['a dot behind a bracket', '[::1].'],
  ['an empty label', 'github..com'],
  ['a hyphen at the start', '-github.example'],
  ['a hyphen at the end', 'github-.example'],
  ['a label of 64 characters', `${'a'.repeat(64)}.example`],
  ['a name of 254 characters', `${'a23456789.'.repeat(25)}abcd`],
  ['a single label', 'github'],
  ['an IPv4 address', '192.168.0.1'],
  ['a short IPv4 address', '127.1'],
  ['a hexadecimal IPv4 address', 'a.0x7f'],
  ['an IPv6 address', '[2001:db8::1]'],
  ['the Kelvin sign, whose lower case is a k', 'gith\u212a.com'],
  ['a dotless i', 'g\u0131thub.com'],
  ['a full-width dot', 'github\uff0ecom'],
  ['a Cyrillic letter', 'g\u0456thub.com'],
  ['Punycode', 'xn--gthub-n4a.com'],
  ['Punycode in a later label', 'git.xn--gthub-n4a.com'],
  ['another name within github.com', 'gist.github.com'],
  ['the bare domain of the tenants', 'ghe.com'],
  ['the API of no tenant', 'api.ghe.com'],
  ['a name below a tenant', 'a.b.ghe.com'],
  ['this machine', 'localhost'],
  ['a name that means this machine', 'git.localhost'],
  ['a loopback address', '127.0.0.1:8080'],
  ['a very long text', `github.com/${'a'.repeat(5_000)}`],
] as const;

describe('the parser of hosts', () => {
  it.each(READABLE)('reads %j', (typed, host) => {
    expect(parseHost(typed, false)).toBe(host);
  });

  it.each(REFUSED)('refuses %s', (_name, typed) => {
    expect(parseHost(typed, false)).toBeNull();
  });

  it.each([
    ['http://127.0.0.1:8080/', '127.0.0.1:8080'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1:80', '127.0.0.1'],
    ['LOCALHOST:3000', 'localhost:3000'],
    ['[::1]:9', '[::1]:9'],
  ])('reads the loopback address %j where it is allowed', (typed, host) => {
    expect(parseHost(typed, true)).toBe(host);
  });

  it.each(['127.0.0.1:99999', '127.0.0.1:', '127.0.0.2:80', '0.0.0.0:80', 'localhost.example:80'])(
    'refuses %j even where loopback is allowed',
    (typed) => {
      expect(parseHost(typed, true)).toBeNull();
    },
  );

  it('names the host that the URL standard names, for whatever it takes', () => {
    const name = fc.stringMatching(/^[a-z0-9-]{1,8}(\.[a-z0-9-]{1,8}){0,3}$/);
    const known = fc.constantFrom('github.com', 'a.ghe.com', '127.0.0.1', '[::1]', 'localhost');
    const before = fc.constantFrom('', '', 'https://', 'HTTP://', ' ', 'u@', 'https://u:p@', '//');
    const after = fc.constantFrom(
      '',
      '',
      '/',
      '/a?b#c',
      ':443',
      ':80',
      ':8080',
      '\\@x.example',
      '.',
    );
    const typed = fc.oneof(
      fc.tuple(before, fc.oneof(name, known), after).map((parts) => parts.join('')),
      fc.stringMatching(/^(https?:\/\/)?[a-z0-9.@:\\/%[\]\t-]{1,30}$/),
      fc.string({ unit: anyCharacter }),
    );
    fc.assert(
      fc.property(typed, fc.boolean(), (text, allowLoopback) => {
        const host = parseHost(text, allowLoopback);
        if (host === null) return true;
        const bare = host.replace(/:\d+$/, '');
        const address = /^https?:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
        const standard = new URL(address).hostname;
        const isSame = standard === bare || parseHost(standard, allowLoopback) === bare;
        const stays = Object.values(endpointsOf(host)).every((url) =>
          [host, `api.${host}`].includes(new URL(url).host),
        );
        return isSame && stays && new URL(`https://${host}`).hostname === bare;
      }),
      { numRuns: sized(60, 300) },
    );
  });

  it('takes its own results for what they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,6}(\.[a-z0-9-]{1,6}){1,3}$/), (name) => {
        const host = parseHost(name, false);
        if (host !== null) expect(parseHost(host, false)).toBe(host);
      }),
    );
  });
});

describe('the endpoints of a host', () => {
  it.each([
    ['github.com', 'https://github.com', 'https://api.github.com'],
    ['octocorp.ghe.com', 'https://octocorp.ghe.com', 'https://api.octocorp.ghe.com'],
    ['ghes.corp.example', 'https://ghes.corp.example', 'https://ghes.corp.example/api/v3'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('knows where %s serves what', (host, web, rest) => {
    expect(endpointsOf(host)).toEqual({
      deviceCode: `${web}/login/device/code`,
      accessToken: `${web}/login/oauth/access_token`,
      devicePage: `${web}/login/device`,
      exchange: `${rest}/copilot_internal/v2/token`,
      user: `${rest}/user`,
      revoke: `${rest}/credentials/revoke`,
      copilotUser: `${rest}/copilot_internal/user`,
    });
  });
});

describe('the kind of a host', () => {
  it.each([
    ['github.com', 'dotcom', true],
    ['octocorp.ghe.com', 'tenant', true],
    ['ghes.corp.example', 'server', false],
    ['notgithub.com', 'server', false],
    ['localhost:1', 'loopback', false],
  ] as const)('sorts %s', (host, kind, isCloud) => {
    expect(hostKind(host)).toBe(kind);
    expect(isGitHubCloud(host)).toBe(isCloud);
  });
});
