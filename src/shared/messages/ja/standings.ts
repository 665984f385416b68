import type { standings as en } from '../en/standings.ts';

/** The Japanese words for how an account stands. */
export const standings: typeof en = {
  ready: '利用可能',
  starting: '準備中',
  renewalFailing: '更新できません',
  noToken: 'トークンなし',
  needsYou: '対応が必要',
};
