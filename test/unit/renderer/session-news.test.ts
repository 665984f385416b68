import { expect, test } from 'vitest';
import { newsOf } from '../../../src/renderer/session-news.ts';
import type { SessionView } from '../../../src/shared/view.ts';
import { LIT } from './sample-view.ts';

const renewed: SessionView = { ...LIT, kind: 'lit', expiresAtMs: 3, refreshAtMs: 2, lifeMs: 1 };
const renewing: SessionView = {
  kind: 'flickering',
  expiresAtMs: 1_800_000,
  lifeMs: 1_800_000,
  trouble: null,
  retryAtMs: null,
};
const failing: SessionView = { ...renewing, trouble: 'network', retryAtMs: 5 };
const out: SessionView = { kind: 'out', trouble: 'network', retryAtMs: 5 };

test('a planned renewal is said once: when it has succeeded', () => {
  expect(newsOf(LIT, renewing)).toBeNull();
  expect(newsOf(renewing, renewed)).toBe('renewed');
  expect(newsOf(renewed, renewed)).toBeNull();
});

test('an instant that drifts is no renewal', () => {
  const endsAt = (expiresAtMs: number): SessionView => ({
    kind: 'lit',
    expiresAtMs,
    refreshAtMs: 1_500_000,
    lifeMs: 1_800_000,
  });
  expect(newsOf(endsAt(1_800_000), endsAt(1_800_000.5))).toBeNull();
  expect(newsOf(endsAt(1_800_000), endsAt(1_786_000))).toBeNull();
  // No token is younger than half a minute when the next one comes.
  expect(newsOf(endsAt(1_800_000), endsAt(1_830_000))).toBe('renewed');
});

test('trouble is said once, however often it is tried again', () => {
  expect(newsOf(renewing, failing)).toBe('retrying');
  expect(newsOf(failing, { ...failing, retryAtMs: 9 })).toBeNull();
  expect(newsOf(failing, { ...failing, trouble: 'timeout' })).toBe('retrying');
});

test('the end of the token is said once, and its return too', () => {
  expect(newsOf(failing, out)).toBe('out');
  expect(newsOf(out, { ...out, retryAtMs: null })).toBeNull();
  expect(newsOf(out, renewed)).toBe('renewed');
});

test('what has an alert of its own is not said twice', () => {
  expect(
    newsOf(LIT, { kind: 'signInNeeded', reason: 'rejected', retryAtMs: null, expiresAtMs: null }),
  ).toBeNull();
});
