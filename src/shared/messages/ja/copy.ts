import type { copy as en } from '../en/copy.ts';

/** The Japanese words for copying a token. */
export const copy: typeof en = {
  formats: {
    token: 'トークン',
    header: 'Authorization ヘッダー',
    sh: 'export (sh, bash, zsh)',
    fish: 'set (fish)',
    powershell: '$env (PowerShell)',
    curl: 'curl コマンド',
    json: 'JSON',
  },
  copiedUntil: (until) => `コピーしました (${until} まで有効)`,
  noToken: 'コピーできる有効なトークンがありません',
  notCopied: 'トークンをコピーできませんでした',
};
