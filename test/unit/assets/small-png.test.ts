import { expect, it } from 'vitest';
import { fewColours } from '../../support/small-png.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Every colour of it once: what a thin ring looks like whose edges are soft. */
const RING: readonly Colour[] = Array.from({ length: 1500 }, (_, index) => {
  const [along, across] = [Math.floor(index / 30) / 49, (index % 30) / 29];
  const ink: Colour = [200 + 30 * along, 80 + 100 * along, 20 + 10 * along];
  const mixed = (channel: 0 | 1 | 2) => Math.round(ink[channel] * across + 250 * (1 - across));
  return [mixed(0), mixed(1), mixed(2)];
});

/** Paper, and the greys of letters on it, each of which there is more of than of any colour of the ring. */
const TEXT: readonly Colour[] = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]);

const PAPER = Array.from({ length: 5_000 }, (): Colour => [251, 250, 247]);

it('keeps the colours of areas, and no soft edge strays where it can be seen', () => {
  const colours = [...RING, ...TEXT, ...TEXT, ...PAPER];
  const { palette, indices } = fewColours(
    Uint8Array.from(colours.flatMap((colour) => [...colour, 255])),
  );
  const strays = colours.map((colour, pixel) => {
    const kept = palette[indices[pixel] ?? -1] ?? 0;
    const parts = [kept >> 16, (kept >> 8) & 255, kept & 255];
    return Math.max(...parts.map((part, channel) => Math.abs(part - (colour[channel] ?? 0))));
  });

  expect(palette.length).toBeLessThanOrEqual(256);
  expect(strays.at(-1)).toBe(0);
  // Of 255: a twentieth is a step that nobody sees on an edge.
  expect(Math.max(...strays)).toBeLessThan(255 / 20);
});
