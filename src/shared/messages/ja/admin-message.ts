import type { adminMessage as en } from '../en/admin-message.ts';

/** The Japanese words for the message to an administrator. */
export const adminMessage: typeof en = (facts) =>
  [
    `お疲れさまです。${facts.host} の ${facts.login ?? '自分のアカウント'} で、Copilot トークンの発行が GitHub に拒否されました。`,
    '',
    ...(facts.title === null ? [] : [`GitHub の説明: ${facts.title}`]),
    ...(facts.message === null ? [] : [facts.message]),
    `理由: ${facts.reason}`,
    ...(facts.url === null ? [] : [`詳細: ${facts.url}`]),
    '',
    'このアカウントの Copilot のシート、ポリシー、支払いをご確認いただけますか。よろしくお願いします。',
  ].join('\n');
