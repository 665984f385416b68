import { describe, expect, it } from 'vitest';
import { notedCodeCopy, notedTokenCopies, noteLife } from '../../../../src/main/activity/noting.ts';
import { createListeners } from '../../../../src/main/listeners.ts';
import { createMishaps } from '../../../../src/main/mishaps.ts';
import type { ActivityEntry } from '../../../../src/main/ports.ts';
import type { ClockJump } from '../../../../src/main/time/alarms.ts';
import type { StorageState } from '../../../../src/shared/storage.ts';

function bench() {
  const noted: ActivityEntry[] = [];
  const jumps = createListeners<ClockJump>();
  const changes = createListeners<'status'>();
  const mishaps = createMishaps();
  const cleans: (() => Promise<void>)[] = [];
  const storage: { state: StorageState } = { state: { kind: 'opening' } };
  const activity = { add: (entry: ActivityEntry) => void noted.push(entry) };
  const live = (): void =>
    noteLife({
      activity,
      mishaps,
      alarms: { onJump: jumps.add },
      vault: { status: () => storage.state, onChange: changes.add },
      beforeQuit: (clean) => void cleans.push(clean),
    });
  return { noted, jumps, changes, mishaps, cleans, storage, activity, live };
}

describe('what the activity is told of the app and its machine', () => {
  it('is a start, sleeps, set clocks, and a quit', async () => {
    const { noted, jumps, cleans, live } = bench();
    live();
    jumps.tell({ sleptMs: 60_000.4, setMs: 0, jumpedAtMs: 1 });
    jumps.tell({ sleptMs: 0, setMs: -5_000, jumpedAtMs: 2 });
    await Promise.all(cleans.map((clean) => clean()));
    expect(noted).toEqual([
      { kind: 'app', event: 'started' },
      { kind: 'clock', sleptMs: 60_000, setMs: 0 },
      { kind: 'clock', sleptMs: 0, setMs: -5_000 },
      { kind: 'app', event: 'quit' },
    ]);
  });

  it('is each mishap once, also one from before', () => {
    const { noted, mishaps, live } = bench();
    mishaps.report('settingsSetAside');
    live();
    mishaps.dismiss();
    mishaps.report('copyFailed');
    expect(noted.slice(1)).toEqual([
      { kind: 'mishap', mishap: 'settingsSetAside' },
      { kind: 'mishap', mishap: 'copyFailed' },
    ]);
  });

  it('is where sign-ins are kept, whenever that is another place', () => {
    const { noted, storage, changes, live } = bench();
    live();
    changes.tell('status');
    storage.state = { kind: 'memory', reason: 'waiting' };
    changes.tell('status');
    storage.state = { kind: 'memory', reason: 'unavailable' };
    changes.tell('status');
    storage.state = { kind: 'protected' };
    changes.tell('status');
    expect(noted.slice(1)).toEqual([
      { kind: 'storage', state: 'memory' },
      { kind: 'storage', state: 'protected' },
    ]);
  });

  it('is each copy with what came of it, and never what was copied', async () => {
    const { noted, activity } = bench();
    const tokens = notedTokenCopies(
      { copy: (_key: string) => Promise.resolve('notWritten' as const) },
      activity,
    );
    expect(await tokens.copy('github.com/1')).toBe('notWritten');
    const answers = [null, 'copied'] as const;
    for (const answer of answers) {
      const codes = notedCodeCopy({ copy: () => Promise.resolve(answer) }, activity);
      expect(await codes.copy()).toBe(answer);
    }
    expect(noted).toEqual([
      { kind: 'copy', what: 'token', accountKey: 'github.com/1', outcome: 'notWritten' },
      { kind: 'copy', what: 'code', accountKey: null, outcome: 'copied' },
    ]);
  });
});
