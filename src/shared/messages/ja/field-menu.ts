import type { fieldMenu as en } from '../en/field-menu.ts';

/** The menu of a text field. */
export const fieldMenu: typeof en = {
  cut: '切り取り',
  copy: 'コピー',
  paste: '貼り付け',
  selectAll: 'すべて選択',
};
