import type { notices as en } from '../en/notices.ts';
import { refusals } from './refusals.ts';
import { keyringFailed } from './storage.ts';
import { troubles } from './troubles.ts';

/** The Japanese words for notices. */
export const notices: typeof en = {
  renewalFailing: (login, until, trouble) => ({
    title: `${login} のトークンは ${until} に切れます`,
    body: `${troubles[trouble].title}。${troubles[trouble].next}`,
    button: '今すぐ試す',
  }),
  tokenOut: (login, trouble) => ({
    title: `${login} の有効なトークンがありません`,
    body: `${troubles[trouble].title}。${troubles[trouble].next}`,
    button: '今すぐ試す',
  }),
  recovered: (login, until) => ({
    title: 'トークンがまた点灯しました',
    body: `${login} のトークンは ${until} まで有効です。自動で更新されます。`,
    button: 'トークンをコピー',
  }),
  signInNeeded: (login) => ({
    title: `${login} でもう一度サインインしてください`,
    body: '保存されたサインインを GitHub が受け付けなくなりました。',
    button: 'サインイン',
  }),
  refused: (login, reason, title) => ({
    title: title ?? refusals[reason].title,
    body: `${login}: ${refusals[reason].next}`,
    button: '理由を見る',
  }),
  gitHubTokenEnds: (login, until) => ({
    title: `${login} のサインインがまもなく切れます`,
    body: `${until} に切れます。もう一度サインインすると、点灯したままになります。`,
    button: 'サインイン',
  }),
  keyringFailed: (restart) => ({
    title: keyringFailed[restart].title,
    body: keyringFailed[restart].sentence,
    button: 'Pilot Light を開く',
  }),
  internalError: () => ({
    title: 'Pilot Light の内部でエラーが起きました',
    body: '動作は続けます。おかしいと感じたら、終了して起動し直してください。詳細はログにあります。',
    button: 'Pilot Light を開く',
  }),
  startFailed: (reason) => ({
    title: 'Pilot Light を起動できませんでした',
    body: `もう一度起動してください。繰り返す場合は、入手元に次の内容を伝えてください: ${reason}`,
  }),
  settingsSetAside: () => ({
    title: '設定を初期値に戻しました',
    body: '設定ファイルを読み取れませんでした。元のファイルは別の名前で残してあります。',
    button: '設定を開く',
  }),
};
