import { expect, test } from 'vitest';
import { homeOf } from '../../../src/shared/home-of.ts';
import type { Platform } from '../../../src/shared/platform.ts';
import { viewWith } from '../../support/views.ts';

test.each([
  ['mac', 'menuBar'],
  ['windows', 'taskbar'],
  ['linux', 'panel'],
] as const)('the app lives on %s where its icon is shown: %s', (platform: Platform, home) => {
  expect(homeOf(viewWith({ platform, tray: 'shown' }))).toBe(home);
  expect(homeOf(viewWith({ platform, tray: 'missing' })), 'there is no icon').toBeNull();
});

test('an app that macOS leaves out of the menu bar lives in the Dock, if it may', () => {
  const view = viewWith({ platform: 'mac', tray: 'leftOut' });
  expect(homeOf(view)).toBeNull();
  expect(homeOf({ ...view, settings: { ...view.settings, showInDock: true } })).toBe('dock');
});
