import { expect, it } from 'vitest';
import { createBulletin } from '../../../src/main/mishaps.ts';

it('keeps what was posted until something else takes its place, and tells of each change', () => {
  const bulletin = createBulletin();
  let heard = 0;
  const stop = bulletin.onChange(() => {
    heard += 1;
  });
  bulletin.post({ mishap: 'copyFailed' });
  bulletin.post({ isCodeCopied: true });
  expect(bulletin.get()).toEqual({ mishap: 'copyFailed', isCodeCopied: true, tray: 'shown' });
  bulletin.post({ mishap: null });
  expect(bulletin.get().mishap).toBeNull();
  expect(heard).toBe(3);
  stop();
  bulletin.post({ tray: 'missing' });
  expect(heard).toBe(3);
});
