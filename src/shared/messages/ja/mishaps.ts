import type { mishaps as en } from '../en/mishaps.ts';

export const mishaps: typeof en = {
  settingsSetAside: {
    title: '設定を初期値に戻しました',
    sentence: '設定ファイルを読み取れませんでした。元のファイルは別の名前で残してあります。',
    next: '設定を一度ご確認ください。',
  },
  settingsNotSaved: {
    title: '設定を保存できませんでした',
    sentence: 'ディスクに書き込めません。今の設定は終了するまで有効です。',
    next: '空き容量と権限を確認して、もう一度変更してください。',
  },
  autostartFailed: {
    title: 'ログイン時の起動を変更できませんでした',
    sentence: 'システムが受け付けませんでした。',
    next: 'システムのログイン項目に Pilot Light を追加してください。',
  },
  copyFailed: {
    title: 'コピーできませんでした',
    sentence: 'クリップボードに書き込めませんでした。',
    next: 'もう一度コピーしてください。',
  },
};
