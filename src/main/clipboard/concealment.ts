import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';

/** One extra clipboard format, under the name that the operating system knows. */
export interface Mark {
  readonly format: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const text = (value: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(value));
/** A Windows DWORD of zero. */
const NO = new Uint8Array(4);

/**
 * What a password manager writes beside a secret so that clipboard managers and cloud clipboards leave it alone.
 *
 * A request, not a wall: a program that ignores the marks still sees the text.
 *
 * @see https://nspasteboard.org
 * @see https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
 */
export function concealmentMarks(platform: Platform): readonly Mark[] {
  switch (platform) {
    case 'mac':
      return [
        { format: 'org.nspasteboard.ConcealedType', bytes: text('1') },
        { format: 'org.nspasteboard.TransientType', bytes: text('1') },
      ];
    case 'windows':
      return [
        // Its presence counts, whatever it holds.
        { format: 'ExcludeClipboardContentFromMonitorProcessing', bytes: text('1') },
        { format: 'CanIncludeInClipboardHistory', bytes: NO },
        { format: 'CanUploadToCloudClipboard', bytes: NO },
      ];
    case 'linux':
      return [{ format: 'x-kde-passwordManagerHint', bytes: text('secret') }];
    default:
      return assertNever(platform);
  }
}
