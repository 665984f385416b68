import { describe, expect, it } from 'vitest';
import { createPresence, type PresencePorts } from '../../../../src/main/faces/presence.ts';
import type { TrayHost } from '../../../../src/main/ports.ts';
import { SECOND_MS } from '../../../support/time-units.ts';

/** The app has appeared on a desktop that answers so, to somebody who knows it unless told otherwise. */
async function appeared(host: TrayHost, change: Partial<PresencePorts> = {}) {
  const presence = createPresence();
  const done: string[] = [];
  presence.onChange(() => done.push(`tray ${presence.tray()}`));
  await presence.appear({
    findTrayHost: () => Promise.resolve(host),
    askForTrayHost: () => Promise.resolve(host),
    after: () => () => undefined,
    createTray: () => done.push('create tray'),
    openWindow: () => done.push('open window'),
    isIconLeftOut: null,
    settings: { get: () => ({ introductionSeen: true, showInDock: false }) },
    isHidden: false,
    isWindowWanted: false,
    ...change,
  });
  return done;
}

const isNew = { settings: { get: () => ({ introductionSeen: false, showInDock: false }) } };

describe('the app', () => {
  it('runs in the tray where there is one', async () => {
    expect(await appeared('present')).toEqual(['create tray', 'tray shown']);
  });

  it('runs as a window where there is none, and says why', async () => {
    expect(await appeared('absent')).toEqual(['tray missing', 'open window']);
  });

  it('does both where nobody can tell', async () => {
    expect(await appeared('unknown')).toEqual(['create tray', 'tray shown', 'open window']);
  });

  it('shows its window to somebody who has not seen it', async () => {
    expect(await appeared('present', isNew)).toContain('open window');
  });

  it('shows no window at login, except where nothing else may be seen', async () => {
    const atLogin = { ...isNew, isHidden: true };
    expect(await appeared('present', atLogin)).not.toContain('open window');
    const waits: number[] = [];
    const after: PresencePorts['after'] = (ms, ring) => {
      waits.push(ms);
      if (ms === 30 * SECOND_MS) ring();
      return () => undefined;
    };
    expect(await appeared('absent', { ...atLogin, after })).toContain('open window');
    expect(waits).toContain(30 * SECOND_MS);
    expect(await appeared('absent', atLogin), 'before that').not.toContain('open window');
  });

  it('brings back the window that was open before a restart', async () => {
    expect(await appeared('present', { isWindowWanted: true })).toContain('open window');
  });

  it.each([
    ['never', [], false, ['create tray', 'tray shown']],
    ['for a moment', [true], false, ['create tray', 'tray shown']],
    ['now and again', [true, false, true, false], false, ['create tray', 'tray shown']],
    [
      'for good',
      [true, true, true],
      false,
      ['create tray', 'tray shown', 'tray leftOut', 'open window'],
    ],
    ['for good, in the Dock', [true, true], true, ['create tray', 'tray shown', 'tray leftOut']],
    [
      'until it is allowed',
      [true, true, false, false],
      false,
      ['create tray', 'tray shown', 'tray leftOut', 'open window', 'tray shown'],
    ],
  ])('notices that its icon is left out: %s', async (_when, looks, showInDock, told) => {
    const rings: (() => void)[] = [];
    const left = [...looks];
    const done = await appeared('present', {
      isIconLeftOut: () => left.shift() ?? false,
      settings: { get: () => ({ introductionSeen: true, showInDock }) },
      after: (_ms, ring) => {
        rings.push(ring);
        return () => undefined;
      },
    });
    while (left.length > 0) rings.shift()?.();
    expect(done).toEqual(told);
  });

  it('takes its tray to be shown until the desktop has answered', () => {
    expect(createPresence().tray()).toBe('shown');
  });
});
