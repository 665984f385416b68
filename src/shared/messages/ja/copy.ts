import type { copy as en } from '../en/copy.ts';

/** The Japanese words for copying a token. */
export const copy: typeof en = {
  formats: {
    token: 'トークン',
    header: 'Authorization ヘッダー',
    sh: 'シェル: export COPILOT_TOKEN=…',
    fish: 'fish: set -gx COPILOT_TOKEN …',
    powershell: 'PowerShell: $env:COPILOT_TOKEN = …',
    curl: 'curl コマンド',
    json: 'JSON',
  },
  copiedUntil: (until) => `コピーしました (${until} まで有効)`,
  noToken: 'コピーできる有効なトークンがありません',
  notCopied: 'トークンをコピーできませんでした',
};
