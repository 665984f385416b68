import { describe, expect, it } from 'vitest';
import { createListeners } from '../../../../src/main/listeners.ts';
import type { ReleaseAnswer, UpdateNote } from '../../../../src/main/ports.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { createUpdates } from '../../../../src/main/updates/updates.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings.ts';
import { ADDRESS } from '../../../support/made-up-repository.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

const release = (version: string): ReleaseAnswer => ({ kind: 'release', version });
const trouble = (more: object = {}): ReleaseAnswer => ({
  kind: 'trouble',
  trouble: { kind: 'rateLimited', retryAfterMs: 2 * HOUR_MS, ...more },
});

type Note = ReturnType<UpdateNote['get']>;

/** An app of version 1.0.0 that may be started again and again, and what it asks. */
function createBench({ hasRepository = true } = {}) {
  const clock = new VirtualClock();
  const changed = createListeners<Settings>();
  const asked: number[] = [];
  let note: Note = { askedAtMs: null, aheadAtMs: null, newest: null, told: null };
  let settings = DEFAULT_SETTINGS;
  let written = note;
  let isWritable = true;
  let isOnline = true;
  let isInUse = true;
  let answer: ReleaseAnswer = { kind: 'none' };
  let told = 0;
  let runs = 0;

  /** Of a run that has ended, only what it has written down is left. */
  function start() {
    const run = (runs += 1);
    const alarms = createAlarms(clock, createVirtualPower());
    note = written;
    const updates = createUpdates({
      alarms: { ...alarms, at: (atMs, ring) => alarms.at(atMs, () => run === runs && ring()) },
      isInUse: () => isInUse,
      network: { isOnline: () => isOnline },
      settings: { get: () => settings, onChange: changed.add },
      updateNote: {
        get: () => note,
        change(change) {
          note = { ...note, ...change };
          if (isWritable) written = note;
          return isWritable;
        },
      },
      releases: hasRepository
        ? {
            latest() {
              asked.push(clock.trueMs());
              return Promise.resolve(answer);
            },
            pageOf: (version) => `${ADDRESS}/releases/tag/v${version}`,
          }
        : null,
      version: '1.0.0',
    });
    updates.onChange(() => {
      told += 1;
    });
    return updates;
  }

  return {
    clock,
    start,
    asked: () => asked.length,
    told: () => told,
    note: () => note,
    say(next: ReleaseAnswer): void {
      answer = next;
    },
    goOnline(online: boolean): void {
      isOnline = online;
    },
    letWrite(write: boolean): void {
      isWritable = write;
    },
    use(inUse: boolean): void {
      isInUse = inUse;
    },
    turn(updateChecks: boolean): void {
      settings = { ...settings, updateChecks };
      changed.tell(settings);
    },
  };
}

const NOTHING = { isOffered: true, newer: null };

describe('the look for newer versions', () => {
  it('is made some minutes after the start, and then once a day', async () => {
    const { start, clock, asked } = createBench();
    start();
    await clock.advance(4 * MINUTE_MS);
    expect(asked()).toBe(0);
    await clock.advance(2 * MINUTE_MS);
    expect(asked()).toBe(1);
    await clock.advance(23 * HOUR_MS);
    expect(asked()).toBe(1);
    await clock.advance(9 * DAY_MS);
    expect(asked()).toBe(10);
  });

  it('is made once a day however often the app is started', async () => {
    const { start, clock, asked } = createBench();
    for (let starts = 0; starts < 10; starts += 1) {
      start();
      await clock.advance(MINUTE_MS * 6);
    }
    expect(asked()).toBe(1);
  });

  it('tells of a newer version, and where it is', async () => {
    const { start, clock, say, told } = createBench();
    say(release('1.1.0'));
    const updates = start();
    expect(updates.view()).toEqual(NOTHING);
    await clock.advance(6 * MINUTE_MS);
    expect(updates.view()).toEqual({ isOffered: true, newer: '1.1.0' });
    expect(updates.releaseUrl()).toBe(`${ADDRESS}/releases/tag/v1.1.0`);
    await clock.advance(3 * DAY_MS);
    expect(told()).toBe(1);
  });

  it('knows it still after a restart, until this app is that version', async () => {
    const { start, clock, say, note } = createBench();
    say(release('1.1.0'));
    start();
    await clock.advance(6 * MINUTE_MS);
    expect(start().view().newer).toBe('1.1.0');
    expect(note()).toMatchObject({ newest: '1.1.0', told: null });
  });

  it.each([['1.0.0'], ['0.9.0'], ['1.0.0-rc.1']])(
    'tells nothing of what is no newer: %s',
    async (version) => {
      const { start, clock, say } = createBench();
      say(release(version));
      const updates = start();
      await clock.advance(6 * MINUTE_MS);
      expect(updates.view()).toEqual(NOTHING);
      expect(updates.releaseUrl()).toBeNull();
    },
  );

  it('takes back what was told when there is no such release any more', async () => {
    const { start, clock, say } = createBench();
    say(release('1.1.0'));
    const updates = start();
    await clock.advance(6 * MINUTE_MS);
    say({ kind: 'none' });
    await clock.advance(DAY_MS);
    expect(updates.view()).toEqual(NOTHING);
  });

  it('keeps what it knows through trouble, and is made again the next day', async () => {
    const { start, clock, say, asked } = createBench();
    say(release('1.1.0'));
    const updates = start();
    await clock.advance(6 * MINUTE_MS);
    say(trouble());
    await clock.advance(DAY_MS + 23 * HOUR_MS);
    expect(asked()).toBe(2);
    expect(updates.view().newer).toBe('1.1.0');
  });

  it('waits for the network, and costs no request before', async () => {
    const { start, clock, asked, goOnline } = createBench();
    goOnline(false);
    start();
    await clock.advance(3 * DAY_MS);
    expect(asked()).toBe(0);
    goOnline(true);
    await clock.advance(HOUR_MS);
    expect(asked()).toBe(1);
  });

  it('is made for nobody, until somebody has signed in', async () => {
    const { start, clock, asked, use } = createBench();
    use(false);
    start();
    await clock.advance(3 * DAY_MS);
    expect(asked()).toBe(0);
    use(true);
    await clock.advance(HOUR_MS);
    expect(asked()).toBe(1);
  });

  it('is made an hour later where the governor has put it off, for nothing was sent', async () => {
    const { start, clock, asked, say, note } = createBench();
    say(trouble({ isPutOff: true }));
    start();
    await clock.advance(6 * MINUTE_MS);
    expect(note().askedAtMs).toBeNull();
    say({ kind: 'none' });
    await clock.advance(HOUR_MS);
    expect(asked()).toBe(2);
    await clock.advance(12 * HOUR_MS);
    expect(asked()).toBe(2);
  });

  it('is made by nobody who does not want it', async () => {
    const { start, clock, asked, say, turn } = createBench();
    say(release('1.1.0'));
    const updates = start();
    turn(false);
    await clock.advance(3 * DAY_MS);
    expect(asked()).toBe(0);
    turn(true);
    await clock.advance(6 * MINUTE_MS);
    expect(updates.view().newer).toBe('1.1.0');
    turn(false);
    expect(updates.view()).toEqual(NOTHING);
    expect(updates.releaseUrl()).toBeNull();
    turn(true);
    await clock.advance(6 * MINUTE_MS);
    expect(asked()).toBe(1);
  });

  it('is offered by nobody who has nobody to ask', async () => {
    const { start, clock, asked } = createBench({ hasRepository: false });
    const updates = start();
    await clock.advance(3 * DAY_MS);
    expect(asked()).toBe(0);
    expect(updates.view()).toEqual({ isOffered: false, newer: null });
  });

  it('is not silent for years because a clock was wrong once', async () => {
    const { start, clock, asked } = createBench();
    clock.setWall(400 * DAY_MS);
    start();
    await clock.advance(6 * MINUTE_MS);
    expect(asked()).toBe(1);
    clock.setWall(-400 * DAY_MS);
    await clock.advance(DAY_MS);
    expect(asked()).toBe(2);
  });

  it('is made once a day by a machine whose clock is years behind until the network sets it', async () => {
    const { start, clock, asked } = createBench();
    const wrongMs = 6 * 365 * DAY_MS;
    for (let boots = 0; boots < 8; boots += 1) {
      clock.setWall(-wrongMs);
      start();
      await clock.advance(MINUTE_MS);
      clock.setWall(wrongMs);
      await clock.advance(HOUR_MS);
      start();
      await clock.advance(HOUR_MS);
    }
    expect(asked()).toBe(1);
    start();
    await clock.advance(DAY_MS);
    expect(asked()).toBe(2);
  });

  it('is not silent for years after a clock that was ahead, in runs of an hour', async () => {
    const { start, clock, asked } = createBench();
    clock.setWall(400 * DAY_MS);
    start();
    await clock.advance(HOUR_MS);
    clock.setWall(-400 * DAY_MS);
    for (let hours = 0; hours < 30; hours += 1) {
      start();
      await clock.advance(HOUR_MS);
    }
    expect(asked()).toBe(2);
  });

  it('is not made where nobody could remember it, however often the app is started', async () => {
    const { start, clock, asked, letWrite } = createBench();
    letWrite(false);
    for (let starts = 0; starts < 10; starts += 1) {
      start();
      await clock.advance(2 * HOUR_MS);
    }
    expect(asked()).toBe(0);
    letWrite(true);
    await clock.advance(2 * HOUR_MS);
    expect(asked()).toBe(1);
  });
});
