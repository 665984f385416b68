import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../../../src/main/node/environment.ts';

/** What everybody gets who has not built the app. */
const SHIPPED = { gitHubOrigin: null, timeScale: 1, heldAtMs: null, repository: null };

const unpackaged = (variables: Record<string, string>) => environmentOf(variables, false);

describe('the reader of the environment', () => {
  it('speaks to GitHub in real time when nothing is set', () => {
    expect(unpackaged({ HOME: '/home/mona' })).toEqual({
      kind: 'ok',
      environment: SHIPPED,
    });
  });

  it('takes a loopback origin and a scale', () => {
    const set = {
      PILOT_LIGHT_GITHUB: 'http://127.0.0.1:4000/',
      PILOT_LIGHT_TIME_SCALE: '60',
    };
    expect(unpackaged(set)).toEqual({
      kind: 'ok',
      environment: { ...SHIPPED, gitHubOrigin: 'http://127.0.0.1:4000', timeScale: 60 },
    });
  });

  it.each(['PILOT_LIGHT_SOCK', 'PILOT_LIGHT_ACCOUNT', 'PILOT_LIGHT_CALLER'])(
    'does not stop at %s, which is for the command',
    (name) => {
      expect(unpackaged({ [name]: 'x' })).toMatchObject({ kind: 'ok' });
    },
  );

  it('takes an instant at which time stands still', () => {
    expect(unpackaged({ PILOT_LIGHT_HELD_AT: '1764063000000' })).toEqual({
      kind: 'ok',
      environment: { ...SHIPPED, heldAtMs: 1_764_063_000_000 },
    });
  });

  it('takes an address of a repository', () => {
    const set = { PILOT_LIGHT_REPOSITORY: 'https://github.com/octo-org/lamp' };
    expect(unpackaged(set)).toEqual({
      kind: 'ok',
      environment: { ...SHIPPED, repository: 'octo-org/lamp' },
    });
  });

  it.each(['', 'octo-org/lamp', 'http://github.com/octo-org/lamp', 'https://github.com/octo-org'])(
    'refuses %j as a repository',
    (address) => {
      expect(unpackaged({ PILOT_LIGHT_REPOSITORY: address })).toEqual({
        kind: 'bad',
        sentence: expect.stringContaining('PILOT_LIGHT_REPOSITORY'),
      });
    },
  );

  it.each(['now', '', '-1', '1.5', '1e12', '9'.repeat(16)])(
    'refuses %j as an instant',
    (instant) => {
      expect(unpackaged({ PILOT_LIGHT_HELD_AT: instant })).toEqual({
        kind: 'bad',
        sentence: expect.stringContaining('PILOT_LIGHT_HELD_AT'),
      });
    },
  );

  it('ignores everything in a shipped app', () => {
    const set = {
      PILOT_LIGHT_GITHUB: 'http://127.0.0.1:4000',
      PILOT_LIGHT_HELD_AT: '1764063000000',
      PILOT_LIGHT_REPOSITORY: 'https://github.com/octo-org/lamp',
      PILOT_LIGHT_TYPO: 'x',
    };
    expect(environmentOf(set, true)).toEqual({
      kind: 'ok',
      environment: SHIPPED,
    });
  });

  it.each([
    'https://github.example.com',
    'http://github.example.com',
    'https://127.0.0.1:4000',
    'http://127.0.0.1.example.com',
    'http://mona@127.0.0.1:4000',
    'http://127.0.0.1:4000/path',
    'http://127.0.0.1:4000/?q',
    '127.0.0.1:4000',
    '',
  ])('refuses %j as a GitHub', (origin) => {
    expect(unpackaged({ PILOT_LIGHT_GITHUB: origin })).toEqual({
      kind: 'bad',
      sentence: expect.stringContaining('PILOT_LIGHT_GITHUB'),
    });
  });

  it.each(['0', '-1', 'fast', '', ' ', 'Infinity', 'NaN', '1e9'])(
    'refuses %j as a time scale',
    (scale) => {
      expect(unpackaged({ PILOT_LIGHT_TIME_SCALE: scale })).toEqual({
        kind: 'bad',
        sentence: expect.stringContaining('PILOT_LIGHT_TIME_SCALE'),
      });
    },
  );

  it('names a variable that it does not know', () => {
    expect(unpackaged({ PILOT_LIGHT_GITHUP: 'http://127.0.0.1:4000' })).toEqual({
      kind: 'bad',
      sentence: expect.stringContaining('PILOT_LIGHT_GITHUP'),
    });
  });
});
