import { describe, expect, it } from 'vitest';
import { createCopyShortcut } from '../../../../src/main/commands/copy-shortcut.ts';
import { createMishaps } from '../../../../src/main/mishaps.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

/** A system whose keys can be pressed. `others`: what another program has. */
function createSystem(others: readonly string[] = [], isUnsure = false) {
  const held = new Map<string, () => void>();
  return {
    held,
    isUnsure,
    claim(keys: string, onPress: () => void): boolean {
      if (others.includes(keys) || held.has(keys)) return false;
      held.set(keys, onPress);
      return true;
    },
    release(keys: string): void {
      if (!isUnsure) held.delete(keys);
    },
    press: (keys: string) => held.get(keys)?.(),
  };
}

function open({ stored = null as string | null, system = createSystem() } = {}) {
  let copyShortcut = stored;
  const clock = new VirtualClock();
  const mishaps = createMishaps();
  const settings = {
    get: () => ({ copyShortcut }),
    change(patch: { readonly copyShortcut: string | null }) {
      copyShortcut = patch.copyShortcut;
    },
  };
  const shortcut = createCopyShortcut({
    shortcuts: system,
    platform: 'linux',
    settings,
    mishaps,
    clock,
  });
  const told: string[] = [];
  shortcut.onPress(() => void told.push('pressed'));
  shortcut.onChange(() => void told.push(shortcut.standing()));
  return { shortcut, system, clock, mishaps, told, stored: () => copyShortcut };
}

const A = 'Control+Alt+C';
const B = 'Control+Alt+K';

describe('the keys that copy', () => {
  it('are off until somebody has chosen some, and then act', () => {
    const { shortcut, system, told, stored } = open();
    expect(shortcut.standing()).toBe('off');
    expect(system.held.size).toBe(0);
    expect(shortcut.choose(A)).toBe('chosen');
    system.press(A);
    expect(told).toEqual(['on', 'pressed']);
    expect(stored()).toBe(A);
  });

  it('are claimed again at the next start', () => {
    const { shortcut, system } = open({ stored: A });
    expect(shortcut.standing()).toBe('on');
    expect([...system.held.keys()]).toEqual([A]);
  });

  it('give the former ones back', () => {
    const { shortcut, system } = open({ stored: A });
    expect(shortcut.choose(B)).toBe('chosen');
    expect([...system.held.keys()]).toEqual([B]);
    expect(shortcut.choose(null)).toBe('off');
    expect(shortcut.standing()).toBe('off');
    expect(system.held.size).toBe(0);
    expect(shortcut.choose(A)).toBe('chosen');
  });

  it('stay as they are when the new ones are refused', () => {
    const { shortcut, system, stored } = open({ stored: A, system: createSystem([B]) });
    expect(shortcut.choose(B)).toBe('taken');
    expect(shortcut.choose('Control+C')).toBe('usedByPrograms');
    expect([shortcut.standing(), stored()]).toEqual(['on', A]);
    expect([...system.held.keys()]).toEqual([A]);
  });

  it('say so when the system does not give them at a start, and keep the wish', () => {
    const { shortcut, mishaps, stored } = open({ stored: A, system: createSystem([A]) });
    expect(shortcut.standing()).toBe('refused');
    expect(mishaps.last()).toBe('shortcutRefused');
    expect(stored()).toBe(A);
    expect(shortcut.choose(A)).toBe('taken');
    expect(shortcut.standing()).toBe('refused');
    expect(shortcut.choose(B)).toBe('chosen');
    expect(shortcut.standing()).toBe('on');
    expect(mishaps.last()).toBeNull();
  });

  it('can be turned off although the system has never given them', () => {
    const { shortcut, stored } = open({ stored: A, system: createSystem([A]) });
    expect(shortcut.choose(null)).toBe('off');
    expect([shortcut.standing(), stored()]).toEqual(['off', null]);
  });

  it('are never asked for where a file names some that no one may take', () => {
    const { shortcut, system, mishaps } = open({ stored: 'Control+C' });
    expect(system.held.size).toBe(0);
    expect(shortcut.standing()).toBe('refused');
    expect(mishaps.last()).toBe('shortcutRefused');
  });

  it('act once however long they are held', async () => {
    const { system, clock, told } = open({ stored: A });
    for (let count = 0; count < 40; count += 1) {
      system.press(A);
      await clock.advance(count === 0 ? 900 : 33);
    }
    expect(told).toEqual(['pressed']);
    await clock.advance(1_000);
    system.press(A);
    expect(told).toEqual(['pressed', 'pressed']);
  });

  it('are asked for without a refusal once they are chosen again', () => {
    const { shortcut } = open({ stored: A });
    expect(shortcut.choose(A)).toBe('chosen');
    expect(shortcut.standing()).toBe('on');
  });
});

describe('the keys that copy, on a desktop that answers nobody', () => {
  it('are said to work only once they have come', () => {
    const { shortcut, system, told } = open({ stored: A, system: createSystem([], true) });
    expect(shortcut.standing()).toBe('asked');
    system.press(A);
    expect(shortcut.standing()).toBe('on');
    expect(told).toEqual(['on', 'pressed']);
  });

  it('do nothing when they were given up, though they still come', () => {
    const { shortcut, system, told } = open({ stored: A, system: createSystem([], true) });
    expect(shortcut.choose(B)).toBe('chosen');
    system.press(A);
    expect(shortcut.standing()).toBe('asked');
    shortcut.choose(null);
    system.press(B);
    expect(told.filter((one) => one === 'pressed')).toEqual([]);
    expect(shortcut.choose(A)).toBe('chosen');
    system.press(A);
    expect(told.filter((one) => one === 'pressed')).toEqual(['pressed']);
  });
});
