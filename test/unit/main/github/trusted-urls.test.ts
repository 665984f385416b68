import { describe, expect, it } from 'vitest';
import {
  avatarUrl,
  copilotApiUrl,
  pageUrl,
  refusalUrl,
} from '../../../../src/main/github/trusted-urls.ts';

describe("the address of GitHub's page for a code", () => {
  it.each([
    ['the usual page', 'github.com', 'https://github.com/login/device'],
    ['another path on the same host', 'github.com', 'https://github.com/login/device?skip=1'],
    ['a tenant', 'octocorp.ghe.com', 'https://octocorp.ghe.com/login/device'],
    ['a loopback host', '127.0.0.1:80', 'http://127.0.0.1/login/device'],
  ])('takes the page of the server for %s', (_name, host, given) => {
    expect(new URL(pageUrl(host, given)).pathname).toBe('/login/device');
    expect(pageUrl(host === '127.0.0.1:80' ? '127.0.0.1' : host, given)).toBe(given);
  });

  it.each([
    ['nothing', null],
    ['no address', 'github.com/login/device'],
    ['plain http', 'http://github.com/login/device'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,hello'],
    ['another host', 'https://evil.example/login/device'],
    ['a look-alike', 'https://github.com.evil.example/login/device'],
    ['a host below it', 'https://gist.github.com/login/device'],
    ['a user name', 'https://github.com@evil.example/'],
    ['a user name before the right host', 'https://evil@github.com/login/device'],
    ['another port', 'https://github.com:8443/login/device'],
    ['a loopback address', 'http://127.0.0.1:8080/login/device'],
    ['a very long address', `https://github.com/${'a'.repeat(3_000)}`],
  ])('shows the fixed page instead of %s', (_name, given) => {
    expect(pageUrl('github.com', given)).toBe('https://github.com/login/device');
  });
});

describe('the address of the Copilot API', () => {
  it.each([
    [
      'github.com',
      'https://api.individual.githubcopilot.com',
      'https://api.individual.githubcopilot.com',
    ],
    ['github.com', 'https://api.githubcopilot.com/', 'https://api.githubcopilot.com'],
    [
      'octocorp.ghe.com',
      'https://copilot-api.octocorp.ghe.com',
      'https://copilot-api.octocorp.ghe.com',
    ],
    // Some tenants name the host of their REST API: netclaw-dev/netclaw#1555.
    ['octocorp.ghe.com', 'https://api.octocorp.ghe.com/', 'https://api.octocorp.ghe.com'],
    [
      'octocorp.ghe.com',
      'https://api.octocorp.ghe.com/copilot',
      'https://api.octocorp.ghe.com/copilot',
    ],
    [
      'ghes.example',
      'https://api.enterprise.githubcopilot.com',
      'https://api.enterprise.githubcopilot.com',
    ],
    ['127.0.0.1:1', 'http://127.0.0.1:1/', 'http://127.0.0.1:1'],
    ['127.0.0.1:1', 'http://localhost:2/base/', 'http://localhost:2/base'],
  ])('for %s takes %s', (host, given, url) => {
    expect(copilotApiUrl(host, given)).toBe(url);
  });

  it.each([
    ['nothing', null],
    ['plain http', 'http://api.individual.githubcopilot.com'],
    ['another host', 'https://evil.example'],
    ['a look-alike', 'https://api.githubcopilot.com.evil.example'],
    ['a name that only ends alike', 'https://evilgithubcopilot.com'],
    ['the bare domain', 'https://githubcopilot.com'],
    ['a tenant', 'https://copilot-api.octocorp.ghe.com'],
    ['a user name', 'https://x@api.githubcopilot.com'],
    ['a port', 'https://api.githubcopilot.com:8443'],
    ['a query', 'https://api.githubcopilot.com/?to=x'],
    ['a fragment', 'https://api.githubcopilot.com/#x'],
    ['loopback', 'http://127.0.0.1:8080'],
  ])('falls back to the public address for github.com given %s', (_name, given) => {
    expect(copilotApiUrl('github.com', given)).toBe('https://api.githubcopilot.com');
  });

  it.each([
    [
      'octocorp.ghe.com',
      'https://copilot-api.other.ghe.com',
      'https://copilot-api.octocorp.ghe.com',
    ],
    ['octocorp.ghe.com', null, 'https://copilot-api.octocorp.ghe.com'],
    ['octocorp.ghe.com', 'https://api.other.ghe.com', 'https://copilot-api.octocorp.ghe.com'],
    ['octocorp.ghe.com', 'https://pages.octocorp.ghe.com', 'https://copilot-api.octocorp.ghe.com'],
    ['octocorp.ghe.com', 'https://api.github.com', 'https://copilot-api.octocorp.ghe.com'],
    ['ghes.example', 'https://api.ghes.example', null],
    ['ghes.example', 'https://copilot-api.octocorp.ghe.com', null],
    ['ghes.example', null, null],
    ['127.0.0.1:1', 'http://evil.example', 'http://127.0.0.1:1'],
  ])('never sends the token of %s to the fallback of another host', (host, given, url) => {
    expect(copilotApiUrl(host, given)).toBe(url);
  });
});

describe('the link of a refusal', () => {
  it('fills in the editor', () => {
    const given = 'https://github.com/github-copilot/signup?editor={EDITOR}';
    expect(refusalUrl('github.com', given)).toBe(
      'https://github.com/github-copilot/signup?editor=pilot-light',
    );
  });

  it.each([
    ['github.com', 'https://docs.github.com/copilot'],
    ['octocorp.ghe.com', 'https://octocorp.ghe.com/settings'],
    ['octocorp.ghe.com', 'https://github.com/settings/copilot'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/settings'],
  ])('keeps for %s the link %s', (host, given) => {
    expect(refusalUrl(host, given)).toBe(given);
  });

  it.each([
    ['github.com', null],
    ['github.com', 'http://github.com/settings'],
    ['github.com', 'https://evil.example/'],
    ['github.com', 'https://evilgithub.com/'],
    ['github.com', 'https://github.com.evil.example/'],
    ['github.com', 'javascript:alert(1)//github.com'],
    ['github.com', 'https://github.com@evil.example/'],
    ['github.com', 'http://127.0.0.1:8080/'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8081/'],
    ['octocorp.ghe.com', 'https://other.ghe.com/'],
  ])('drops for %s the link %s', (host, given) => {
    expect(refusalUrl(host, given)).toBeNull();
  });
});

describe('the address of an avatar', () => {
  it.each([
    [
      'github.com',
      'https://avatars.githubusercontent.com/u/1?v=4',
      'https://avatars.githubusercontent.com/u/1?v=4&s=96',
    ],
    [
      'ghes.example',
      'https://ghes.example/avatars/u/1?s=460',
      'https://ghes.example/avatars/u/1?s=96',
    ],
    ['ghes.example', 'https://media.ghes.example/u/1', 'https://media.ghes.example/u/1?s=96'],
  ])('asks for a small picture on a host of %s', (host, given, url) => {
    expect(avatarUrl(host, given)).toBe(url);
  });

  it.each([
    'http://avatars.githubusercontent.com/u/1',
    'https://evil.example/u/1',
    'https://avatars.githubusercontent.com.evil.example/u/1',
    'file:///etc/passwd',
    'not an address',
  ])('does not fetch %s', (given) => {
    expect(avatarUrl('github.com', given)).toBeNull();
  });
});
