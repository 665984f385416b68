/** Why Electron or a browser did not start, as far as what it printed tells. */
export type NotStarted =
  | { readonly kind: 'display' | 'root' | 'sandbox' | 'snap' | 'unknown' }
  | { readonly kind: 'library'; readonly name: string };

const SIGNS: readonly (readonly [RegExp, Exclude<NotStarted['kind'], 'library' | 'unknown'>])[] = [
  [/requires the chromium snap|snap install chromium|snap-confine|cannot find snap/i, 'snap'],
  [/running as root without --no-sandbox/i, 'root'],
  [
    /suid sandbox helper|no usable sandbox|chromium sandboxing failed|failed to move to new namespace/i,
    'sandbox',
  ],
  [
    /missing x server|cannot open display|failed to connect to wayland|platform failed to init/i,
    'display',
  ],
];

/**
 * Reads what a program has printed before it ended.
 *
 * @see https://man7.org/linux/man-pages/man8/ld.so.8.html
 */
export function whyNotStarted(printed: string): NotStarted {
  const name = /error while loading shared libraries: ([^\s:]+):/.exec(printed)?.[1];
  if (name !== undefined) return { kind: 'library', name };
  return { kind: SIGNS.find(([sign]) => sign.test(printed))?.[1] ?? 'unknown' };
}
