import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CertificateSeen } from '../../../../src/main/doctor/facts.ts';
import {
  certificateFound,
  clockFound,
  firstProxy,
  hostNameFound,
  proxyFound,
} from '../../../../src/main/doctor/network-checks.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';

const TRUSTED: CertificateSeen = { issuer: 'DigiCert Inc', isKnownRoot: true, isTrusted: true };
const CLOUD = { host: 'github.com', kind: 'cloud' } as const;

describe('the clock beside GitHub’s', () => {
  it.each([
    [null, 'notAsked', 'clockUnheard'],
    [0, 'well', 'clockAgrees'],
    [-MINUTE_MS, 'well', 'clockAgrees'],
    [-5 * MINUTE_MS, 'warning', 'clockAhead'],
    [5 * MINUTE_MS, 'warning', 'clockBehind'],
    [-25 * HOUR_MS, 'bad', 'clockAhead'],
    [30 * 365 * 24 * HOUR_MS, 'bad', 'clockBehind'],
    [Number.NaN, 'notAsked', 'clockUnheard'],
    [Number.NEGATIVE_INFINITY, 'notAsked', 'clockUnheard'],
  ] as const)('is judged by %s ms: %s, %s', (skewMs, health, kind) => {
    expect(clockFound(skewMs)).toMatchObject({ health, kind });
  });
});

describe('the host’s name', () => {
  const facts = { host: 'github.com', isOnline: true, isFound: false, proxies: 'DIRECT' };

  it.each([
    [{ isFound: true }, 'well', 'hostFound'],
    [{}, 'bad', 'hostNotFound'],
    [{ isOnline: false }, 'bad', 'hostOffline'],
    [{ proxies: 'PROXY proxy.corp:8080; DIRECT' }, 'well', 'hostByProxy'],
    // The machine says that it has no network, and finds the host all the same.
    [{ isOnline: false, isFound: true }, 'well', 'hostFound'],
  ] as const)('%j: %s, %s', (change, health, kind) => {
    expect(hostNameFound({ ...facts, ...change })).toMatchObject({ health, kind });
  });
});

describe('the proxy', () => {
  it.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy.corp:8080', 'proxy.corp:8080'],
    ['HTTPS secure.corp:443; DIRECT', 'secure.corp:443'],
    ['SOCKS5 [::1]:1080;DIRECT', '[::1]:1080'],
    // A name and a password are nobody's to show.
    ['PROXY hana:hunter2@proxy.corp:8080', null],
    ['PROXY <script>', null],
    ['DIRECT; PROXY later:1', null],
  ])('is read from %j', (proxies, proxy) => {
    expect(firstProxy(proxies)).toBe(proxy);
  });

  it.each([
    ['DIRECT', null, 'well', 'proxyNone'],
    ['PROXY p:1', null, 'well', 'proxyUsed'],
    ['PROXY p:1', 'proxyAuth', 'bad', 'proxyTrouble'],
    ['DIRECT', 'proxy', 'bad', 'proxyGone'],
    ['PROXY p:1', 'timeout', 'well', 'proxyUsed'],
    ['', null, 'unknown', 'proxyUnknown'],
    ['nonsense', 200, 'unknown', 'proxyUnknown'],
  ] as const)('%j after %s: %s, %s', (proxies, outcome, health, kind) => {
    const last = outcome === null ? null : { outcome, atMs: 0 };
    expect(proxyFound(proxies, last)).toMatchObject({ health, kind });
  });

  it('makes nothing worse of anything that a system may say', () => {
    fc.assert(
      fc.property(fc.string(), (proxies) => {
        const { facts } = proxyFound(proxies, null);
        expect(facts.every((fact) => typeof fact === 'string' && fact.length <= 255)).toBe(true);
      }),
    );
  });
});

describe('the certificate', () => {
  it.each([
    [CLOUD, TRUSTED, null, 'well', 'certificateKnown'],
    [CLOUD, { ...TRUSTED, isKnownRoot: false }, null, 'warning', 'certificateInspected'],
    [{ ...CLOUD, kind: 'own' }, { ...TRUSTED, isKnownRoot: false }, null, 'well', 'certificateOwn'],
    [CLOUD, { ...TRUSTED, isTrusted: false }, null, 'bad', 'certificateRefused'],
    [CLOUD, TRUSTED, 'certificate', 'bad', 'certificateRefused'],
    [CLOUD, null, 'certificate', 'bad', 'certificateTrouble'],
    [CLOUD, null, 'network', 'notAsked', 'certificateUnseen'],
    [{ host: '127.0.0.1:4000', kind: 'plain' }, null, null, 'notAsked', 'certificatePlain'],
  ] as const)('%j, %j, %s: %s, %s', (host, seen, outcome, health, kind) => {
    const last = outcome === null ? null : { outcome, atMs: 0 };
    expect(certificateFound(host, seen, last)).toMatchObject({ health, kind });
  });

  it('names whoever stands in between', () => {
    const seen = { issuer: 'Zscaler Inc.', isKnownRoot: false, isTrusted: true };
    expect(certificateFound(CLOUD, seen, null).facts).toEqual(['github.com', 'Zscaler Inc.']);
  });
});
