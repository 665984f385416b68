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
  tryAgainIn: (left) => `${left} 後に再試行できます`,
  ok: 'OK',
  settings: '設定',
  noTray:
    'トレイアイコンを表示できない環境のため、ウィンドウで動作しています。見当たらないときは、もう一度起動してください。',
  leftOut: {
    title: 'メニューバーに Pilot Light のアイコンがありません',
    sentence:
      'システム設定の「メニューバー」で表示を許可してください。それまでは、アプリをもう一度開くとこの画面に戻れます。',
    button: 'Dock に表示する',
  },
};
