import type { programs as en } from '../en/programs.ts';

/** The Japanese words for the screen for the user's own programs. */
export const programs: typeof en = {
  title: '自分のプログラム用',
  onward: 'プログラム用',
  hand: 'プログラムにトークンを渡す',
  allows:
    'オンの間は、あなたの権限で動くどのプログラムも、確認なしで Copilot トークンを取得できます。GitHub のサインイン情報は渡しません。',
  off: 'オフです。どのプログラムにも渡しません。',
  at: (address) => `プログラムの接続先: ${address}`,
  opening: '準備しています…',
  problems: {
    folderUnsafe:
      '動作していません。ソケットのフォルダーに、ほかのユーザーも手を加えられます。フォルダーを削除してから、オフにしてもう一度オンにしてください。',
    inUse:
      '動作していません。別の Pilot Light がすでに応答しています。終了してから、オフにしてもう一度オンにしてください。',
    inTheWay:
      '動作していません。ソケットの場所に別のファイルがあります。移動してから、オフにしてもう一度オンにしてください。',
    pathTooLong:
      '動作していません。ソケットのパスがこのシステムには長すぎます。XDG_RUNTIME_DIR を短くすると解決します。',
    failed:
      '動作していません。システムに拒否されました。オフにしてもう一度オンにすると、再試行します。',
  },
  lock: '画面のロック中は渡さない',
  command: 'pilot-light コマンド',
  install: 'コマンドをインストール',
  remove: 'コマンドを削除',
  tryAgain: 'もう一度試す',
  working: '処理しています…',
  done: '完了しました',
  notDone: 'できませんでした',
  looking: '確認しています…',
  stands: {
    absent: (file) => `スクリプトや端末から使えます。場所は ${file} になります。`,
    installed: (file) => `${file} にあります。`,
    packaged: (file) =>
      `${file} にあります。パッケージに含まれていて、パッケージの削除と一緒に消えます。`,
    foreign: (file) => `${file} には別のファイルがあるため、そのままにしています。`,
    byHand: (file) =>
      `${file} にあります。名前だけで使うには、このフォルダーを PATH に加えてください。`,
    failed: (file) => `${file} を変更できませんでした。フォルダーの権限を確認してください。`,
  },
  notOnPath: '起動時の PATH に、このフォルダーは含まれていませんでした。',
  takers: 'トークンを取得したプログラム',
  lastHour: (count) => `この 1 時間に ${count} 回`,
  claimed: '名前はプログラムの自称で、確認されたものではありません。',
  nobody: '起動してから、まだありません。',
  unnamed: '名乗らないプログラム',
  taken: (account, count) => `${account} · ${count} 回`,
  lastAt: (at) => `最終 ${at}`,
};
