import { expect, test } from 'vitest';
import { escapeOf } from '../../../src/renderer/escape-of.ts';

test('Esc on the code cancels the sign-in', () => {
  expect(escapeOf('code')).toBe('cancelSignIn');
});

test('Esc never throws away a GitHub token that has just been granted', () => {
  expect(escapeOf('exchanging')).toBe('closeWindow');
});

test('Esc before another account changes nothing', () => {
  expect(escapeOf('confirm-account')).toBe('refuseAccount');
});

test('Esc goes one step back, and out of the window from the first step', () => {
  expect(escapeOf('settings')).toBe('goHome');
  expect(escapeOf('sign-in-failed')).toBe('dismissSignIn');
  expect(escapeOf('home')).toBe('closeWindow');
});
