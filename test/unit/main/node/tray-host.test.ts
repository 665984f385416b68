import { describe, expect, it } from 'vitest';
import { findTrayHost, readAnswer, readError } from '../../../../src/main/node/tray-host.ts';
import type { Clock } from '../../../../src/main/ports.ts';
import { createHeldClock } from '../../../../src/main/time/held-clock.ts';
import { settle } from '../../../support/virtual-clock.ts';

describe("the desktop's answer about its tray", () => {
  it.each(['(<true>,)\n', 'b true\n', '   variant       boolean true\n'])(
    'takes %j for a tray host',
    (stdout) => {
      expect(readAnswer(stdout)).toBe('present');
    },
  );

  it.each(['(<false>,)\n', 'b false\n', '   variant       boolean false\n'])(
    'takes %j for none',
    (stdout) => {
      expect(readAnswer(stdout)).toBe('absent');
    },
  );

  it('makes nothing of an answer that it cannot read', () => {
    expect(readAnswer('')).toBe('unknown');
  });
});

describe("an error of the desktop's bus", () => {
  it.each([
    'Error: GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name …',
    'Failed to get property …: The name org.kde.StatusNotifierWatcher was not provided by any .service files',
    'Error org.freedesktop.DBus.Error.NameHasNoOwner: …',
  ])('knows that nobody watches the tray: %j', (stderr) => {
    expect(readError(stderr)).toBe('absent');
  });

  it('makes nothing of a bus that cannot be reached', () => {
    expect(readError('Error connecting: Could not connect: No such file or directory')).toBe(
      'unknown',
    );
  });
});

describe('the search for a tray', () => {
  const timeOf = (machine: Clock): Parameters<typeof findTrayHost>[2] => ({
    machine,
    watched: (_kind, port) => port,
  });
  const ports = timeOf(createHeldClock(0));

  it('asks nobody on macOS and Windows', async () => {
    expect(await findTrayHost('mac', undefined, ports)).toBe('present');
    expect(await findTrayHost('windows', undefined, ports)).toBe('present');
  });

  it('asks nobody where there is no session bus', async () => {
    expect(await findTrayHost('linux', undefined, ports)).toBe('unknown');
    expect(await findTrayHost('linux', '', ports)).toBe('unknown');
  });

  it('asks again while there is none, as long as a panel may be late', async () => {
    const clock = createHeldClock(0);
    const askedAtMs: number[] = [];
    const answers = ['absent', 'absent', 'present'] as const;
    const found = findTrayHost('linux', 'unix:path=/bus', timeOf(clock), (leftMs) => {
      expect(leftMs + clock.nowMs(), 'until the same end').toBe(2_000);
      return Promise.resolve(answers[askedAtMs.push(clock.nowMs()) - 1] ?? 'absent');
    });
    for (let turn = 0; turn < answers.length; turn++) {
      await settle();
      clock.ringNext(clock.nextDueMs());
    }
    expect(await found).toBe('present');
    expect(askedAtMs).toEqual([0, 400, 800]);
  });
});
