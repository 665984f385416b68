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
  things: {
    token: 'トークン',
    header: 'ヘッダー',
    sh: 'シェルコマンド',
    fish: 'fish コマンド',
    powershell: 'PowerShell コマンド',
    curl: 'curl コマンド',
    json: 'JSON',
  },
  held: (thing) => `${thing}をコピー済み`,
  heldFor: (thing, left) => `${thing}をコピー済み (${left}後に消去)`,
  cleared: 'クリップボードから消しました。',
  noToken: 'コピーできる有効なトークンがありません',
  notCopied: 'トークンをコピーできませんでした',
};
