import { describe, expect, it } from 'vitest';
import { type TokenEndpoint, tokenAddress } from '../../../../src/main/github/token-hosts.ts';

const ENDPOINTS: readonly TokenEndpoint[] = [
  'deviceCode',
  'accessToken',
  'exchange',
  'user',
  'copilotUser',
];

const HOSTS: readonly [host: string, web: string, rest: string][] = [
  ['github.com', 'https://github.com', 'https://api.github.com'],
  ['octocorp.ghe.com', 'https://octocorp.ghe.com', 'https://api.octocorp.ghe.com'],
  ['hubber.ghe.com', 'https://hubber.ghe.com', 'https://api.hubber.ghe.com'],
  ['ghes.example', 'https://ghes.example', 'https://ghes.example/api/v3'],
];

function addressesOf(host: string, allowLoopback = false): readonly (string | null)[] {
  return ENDPOINTS.map((endpoint) => tokenAddress(host, endpoint, allowLoopback));
}

describe('a GitHub token', () => {
  it.each(HOSTS)('of %s goes to its sign-in pages and REST base, over TLS', (host, web, rest) => {
    expect(addressesOf(host)).toEqual([
      `${web}/login/device/code`,
      `${web}/login/oauth/access_token`,
      `${rest}/copilot_internal/v2/token`,
      `${rest}/user`,
      `${rest}/copilot_internal/user`,
    ]);
  });

  it('has no address in common with the token of another host', () => {
    const all = HOSTS.flatMap(([host]) => addressesOf(host));
    expect(new Set(all).size).toBe(HOSTS.length * ENDPOINTS.length);
  });

  it.each([
    '',
    'GitHub.com',
    'www.github.com',
    'api.github.com',
    'github.com:443',
    'github.com.',
    'github.com/evil.example',
    'github.com@evil.example',
    'evil.example#github.com',
    'xn--gthub-cta.com',
    '10.0.0.1',
  ])('goes nowhere for %j, which is no host', (host) => {
    expect(addressesOf(host, true)).toEqual(ENDPOINTS.map(() => null));
  });

  it.each(['127.0.0.1:4000', 'localhost:4000', '[::1]:4000'])(
    'goes to %s only where the app is not packaged, and there without TLS',
    (host) => {
      expect(addressesOf(host)).toEqual(ENDPOINTS.map(() => null));
      expect(tokenAddress(host, 'user', true)).toBe(`http://${host}/user`);
    },
  );
});
