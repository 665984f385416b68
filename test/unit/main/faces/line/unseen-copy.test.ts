import { describe, expect, it } from 'vitest';
import { createUnseenCopy } from '../../../../../src/main/faces/line/unseen-copy.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings.ts';
import type { CopyOutcome } from '../../../../../src/shared/token-copy.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { lit, NOW_MS, viewOfSession, viewWith } from '../../../../support/views.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';

function open({ shown = viewOfSession(lit(MINUTE_MS)), isFitting = true } = {}) {
  const clock = new VirtualClock(NOW_MS);
  const seen: string[] = [];
  const copied: string[] = [];
  const ticks: string[] = [];
  let answer: (outcome: CopyOutcome) => void = () => undefined;
  const press = createUnseenCopy({
    view: { get: () => shown },
    clock,
    alarms: { nowMs: () => clock.monotonicMs(), wallAt: () => clock.wallMs() },
    handlers: {
      'token:copy': ({ accountKey, format }) => {
        copied.push(`${accountKey} ${format}`);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    },
    line: {
      isFitting: () => isFitting,
      show: ({ title }) => void seen.push(title),
      hide: () => void seen.push('hidden'),
    },
    notices: {
      show: ({ title }) => void seen.push(`notice: ${title}`),
      withdraw: () => void seen.push('withdrawn'),
    },
    onCopied: () => void ticks.push('tick'),
  });
  const end = (outcome: CopyOutcome) => {
    answer(outcome);
    return clock.advance(0);
  };
  return { clock, press, seen, copied, ticks, end };
}

describe('a copy without a window', () => {
  it('copies the token of the account that is shown, and says so for a moment', async () => {
    const { clock, press, seen, copied, ticks, end } = open();
    press();
    await end('copied');
    expect(ticks).toEqual(['tick']);
    expect(copied).toEqual(['github.com/mona token']);
    expect(seen).toEqual(['Token copied']);
    await clock.advance(2_499);
    expect(seen).not.toContain('hidden');
    await clock.advance(1);
    expect(seen).toContain('hidden');
  });

  it('says within the third of a second that a token is on its way, for as long as it takes', async () => {
    const { clock, press, seen, ticks, end } = open();
    press();
    await clock.advance(300);
    expect(seen).toEqual(['Getting a fresh token…']);
    await clock.advance(15_000);
    expect(seen).not.toContain('hidden');
    await end('noToken');
    expect(ticks).toEqual([]);
    expect(seen).toEqual(['Getting a fresh token…', 'No valid token to copy']);
    await clock.advance(2_500);
    expect(seen.at(-1)).toBe('hidden');
  });

  it('makes one copy at a time', async () => {
    const { press, copied, end } = open();
    press();
    press();
    expect(copied).toHaveLength(1);
    await end('copied');
    press();
    expect(copied).toHaveLength(2);
  });

  it('does not let an older line’s end take a newer one away', async () => {
    const { clock, press, seen, end } = open();
    press();
    await end('copied');
    await clock.advance(2_000);
    press();
    await end('copied');
    await clock.advance(2_499);
    expect(seen).not.toContain('hidden');
  });

  it('says that nobody is signed in', async () => {
    const { clock, press, seen, copied } = open({ shown: viewWith({}) });
    press();
    await clock.advance(0);
    expect(copied).toEqual([]);
    expect(seen).toEqual(['No token to copy']);
  });

  it('is told by a notice where no line fits, and only what came of it', async () => {
    const { clock, press, seen, end } = open({ isFitting: false });
    press();
    await clock.advance(1_000);
    expect(seen).toEqual([]);
    await end('copied');
    expect(seen).toEqual(['notice: Token copied']);
    await clock.advance(6_000);
    expect(seen.at(-1)).toBe('withdrawn');
  });

  it('is told by the icon alone to whoever wants no notices, where no line fits', async () => {
    const settings = { ...DEFAULT_SETTINGS, notices: false };
    const shown = viewOfSession(lit(MINUTE_MS), { settings });
    const { clock, press, seen, ticks, end } = open({ shown, isFitting: false });
    press();
    await end('copied');
    expect(ticks).toEqual(['tick']);
    await clock.advance(MINUTE_MS);
    expect(seen).toEqual([]);
  });
});
