import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TrayIcon } from '../../../src/main/faces/faces.ts';
import { PANEL_PICTURES } from '../../../src/main/faces/tray/panel.ts';
import { type Colour, PANELS } from '../../support/panels.ts';
import { readPng } from '../../support/read-png.ts';
import { ROOT } from '../../support/root.ts';

const STATES: readonly TrayIcon[] = ['lit', 'flickering', 'out', 'dim', 'copied'];

const PAIRS = STATES.flatMap((one, index) =>
  STATES.slice(index + 1).map((other): readonly [TrayIcon, TrayIcon] => [one, other]),
);

/** Black, GNOME's bar, Breeze Dark; the taskbar of Windows lies between them. */
const DARK: readonly Colour[] = [
  [0, 0, 0],
  [29, 29, 32],
  [42, 46, 50],
];

/** White, and the taskbar of Windows; Breeze Light lies between them. */
const LIGHT: readonly Colour[] = [
  [255, 255, 255],
  [238, 238, 238],
];

const TONES: readonly (readonly [tone: string, panels: readonly Colour[]])[] = [
  ['on-dark', DARK],
  ['on-light', LIGHT],
  ['on-either', [...DARK, ...LIGHT]],
];

const fileOf = (name: string): Buffer => readFileSync(path.join(ROOT, 'assets', name));

const known = new Map<string, ReturnType<typeof readPng>>();

function pixelsOf(name: string): ReturnType<typeof readPng> {
  const pixels = known.get(name) ?? readPng(fileOf(`tray/${name}.png`));
  known.set(name, pixels);
  return pixels;
}

/** The pixels of an icon as they are seen on a panel, in its own colours or, where there is one, in the system's ink. */
function seenOn(panel: Colour, name: string, ink: Colour | null = null): readonly Colour[] {
  const { rgba } = pixelsOf(name);
  return Array.from({ length: rgba.length / 4 }, (_, pixel): Colour => {
    const alpha = (rgba[pixel * 4 + 3] ?? 0) / 255;
    const mixed = (channel: 0 | 1 | 2): number =>
      (ink?.[channel] ?? rgba[pixel * 4 + channel] ?? 0) * alpha + panel[channel] * (1 - alpha);
    return [mixed(0), mixed(1), mixed(2)];
  });
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Of two luminances. */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const grey = ([red, green, blue]: Colour): number => 0.299 * red + 0.587 * green + 0.114 * blue;

/** From here on two greys are two and not one: a fifth of all that there are. */
const OTHER_GREY = 51;

/** One pixel to each side, and none. */
const STEPS = [-1, 0, 1];

/**
 * The share of pixels that are another grey in the other icon, however the two are laid upon each other: a shape that
 * stands elsewhere is the same to an eye.
 */
function difference(one: readonly Colour[], other: readonly Colour[]): number {
  const side = Math.sqrt(one.length);
  const shares = STEPS.flatMap((right) =>
    STEPS.map((down) => {
      const others = one.filter((colour, pixel) => {
        const there = other[pixel + down * side + right] ?? other[0];
        return there !== undefined && Math.abs(grey(colour) - grey(there)) >= OTHER_GREY;
      });
      return others.length / one.length;
    }),
  );
  return Math.min(...shares);
}

/** The share of pixels that stand out from the panel. */
function standsOut(pixels: readonly Colour[], panel: Colour): number {
  const ground = luminance(panel);
  const others = pixels.filter((colour) => contrast(luminance(colour), ground) >= 3);
  return others.length / pixels.length;
}

/** What an outline a pixel wide and the burner have of a picture; the burner alone has a thirty-second. */
const LEAST_SHARE = 0.12;

describe('an icon in the tray', () => {
  it.each(TONES)(
    'real A8: is another in each state, in grey and in 8 of 100 pixels: %s',
    (tone, panels) => {
      for (const panel of panels) {
        for (const [one, other] of PAIRS) {
          const share = difference(
            seenOn(panel, `${one}-${tone}`),
            seenOn(panel, `${other}-${tone}`),
          );
          expect(share, `${one} and ${other} on ${panel.join()}`).toBeGreaterThanOrEqual(0.08);
        }
      }
    },
  );

  it.each(TONES)('real A8: stands out from each panel, by 3 to 1: %s', (tone, panels) => {
    for (const panel of panels) {
      for (const { suffix } of PANEL_PICTURES) {
        for (const state of STATES) {
          const share = standsOut(seenOn(panel, `${state}-${tone}${suffix}`), panel);
          const where = `${state}${suffix} on ${panel.join()}`;
          expect(share, where).toBeGreaterThanOrEqual(LEAST_SHARE);
        }
      }
    }
  });

  it.each(PANELS)('stands out from the panel by 3 to 1 in each state: $name', (panel) => {
    for (const state of STATES) {
      const { drawnFor, ground, ink } = panel;
      const name = drawnFor === 'Template' ? `${state}Template` : `${state}-${drawnFor}`;
      const share = standsOut(seenOn(ground, name, ink), ground);
      expect(share, state).toBeGreaterThanOrEqual(LEAST_SHARE);
    }
  });

  it.each(['', '@2x'])(
    'has a shape of its own in each state where the system paints it%s',
    (suffix) => {
      // Black on white: of a template image macOS takes the alpha alone.
      const white: Colour = [255, 255, 255];
      for (const [one, other] of PAIRS) {
        const [first, second] = [one, other].map((state) => `${state}Template${suffix}`);
        const share = difference(seenOn(white, first ?? ''), seenOn(white, second ?? ''));
        expect(share, `${one} and ${other}`).toBeGreaterThanOrEqual(0.08);
      }
    },
  );

  it('real C2: is there in every size that a Linux panel asks for', () => {
    for (const { px, suffix } of PANEL_PICTURES) {
      const { width, height } = pixelsOf(`lit-on-dark${suffix}`);
      expect([width, height]).toEqual([px, px]);
    }
    expect(PANEL_PICTURES.map(({ px }) => px)).toEqual([16, 22, 32, 44, 48]);
  });
});

/** What a macOS icon file holds: by type, the side of its picture in pixels. */
function icnsSizes(file: Buffer): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const png = file.subarray(at + 8, at + file.readUInt32BE(at + 4));
    sizes.set(file.toString('latin1', at, at + 4), png.readUInt32BE(16));
  }
  return sizes;
}

describe('the icon of the app', () => {
  it('real C8: has each size of macOS, for plain and for dense displays', () => {
    expect(Object.fromEntries(icnsSizes(fileOf('app/icon.icns')))).toEqual({
      icp4: 16,
      ic11: 32,
      icp5: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });
});
