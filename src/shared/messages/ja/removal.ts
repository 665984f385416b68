import type { removal as en } from '../en/removal.ts';

/** The Japanese words for taking everything away. */
export const removal: typeof en = {
  onward: 'すべて削除…',
  title: 'このコンピューターからすべて削除しますか？',
  goes: '次のものを削除します。元には戻せません。',
  looking: '確認しています…',
  nothing: '何もありません。',
  belongings: {
    signIns: '保存したサインイン情報とその控え',
    settings: '設定',
    activity: 'アクティビティ',
    log: 'ログ',
    agent: 'プログラムの接続先',
    autostart: 'ログイン時の起動',
    command: 'pilot-light コマンド',
    rules: 'アカウントのルール',
  },
  stays:
    'ウィンドウのエンジンが同じ場所に置くファイルと、キーリングの鍵は残ります。サインイン情報は含まれません。',
  revoke:
    'GitHub でのサインインも終わらせるには、先に「サインアウトして失効させる」を選んでください。',
  remove: 'すべて削除して終了',
  removing: '削除しています…',
  done: '削除しました。Pilot Light を終了します。',
  leftTitle: '一部を削除できませんでした',
  left: '次のものが残っています。権限を確認するか、ご自分で削除してください。',
  system: 'システムの一覧にあります',
  quit: 'Pilot Light を終了',
};
