import { expect, it } from 'vitest';
import { createMishaps } from '../../../src/main/mishaps.ts';

it('the board holds the last mishap until it is dismissed, and tells of each change', () => {
  const mishaps = createMishaps();
  let heard = 0;
  const stop = mishaps.onChange(() => {
    heard += 1;
  });
  expect(mishaps.last()).toBeNull();
  mishaps.report('copyFailed');
  mishaps.report('linkFailed');
  mishaps.report('linkFailed');
  expect(mishaps.last()).toBe('linkFailed');
  mishaps.dismiss();
  mishaps.dismiss();
  expect(mishaps.last()).toBeNull();
  expect(heard).toBe(3);
  stop();
  mishaps.report('copyFailed');
  expect(heard).toBe(3);
});
