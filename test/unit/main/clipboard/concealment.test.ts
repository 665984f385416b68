import { describe, expect, it } from 'vitest';
import { concealmentMarks } from '../../../../src/main/clipboard/concealment.ts';

const formats = (platform: 'mac' | 'windows' | 'linux') =>
  concealmentMarks(platform).map(({ format }) => format);

describe('concealment', () => {
  it('marks a secret for macOS as concealed and passing', () => {
    expect(formats('mac')).toEqual([
      'org.nspasteboard.ConcealedType',
      'org.nspasteboard.TransientType',
    ]);
  });

  it('keeps a secret out of the history and the cloud on Windows', () => {
    expect(formats('windows')).toEqual([
      'ExcludeClipboardContentFromMonitorProcessing',
      'CanIncludeInClipboardHistory',
      'CanUploadToCloudClipboard',
    ]);
    const [, history, cloud] = concealmentMarks('windows');
    expect([...(history?.bytes ?? [])]).toEqual([0, 0, 0, 0]);
    expect([...(cloud?.bytes ?? [])]).toEqual([0, 0, 0, 0]);
  });

  it('hints at a secret as KDE asks for it', () => {
    const [mark] = concealmentMarks('linux');
    expect(mark?.format).toBe('x-kde-passwordManagerHint');
    expect(new TextDecoder().decode(mark?.bytes)).toBe('secret');
  });
});
