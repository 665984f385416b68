import { DEFAULT_SETTINGS } from './settings.ts';
import { TEXT_SIZES } from './settings-bounds.ts';

/** What a key, pressed with Ctrl or ⌘, makes of the text size; null when it is about something else. */
export function textSizeBy(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  percent: number,
): number | null {
  if (key === '0') return DEFAULT_SETTINGS.textSize;
  if (key === '-') return TEXT_SIZES.findLast((one) => one < percent) ?? percent;
  // On most keyboards + is above =, and nobody holds Shift for it. On a Japanese one = itself needs Shift.
  const isPlus = key === '+' || (key === '=' && !shiftKey);
  return isPlus ? (TEXT_SIZES.find((one) => one > percent) ?? percent) : null;
}
