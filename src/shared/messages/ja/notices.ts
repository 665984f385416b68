import type { notices as en } from '../en/notices.ts';
import { sentencesOf } from '../sentences-of.ts';
import { refusals } from './refusals.ts';
import { revocations } from './revoke.ts';
import { keyringFailed } from './storage.ts';
import { troubles } from './troubles.ts';

/** The Japanese words for notices. */
export const notices: typeof en = {
  renewalFailing: (login, until, trouble) => ({
    title: `${login} の Copilot トークンを更新できません`,
    body: `今のトークンは ${until} まで使えます。自動で再試行しています。${troubles[trouble].title}。`,
    button: '今すぐ更新',
  }),
  tokenOut: (login, trouble) => ({
    title: `${login} の Copilot トークンがありません`,
    body: `${troubles[trouble].title}。${troubles[trouble].next}自動で再試行しています。`,
    button: '今すぐ更新',
  }),
  recovered: (login, until) => ({
    title: 'Copilot トークンが復旧しました',
    body: `${login} のトークンは ${until} まで有効です。自動で更新されます。`,
    button: 'トークンをコピー',
  }),
  signInNeeded: (login) => ({
    title: `${login} でもう一度サインインしてください`,
    body: '保存されたサインイン情報を GitHub が受け付けなくなりました。',
    button: 'サインイン',
  }),
  refused: (login, reason, backing) => ({
    title: refusals[reason].title,
    body: `${login}: ${refusals[reason].next[backing]}`,
    button: '理由を見る',
  }),
  gitHubTokenEnds: (login, until) => ({
    title: `${login} のサインインの有効期限が近づいています`,
    body: `期限は ${until} です。もう一度サインインすると、トークンを引き続き取得できます。`,
    button: 'サインイン',
  }),
  usageReached: (login, percent, said) => ({
    title: `${login}: ${said.name}の ${percent} を使用しました`,
    body: sentencesOf([said.used, said.left, said.resets], '。'),
    button: '使用状況を見る',
  }),
  revocationOwed: (whose, trouble) => ({
    title: revocations.waiting(whose),
    body: `トークンはまだ使える可能性があります。${troubles[trouble].title}。Pilot Light の起動中は自動で再試行します。`,
    button: revocations.tryAgain,
  }),
  revocationFailed: (whose, fault) => ({
    title: revocations.failed(whose),
    body: revocations.faults[fault],
    button: revocations.openPage,
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
  updateOut: (version, current) => ({
    title: `Pilot Light ${version} が公開されました`,
    body: `お使いのバージョンは ${current} です。自動ではインストールしません。変更点は公開ページにあります。`,
    button: 'ページを開く',
  }),
  settingsSetAside: () => ({
    title: '設定を初期値に戻しました',
    body: '設定ファイルを読み取れませんでした。元のファイルは別の名前で残してあります。',
    button: '設定を開く',
  }),
};
