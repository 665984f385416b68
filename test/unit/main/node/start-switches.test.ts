import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argumentsToRestart,
  argumentsToStart,
  startSwitches,
} from '../../../../src/main/node/start-switches.ts';

const OURS = ['--hidden', '--window', '--restarted'];
const argument = fc.oneof(fc.constantFrom('.', '--no-sandbox', ...OURS), fc.string());
const argv = fc.array(argument, { maxLength: 6 }).map((given) => ['pilot-light-app', ...given]);
const foreign = (given: readonly string[]) => given.filter((one) => !OURS.includes(one));

describe('a restart', () => {
  it('says so to the run that comes of it, also when that is restarted again', () => {
    fc.assert(
      fc.property(argv, fc.boolean(), fc.boolean(), (given, first, second) => {
        const next = ['pilot-light-app', ...argumentsToRestart(given, first)];
        const last = argumentsToRestart(next, second);
        expect(startSwitches(last)).toMatchObject({ isRestarted: true, isWindowWanted: second });
        expect(last.filter((one) => one === '--restarted')).toHaveLength(1);
      }),
    );
  });

  it('keeps what the app was started with', () => {
    fc.assert(
      fc.property(argv, fc.boolean(), (given, isWindowWanted) => {
        const args = argumentsToRestart(given, isWindowWanted);
        expect(foreign(args)).toEqual(foreign(given.slice(1)));
        const { isHidden } = startSwitches(given);
        expect(startSwitches(args).isHidden).toBe(isHidden && !isWindowWanted);
      }),
    );
  });

  it('real B15: takes a start at login for one where macOS gives it no argument', () => {
    expect(startSwitches(['pilot-light-app'], true).isHidden).toBe(true);
    expect(startSwitches(['pilot-light-app'], false).isHidden).toBe(false);
  });

  it('is none where a person starts anew what is still ending', () => {
    expect(argumentsToStart(['pilot-light-app', '.', '--hidden', '--restarted'])).toEqual([
      '.',
      '--window',
    ]);
  });

  it('is told by its switches', () => {
    const atLogin = ['pilot-light-app', '--hidden'];
    expect(argumentsToRestart(atLogin, false)).toEqual(['--hidden', '--restarted']);
    expect(argumentsToRestart(atLogin, true)).toEqual(['--window', '--restarted']);
  });
});
