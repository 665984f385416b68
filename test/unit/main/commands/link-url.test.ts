import { describe, expect, it } from 'vitest';
import { type LinkFacts, linkUrl } from '../../../../src/main/commands/link-url.ts';
import { LINKS } from '../../../../src/shared/ipc.ts';
import { ADDRESS } from '../../../support/made-up-repository.ts';

const facts = (change: Partial<LinkFacts> = {}): LinkFacts => ({
  host: 'github.com',
  pageUrl: 'https://github.com/login/device',
  refusalUrl: 'https://github.com/settings/copilot',
  remarkUrl: 'https://github.com/settings/copilot',
  releaseUrl: `${ADDRESS}/releases/tag/v1.1.0`,
  ...change,
});

describe('a link', () => {
  it.each(LINKS.filter((link) => link !== 'portal'))('opens nothing but https: %s', (link) => {
    const url = linkUrl(link, facts(), null);
    if (url !== null) expect(new URL(url).protocol).toBe('https:');
  });

  it('opens a page that the network may replace with its own sign-in, and tells it nothing', () => {
    const url = linkUrl('portal', facts({ host: 'octocorp.ghe.com' }), null);
    expect(url).toBe('http://example.com/');
    expect(linkUrl('portal', facts(), 'http://127.0.0.1:4000')).toBe(url);
  });

  it("opens pages on the account's own host", () => {
    const host = 'octocorp.ghe.com';
    expect(linkUrl('applications', facts({ host }), null)).toBe(
      'https://octocorp.ghe.com/settings/apps/authorizations',
    );
    expect(linkUrl('verification', facts({ host }), null)).toBeNull();
  });

  it.each([
    'http://github.com/login/device',
    'https://github.com.evil.example/login/device',
    'https://evil.example/?https://github.com',
    'https://github.com@evil.example/',
    'https://mona:pw@github.com/login/device',
    'https://github.com:8443/login/device',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not an address',
  ])('refuses %s as a page to type a code on', (pageUrl) => {
    expect(linkUrl('verification', facts({ pageUrl }), null)).toBeNull();
    expect(linkUrl('refusal', facts({ refusalUrl: pageUrl }), null)).toBeNull();
    expect(linkUrl('remark', facts({ remarkUrl: pageUrl }), null)).toBeNull();
    expect(linkUrl('release', facts({ releaseUrl: pageUrl }), null)).toBeNull();
  });

  it('opens the page of a newer version on github.com, wherever the account is', () => {
    const { releaseUrl } = facts();
    expect(linkUrl('release', facts({ host: 'octocorp.ghe.com' }), null)).toBe(releaseUrl);
    expect(linkUrl('release', facts({ releaseUrl: null }), null)).toBeNull();
    const elsewhere = 'https://octocorp.ghe.com/some-one/pilot-light/releases/tag/v1.1.0';
    const there = facts({ host: 'octocorp.ghe.com', releaseUrl: elsewhere });
    expect(linkUrl('release', there, null)).toBeNull();
  });

  it('opens only the loopback origin of a developer in its place', () => {
    const origin = 'http://127.0.0.1:4000';
    const pageUrl = `${origin}/login/device`;
    expect(linkUrl('verification', facts({ host: '127.0.0.1:4000', pageUrl }), origin)).toBe(
      pageUrl,
    );
    expect(
      linkUrl('verification', facts({ pageUrl: 'http://127.0.0.1:4001/login/device' }), origin),
    ).toBeNull();
    expect(linkUrl('verification', facts(), origin)).toBeNull();
  });

  it.each(['https://docs.github.com/copilot', 'https://github.com/github-copilot/signup'])(
    "follows GitHub's explanation of a refusal to %s, whatever the account's host",
    (refusalUrl) => {
      expect(linkUrl('refusal', facts({ host: 'octocorp.ghe.com', refusalUrl }), null)).toBe(
        refusalUrl,
      );
    },
  );

  it('opens GitHub Support for accounts of github.com alone', () => {
    expect(linkUrl('support', facts(), null)).toBe('https://support.github.com/');
    expect(linkUrl('support', facts({ host: 'octocorp.ghe.com' }), null)).toBeNull();
    expect(linkUrl('support', facts({ host: 'github.octocorp.example' }), null)).toBeNull();
  });

  it('opens nothing where no address is known', () => {
    expect(linkUrl('verification', facts({ pageUrl: null }), null)).toBeNull();
  });
});
