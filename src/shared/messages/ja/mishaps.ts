import type { mishaps as en } from '../en/mishaps.ts';

/** The Japanese words for mishaps. */
export const mishaps: typeof en = {
  internalError: {
    title: 'Pilot Light の内部でエラーが起きました',
    next: '動作は続けます。おかしいと感じたら、終了して起動し直してください。詳細はログにあります。',
  },
  settingsSetAside: {
    title: '設定を初期値に戻しました',
    next: 'ファイルを読み取れませんでした。元のファイルは別の名前で残してあります。',
  },
  settingsNotSaved: {
    title: '設定を保存できませんでした',
    next: 'ディスクの空き容量と権限を確認して、もう一度変更してください。',
  },
  signInsKept: {
    title: '以前のサインイン情報がファイルに残っています',
    next: '読み取れないため別に残したものです。削除するか、鍵が戻るときのために残しておけます。',
  },
  autostartFailed: {
    title: 'ログイン時の起動を変更できませんでした',
    next: 'システムのログイン項目に Pilot Light を追加してください。',
  },
  autostartNeedsApproval: {
    title: 'ログイン時の起動には許可が必要です',
    next: 'システム設定の「一般」→「ログイン項目」で Pilot Light を許可してください。',
  },
  copyFailed: {
    title: 'クリップボードへのコピーを確認できませんでした',
    next: '別のプログラムが使っていたかもしれません。もう一度コピーしてください。',
  },
  copyNeedsFocus: {
    title: 'コピーできませんでした',
    next: 'このデスクトップでは前面のウィンドウだけがコピーできます。この画面でもう一度コピーしてください。wl-clipboard 2.3 以降があれば、トレイからもコピーできます。',
  },
  noticesFailed: {
    title: 'Pilot Light の通知を表示できません',
    next: 'システムの設定で通知を許可するか、この画面とトレイで確認してください。',
  },
  shortcutRefused: {
    title: 'トークンをコピーするキーが使えません',
    next: '別のアプリが使用中か、このデスクトップでは使えません。設定で別のキーを選んでください。',
  },
  linkFailed: {
    title: 'ブラウザーを開けませんでした',
    next: '既定のブラウザーを設定してください。',
  },
};
