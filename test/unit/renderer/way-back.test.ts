import { describe, expect, it } from 'vitest';
import { createWayBack } from '../../../src/renderer/way-back.ts';

describe('the way back', () => {
  it('leads to the control that one left by, step by step', () => {
    const way = createWayBack();
    expect(way.arrive('home')).toBeNull();
    way.press('home', 'Settings');
    expect(way.arrive('settings')).toBeNull();
    way.press('settings', 'Advanced');
    expect(way.arrive('advanced')).toBeNull();
    way.press('advanced', 'Back');
    expect(way.arrive('settings')).toBe('Advanced');
    way.press('settings', 'Back');
    expect(way.arrive('home')).toBe('Settings');
  });

  it('is another one each time: who comes again begins at the start', () => {
    const way = createWayBack();
    way.arrive('home');
    way.arrive('settings');
    way.press('settings', 'Back');
    way.arrive('home');
    expect(way.arrive('settings')).toBeNull();
  });

  it('is not that of another account', () => {
    const way = createWayBack();
    way.arrive('home a');
    way.press('home a', 'Accounts');
    expect(way.arrive('home b')).toBeNull();
  });

  it('knows the second time through a sign-in where it began', () => {
    const way = createWayBack();
    const first = ['signed-out', 'requesting-code', 'code', 'done github.com/1'];
    for (const screen of [...first, 'home github.com/1']) way.arrive(screen);
    way.press('home github.com/1', 'Sign in');
    for (const screen of ['requesting-code', 'code']) {
      expect(way.arrive(screen), 'a new code is no way back').toBeNull();
    }
    way.press('code', 'Cancel');
    expect(way.arrive('home github.com/1')).toBe('Sign in');
  });
});
