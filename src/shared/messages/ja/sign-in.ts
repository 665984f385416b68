import type { signIn as en } from '../en/sign-in.ts';

/** The Japanese words for signing in. */
export const signIn: typeof en = {
  welcome: 'Copilot トークンをいつでも手元に',
  outOfReach: '保存したサインインを使えません',
  welcomeLine:
    'サインインは一度だけ。Pilot Light がバックグラウンドで自動更新し、必要なときにコピーできます。',
  host: 'ホスト',
  otherHost: '別のホスト…',
  enterprise: 'GitHub Enterprise をお使いですか？',
  goOn: '続ける',
  start: 'サインイン',
  requesting: (host) => `${host} にコードを要求しています`,
  codeTitle: (host) => `${host} でこのコードを入力`,
  code: 'コード',
  left: (left) => `残り ${left}`,
  onlyYours: '他人から送られたコードは入力しないでください。',
  copyCode: 'コピー',
  copied: 'コピーしました',
  copyAndOpen: (place) => `コピーして ${place} を開く`,
  opening: (place) => `${place} を開いています`,
  otherWays: 'その他の方法',
  copyLink: 'リンクをコピー',
  linkCopied: 'リンクをコピーしました',
  showQr: 'QR コード',
  hideQr: 'QR コードを隠す',
  qrOf: (page) => `${page} の QR コード`,
  checkNow: '今すぐ確認',
  checks: {
    asking: '確認しています…',
    notYet: 'まだ承認されていません',
    noAnswer: 'GitHub から応答がありません',
  },
  codeCopied: 'コードをコピー',
  pageOpened: 'GitHub を開く',
  codeCopiedNews: 'コードをコピーしました',
  waiting: '承認待ち',
  stepDone: '完了',
  stepOpen: '未完了',
  asksAs:
    'GitHub の画面には「GitHub Copilot Plugin」と表示されます。トークンを発行できるアプリは限られるため、エディターと同じ方法でサインインします。',
  asksAsOwn: (id) =>
    `GitHub の画面には、設定したクライアント ID ${id} のアプリ名が表示されます。問題ありません。`,
  more: '詳細',
  moreTitle: '承認する内容',
  mayDo:
    'このサインインでは、Copilot プラグインに許可されていることがすべて可能になります。Pilot Light は、Copilot トークンの取得と、名前・画像・プランの表示だけに使います。',
  mayDoOwn:
    'このサインインでは、そのアプリに許可されていることがすべて可能になります。Pilot Light は、Copilot トークンの取得と、名前・画像・プランの表示だけに使います。',
  withdraw:
    'GitHub の Settings › Applications でいつでも取り消せます。取り消すと、Copilot プラグインとしてサインインしたエディターもサインアウトされます。',
  withdrawOwn:
    'GitHub の Settings › Applications でいつでも取り消せます。取り消すと、同じアプリでサインインしたほかのものもサインアウトされます。',
  openApplications: 'GitHub の Applications を開く',
  slowedDown: 'GitHub の求めに応じて、ゆっくり確認しています。',
  inTrouble: (title, next, until) => `${title}。${next ?? ''}コードは ${until} まで有効です。`,
  dash: 'ハイフン',
  identifying: 'アカウントを確認しています',
  exchanging: 'Copilot トークンを取得しています',
  signedInAs: (login) => `${login} でサインインしました`,
  confirmTitle: '別のアカウントです',
  confirmSentence: (expected, found) =>
    `${expected} でサインインするところでしたが、GitHub から返されたのは ${found} です。`,
  unnamedTitle: '別のアカウントですか？',
  unnamedSentence: (known) =>
    `返されたアカウントの名前を GitHub が答えません。${known} と同じアカウントかもしれません。`,
  unnamedKnown: (host) => `${host} のアカウント`,
  known: 'サインイン済み',
  addUnnamed: '別のアカウントとして追加',
  expected: 'サインイン予定',
  found: 'GitHub の応答',
  takeFound: (login) => `${login} を使う`,
  keepExpected: '何も変えずに中止',
  slow: 'GitHub の応答に時間がかかっています…',
  goOnBehind: 'バックグラウンドで続ける',
  lives: {
    menuBar: 'Pilot Light はメニューバーに常駐します。炎のアイコンからいつでも開けます。',
    taskbar:
      'Pilot Light はタスクバーの時計の横 (^ の中のこともあります) に常駐します。炎のアイコンからいつでも開けます。',
    panel: 'Pilot Light はパネルに常駐します。炎のアイコンからいつでも開けます。',
    dock: 'Pilot Light は Dock に常駐します。炎のアイコンからいつでも開けます。',
  },
  finish: '完了',
};
