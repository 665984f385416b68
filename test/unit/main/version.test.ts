import { describe, expect, it } from 'vitest';
import { isNewer, isReleaseVersion } from '../../../src/main/version.ts';

/** From the oldest to the newest, as https://semver.org/#spec-item-11 has them, and more. */
const IN_ORDER = [
  '0.0.0',
  '0.1.0',
  '0.1.1',
  '0.2.0-0',
  '0.2.0-1',
  '0.2.0-2',
  '0.2.0-10',
  '0.2.0',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0-rc.1.0',
  '1.0.0',
  '1.0.1',
  '2.0.0',
  '10.0.0',
] as const;

describe('a version', () => {
  it('is newer than all before it, and than none from it on', () => {
    const found = IN_ORDER.map((one) => IN_ORDER.filter((other) => isNewer(one, other)));
    expect(found).toEqual(IN_ORDER.map((_, at) => IN_ORDER.slice(0, at)));
  });

  it('is as old as another build of it', () => {
    expect(isNewer('1.0.0+2', '1.0.0+1')).toBe(false);
    expect(isNewer('1.0.0+1', '1.0.0')).toBe(false);
    expect(isNewer('1.0.1+1', '1.0.0+2')).toBe(true);
  });

  it.each([
    '',
    'v1.0.0',
    '1',
    '1.0',
    '1.0.0.0',
    '01.0.0',
    '1.0.0-',
    '1.0.0-a..b',
    '1.0.0 ',
    ' 1.0.0',
    '1.0.0\n',
    '-1.0.0',
    '1e3.0.0',
    '1.0.9999999999',
    'latest',
    '../../evil',
    '1.0.0/../../evil',
  ])('is not %j, which is newer and older than none', (text) => {
    expect(isReleaseVersion(text)).toBe(false);
    expect(isNewer(text, '0.0.1')).toBe(false);
    expect(isNewer('9.9.9', text)).toBe(false);
  });

  it('is of a release when it is three numbers', () => {
    const releases = IN_ORDER.filter((one) => !one.includes('-'));
    expect([...IN_ORDER, '1.0.0+1'].filter(isReleaseVersion)).toEqual(releases);
  });
});
