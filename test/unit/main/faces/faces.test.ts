import { describe, expect, it } from 'vitest';
import { createFaces, type TrayFace } from '../../../../src/main/faces/faces.ts';
import { createListeners } from '../../../../src/main/listeners.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { lit, viewOfSession } from '../../../support/views.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

/** Faces of an app whose token is good, and what its tray was given. */
function createGoodFaces() {
  const clock = new VirtualClock();
  const shown: TrayFace[] = [];
  const faces = createFaces({
    view: { get: () => viewOfSession(lit(30 * MINUTE_MS)), onChange: createListeners().add },
    alarms: createAlarms(clock, createVirtualPower()),
    clock,
    log: { warn: () => undefined },
    page: { show: () => undefined, isLookedAt: () => false },
    tray: { show: (face) => shown.push(face) },
    notices: { show: () => undefined, withdraw: () => undefined },
  });
  return { clock, faces, icon: () => shown.at(-1)?.icon };
}

describe('the icon after a copy', () => {
  it('is a tick for a second and a half, and then the flame again', async () => {
    const { clock, faces, icon } = createGoodFaces();
    faces.tick();
    expect(icon()).toBe('copied');
    await clock.advance(1_499);
    expect(icon()).toBe('copied');
    await clock.advance(1);
    expect(icon()).not.toBe('copied');
  });

  it('stays a tick for as long after the last of several copies', async () => {
    const { clock, faces, icon } = createGoodFaces();
    faces.tick();
    await clock.advance(1_000);
    faces.tick();
    await clock.advance(1_000);
    expect(icon()).toBe('copied');
    await clock.advance(500);
    expect(icon()).not.toBe('copied');
  });
});
