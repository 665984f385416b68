import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { claimAt, claimsOf } from '../../../../src/main/x-ray/claims.ts';
import {
  MAXIMUM_CLAIM_NAME_LENGTH,
  MAXIMUM_CLAIM_VALUE_LENGTH,
  MAXIMUM_CLAIMS,
} from '../../../../src/shared/x-ray.ts';

const MAC = 'c0ffee'.repeat(10).concat('beef');
const TID = '0123456789abcdef0123456789abcdef';

const claims = (fields: string) => claimsOf(new Secret(`${fields}:${MAC}`));
const shown = (fields: string) =>
  Object.fromEntries(claims(fields).map(({ name, value }) => [name, value]));

describe('the fields of a Copilot token', () => {
  it('are what stands before the last colon, also where an address has colons of its own', () => {
    const token = new Secret(`tid=${TID};ip=2001:db8::7;sku=monthly_subscriber;asn=AS64500:${MAC}`);
    expect(claimsOf(token).map(({ name }) => name)).toEqual(['tid', 'ip', 'sku', 'asn']);
    expect(claimAt(token, { index: 1, name: 'ip' })).toBe('2001:db8::7');
    expect(claimAt(token, { index: 3, name: 'asn' })).toBe('AS64500');
  });

  it('never have the signature among them', () => {
    for (const fields of [`tid=${TID};exp=1`, `${TID}:org:1790001800`, 'ip=::1', 'a', '=', ';;']) {
      const token = new Secret(`${fields}:${MAC}`);
      const all = claimsOf(token);
      const values = all.map(({ name }, index) => claimAt(token, { index, name }));
      expect(JSON.stringify([all, values])).not.toContain('c0ffee');
    }
  });

  it.each(['v2', '', '1:2', `${MAC}:`, 'kid=7;alg=x'])(
    'never have it among them where something follows it: %j',
    (more) => {
      const token = new Secret(`sku=x;ip=2001:db8::7;fcv1=1:${MAC}:${more}`);
      const all = claimsOf(token);
      const values = all.map(({ name }, index) => claimAt(token, { index, name }));
      expect(values.slice(0, 3)).toEqual(['x', '2001:db8::7', '1']);
      expect(JSON.stringify([all, values])).not.toContain('c0ffee');
    },
  );

  it('are masked where they are about the person, and told one at a time', () => {
    const fields = `tid=${TID};exp=1790001800;ip=192.0.2.1;asn=AS64500;u=7;sku=x`;
    expect(shown(fields)).toEqual({
      tid: null,
      exp: '1790001800',
      ip: null,
      asn: null,
      u: null,
      sku: 'x',
    });
    const token = new Secret(`${fields}:${MAC}`);
    expect(claimAt(token, { index: 2, name: 'ip' })).toBe('192.0.2.1');
    expect(claimAt(token, { index: 2, name: 'asn' })).toBeNull();
    expect(claimAt(token, { index: 60, name: 'ip' })).toBeNull();
  });

  it('are masked however the names of what is personal are spelt', () => {
    expect(shown('sku=x; ip=192.0.2.1;IP=192.0.2.2;Asn =AS1')).toEqual({
      sku: 'x',
      ' ip': null,
      IP: null,
      'Asn ': null,
    });
  });

  it('are as they are where nobody knows them, unless they could be anything', () => {
    expect(shown('sku=x;newthing=1;toString=on;sig=abcdefghijklmnop;x=a=b')).toEqual({
      sku: 'x',
      newthing: '1',
      toString: 'on',
      sig: null,
      x: 'a=b',
    });
  });

  it('have the names of their places in the older format', () => {
    const token = new Secret(`${TID}:octo-org:1790001800:${MAC}`);
    expect(claimsOf(token)).toEqual([
      { name: 'id', value: null },
      { name: 'org', value: 'octo-org' },
      { name: 'exp', value: '1790001800' },
    ]);
  });

  it.each([
    ['opaque'],
    ['opaque:secret'],
    ['one:two:three:four'],
    ['c2VjcmV0cw==:x'],
    ['tid=1;exp=2'],
    ['::::'],
    [`:${MAC}`],
    ['=:x'],
    [';:x'],
  ])('are none of a token of which nobody can say what is secret: %s', (text) => {
    expect(claimsOf(new Secret(text))).toEqual([]);
  });

  it('are as many and as long as a screen can bear', () => {
    const many = ['exp=1', ...Array.from({ length: 4_000 }, (_, at) => `k${at}=1`)].join(';');
    expect(claims(many)).toHaveLength(MAXIMUM_CLAIMS);
    const [, long] = claims(`exp=1;${'n'.repeat(5_000)}=1`);
    expect(long?.name.length).toBeLessThanOrEqual(MAXIMUM_CLAIM_NAME_LENGTH);
    const token = new Secret(`sku=${'v'.repeat(10_000)}:${MAC}`);
    expect(claimsOf(token)[0]?.value?.length).toBeLessThanOrEqual(MAXIMUM_CLAIM_VALUE_LENGTH);
  });
});
