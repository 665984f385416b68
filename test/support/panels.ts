/** Red, green and blue of a colour, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A panel that shows the icon, as its system draws it in its own look. */
export interface Panel {
  readonly name: string;
  readonly ground: Colour;
  /** The ending of the icon's file there; `Template` is one of which the system takes the shape alone. */
  readonly drawnFor: 'on-dark' | 'on-light' | 'on-either' | 'Template';
  /** What macOS paints a template with; the others take the icon's own colours. */
  readonly ink: Colour | null;
}

/**
 * The panels of the systems that most people have. Bars that let the picture behind them through are taken with the ground
 * that they have over a plain one.
 */
export const PANELS: readonly Panel[] = [
  { name: 'GNOME', ground: [0, 0, 0], drawnFor: 'on-dark', ink: null },
  { name: 'Plasma, Breeze', ground: [239, 240, 241], drawnFor: 'on-either', ink: null },
  { name: 'Plasma, Breeze Dark', ground: [42, 46, 50], drawnFor: 'on-either', ink: null },
  { name: 'Windows 11, light', ground: [238, 238, 238], drawnFor: 'on-light', ink: null },
  { name: 'Windows 11, dark', ground: [32, 32, 32], drawnFor: 'on-dark', ink: null },
  { name: 'macOS, light', ground: [246, 246, 246], drawnFor: 'Template', ink: [0, 0, 0] },
  { name: 'macOS, dark', ground: [30, 30, 30], drawnFor: 'Template', ink: [255, 255, 255] },
];
