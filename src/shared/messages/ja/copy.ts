import type { copy as en } from '../en/copy.ts';

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
  copiedCode: 'コードをコピーしました',
  noToken: 'コピーできる有効なトークンがありません',
  notWritten: 'クリップボードに書き込めませんでした',
  adminMessage: (facts) =>
    [
      `お疲れさまです。${facts.host} の ${facts.login ?? '自分のアカウント'} で、Copilot トークンの発行が GitHub に断られました。`,
      '',
      ...(facts.title === null ? [] : [`GitHub の説明: ${facts.title}`]),
      ...(facts.message === null ? [] : [facts.message]),
      `理由: ${facts.reason}`,
      ...(facts.url === null ? [] : [`詳細: ${facts.url}`]),
      '',
      'このアカウントの Copilot のシート、ポリシー、支払いをご確認いただけますか。よろしくお願いします。',
    ].join('\n'),
};
