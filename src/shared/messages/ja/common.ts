import type { common as en } from '../en/common.ts';

/** The Japanese words for what several screens say. */
export const common: typeof en = {
  appName: 'Pilot Light',
  back: '戻る',
  cancel: 'キャンセル',
  close: '閉じる',
  notNow: '今はしない',
  tryAgain: 'もう一度試す',
  tryNow: '今すぐ試す',
  trying: '試行中…',
  tryAgainIn: (left) => `${left}後に再試行できます`,
  ok: 'OK',
  settings: '設定',
  noTray: 'トレイを使えないためウィンドウで動作中です。見えないときは再度起動してください。',
  leftOut: {
    title: 'メニューバーにアイコンがありません',
    sentence: 'システム設定 → メニューバーで許可できます。',
    button: 'Dock に表示する',
  },
};
