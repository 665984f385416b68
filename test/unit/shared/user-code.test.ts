import { describe, expect, test } from 'vitest';
import { groupCode, spellCode } from '../../../src/shared/format/user-code.ts';

describe('the user code', () => {
  test('stands in two halves, whatever grouping the server chose', () => {
    expect(groupCode('WDJB-MJHT')).toBe('WDJB-MJHT');
    expect(groupCode('WDJBMJHT')).toBe('WDJB-MJHT');
    expect(groupCode('WD JB MJ HT')).toBe('WDJB-MJHT');
  });

  test('of another length stays as it came', () => {
    expect(groupCode('ABC-123')).toBe('ABC-123');
    expect(groupCode('')).toBe('');
  });

  test('is spelled one character at a time', () => {
    expect(spellCode('WDJBMJHT', 'dash')).toBe('W, D, J, B, dash, M, J, H, T');
    expect(spellCode('WDJB-MJHT', 'ハイフン')).toBe('W, D, J, B, ハイフン, M, J, H, T');
  });
});
