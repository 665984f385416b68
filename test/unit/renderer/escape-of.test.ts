import { expect, test } from 'vitest';
import { escapeOf } from '../../../src/renderer/escape-of.ts';

test.each(['requesting-code', 'code', 'identifying', 'confirm-account', 'exchanging'] as const)(
  'Esc on %s ends no sign-in: it puts the window away',
  (screen) => {
    expect(escapeOf(screen)).toBe('closeWindow');
  },
);

test('Esc goes one step back where that costs nothing, and out of the window from the first step', () => {
  expect(escapeOf('settings')).toBe('goBack');
  expect(escapeOf('sign-in-failed')).toBe('dismissSignIn');
  expect(escapeOf('done')).toBe('dismissSignIn');
  expect(escapeOf('home')).toBe('closeWindow');
});
