import * as fc from 'fast-check';
import { expect } from 'vitest';
import { linkUrl } from '../../src/main/commands/link-url.ts';
import { endpointsOf, parseHost } from '../../src/main/github/hosts.ts';
import {
  avatarUrl,
  copilotApiUrl,
  pageUrl,
  refusalUrl,
} from '../../src/main/github/trusted-urls.ts';
import { LINKS } from '../../src/shared/ipc.ts';
import { anyCharacter } from '../support/any-character.ts';
import { fuzz } from './fuzz.ts';
import { anyUrl, battered } from './hostile.ts';

const HOSTS = ['github.com', 'octocorp.ghe.com', 'ghes.example'] as const;

const ADDRESSES = [
  'https://github.com/login/device',
  'https://github.com@evil.example/',
  'https://evil.example@github.com/',
  'https://a:b@octocorp.ghe.com/login/device',
  'https://github.com\\@evil.example/',
  'https://api.individual.githubcopilot.com',
  'https://copilot-api.octocorp.ghe.com/x',
  'https://api.octocorp.ghe.com/x',
  'https://avatars.githubusercontent.com/u/1?v=4',
  'https://docs.github.com/site-policy',
  'https://github.com:8443/',
  'https://[::1]/',
  'http://127.0.0.1:8080/',
  'javascript:alert(1)//github.com',
  'data:text/html,github.com',
  'https://xn--gthub-n4a.com/',
];

const address = fc.oneof(
  fc.constantFrom(...ADDRESSES),
  battered(fc.constantFrom(...ADDRESSES)).map((bytes) => Buffer.from(bytes).toString('utf8')),
  anyUrl,
  fc.string({ unit: anyCharacter }),
  fc.constantFrom('a.'.repeat(50_000), `https://${'a'.repeat(50_000)}`, '@'.repeat(50_000)),
);

fuzz('host', {
  honest: ['github.com', 'https://octocorp.ghe.com/'],
  random: address,
  read: (typed) => {
    let isHost = false;
    for (const allowLoopback of [false, true]) {
      const host = parseHost(typed, allowLoopback);
      if (host === null) continue;
      isHost = true;
      expect(parseHost(host, allowLoopback)).toBe(host);
      expect(host.length).toBeLessThanOrEqual(253);
      for (const url of Object.values(endpointsOf(host))) {
        expect([host, `api.${host}`]).toContain(new URL(url).host);
      }
    }
    return isHost;
  },
});

/** Https without a user name, or nothing. */
function expectSafe(url: string | null): URL | null {
  if (url === null) return null;
  const parsed = new URL(url);
  expect([parsed.protocol, parsed.username, parsed.password, parsed.port]).toEqual([
    'https:',
    '',
    '',
    '',
  ]);
  return parsed;
}

fuzz<readonly [string, string]>('link', {
  honest: [['github.com', 'https://github.com/login/device']],
  random: fc.tuple(fc.constantFrom(...HOSTS), address),
  read: ([host, given]) => {
    expect(expectSafe(pageUrl(host, given))?.host).toBe(host);
    const api = expectSafe(copilotApiUrl(host, given))?.host;
    if (api !== undefined)
      expect(api).toMatch(/(?:\.githubcopilot\.com|^(?:copilot-)?api\.[^.]+\.ghe\.com)$/);
    const refusal = expectSafe(refusalUrl(host, given))?.host;
    if (refusal !== undefined)
      expect(refusal === host || /(?:^|\.)github\.com$/.test(refusal)).toBe(true);
    const avatar = expectSafe(avatarUrl(host, given))?.host;
    if (avatar !== undefined) {
      expect(
        avatar === host || avatar.endsWith(`.${host}`) || avatar.endsWith('.githubusercontent.com'),
      ).toBe(true);
    }
    for (const link of LINKS) {
      // The one page that a network may replace by its own.
      if (link === 'portal') continue;
      const facts = { pageUrl: given, refusalUrl: given, remarkUrl: given, releaseUrl: given };
      const url = expectSafe(linkUrl(link, { host, ...facts }, null));
      if (link === 'verification' && url !== null) expect(url.host).toBe(host);
      if (link === 'release' && url !== null) expect(url.host).toBe('github.com');
    }
    return refusal !== undefined;
  },
});
