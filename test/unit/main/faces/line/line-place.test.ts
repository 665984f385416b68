import { expect, it } from 'vitest';
import { placeLine } from '../../../../../src/main/faces/line/line-place.ts';

const SIZE = { width: 320, height: 64 };
const bounds = { x: 0, y: 0, width: 1280, height: 800 };

it('passes by the icon where its place is known', () => {
  const workArea = { x: 0, y: 24, width: 1280, height: 776 };
  const icon = { x: 1000, y: 0, width: 22, height: 22 };
  expect(placeLine(icon, { bounds, workArea }, SIZE)).toEqual({ x: 851, y: 30 });
});

it('passes in the right corner on the side of the panel where nobody knows where the icon is', () => {
  const above = { x: 0, y: 24, width: 1280, height: 776 };
  const below = { x: 0, y: 0, width: 1280, height: 760 };
  expect(placeLine(null, { bounds, workArea: above }, SIZE)).toEqual({ x: 948, y: 36 });
  expect(placeLine(null, { bounds, workArea: below }, SIZE)).toEqual({ x: 948, y: 684 });
  expect(placeLine(null, { bounds, workArea: bounds }, SIZE)).toEqual({ x: 948, y: 12 });
});
