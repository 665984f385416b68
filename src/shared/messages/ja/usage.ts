import type { usage as en } from '../en/usage.ts';

/** The Japanese words for what is used of a plan. */
export const usage: typeof en = {
  title: '使用状況',
  names: {
    credits: 'AI クレジット',
    premiumRequests: 'プレミアムリクエスト',
    chat: 'チャット',
    completions: 'コード補完',
  },
  used: (used, total) => `${total} のうち ${used} を使用`,
  left: (left) => `残り ${left}`,
  leftOf: (left, total) => `${total} のうち残り ${left}`,
  over: (over) => `${over} 超過`,
  unlimited: '無制限',
  pooled: '組織が決めています',
  usedSoFar: (used) => `これまでに ${used} を使用`,
  resets: (at) => `${at}にリセット`,
  none: 'このアカウントの数値は GitHub から提供されていません。',
  notHeard: 'まだわかりません。GitHub から応答がありません。',
  asOf: (at) => `${at} 現在`,
  looking: 'GitHub に確認中…',
  lookAgain: 'もう一度確認',
  upToDate: '最新です',
  noAnswer: '応答なし',
  tell: '75・90・100% で通知',
  quiet: '設定で通知がオフになっています。',
};
