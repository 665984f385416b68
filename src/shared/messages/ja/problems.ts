import type { problems as en, problemWords as enWords } from '../en/problems.ts';

/** The Japanese words for a sign-in that has failed. */
export const problems: typeof en = {
  denied: {
    title: 'サインインは承認されませんでした',
    sentence: 'GitHub の画面でキャンセルされました。',
    button: 'もう一度試す',
  },
  expired: {
    title: 'コードの期限が切れました',
    sentence: '時間内に入力されませんでした。',
    button: '新しいコードを取得',
  },
  codeInvalid: {
    title: 'このコードは使えません',
    sentence: '使用済みか、取り消されています。',
    button: '新しいコードを取得',
  },
  deviceFlowDisabled: {
    title: 'サインインに使うアプリがコードに対応していません',
    sentence: '持ち主がコードでのサインインを無効にしています。',
    button: '別のアプリを選ぶ',
  },
  noDeviceFlow: {
    title: 'このホストではコードを使えません',
    sentence: 'GitHub のデバイスフローを提供していません。',
    button: '別のホストを選ぶ',
  },
  wrongClient: {
    title: 'サインインに使うアプリがホストにありません',
    sentence: 'このホストには登録されていません。',
    button: '別のアプリを選ぶ',
  },
  emailUnverified: {
    title: 'メールアドレスが未確認です',
    sentence: 'GitHub の設定で確認してから、もう一度お試しください。',
    button: 'もう一度試す',
  },
  appSuspended: {
    title: 'サインインに使うアプリが停止されています',
    sentence: 'このアプリでは今、誰もサインインできません。',
    button: '別のアプリを選ぶ',
  },
  unexpected: {
    title: 'GitHub から想定外の応答がありました',
    sentence: 'サインインを完了できませんでした。',
    button: 'もう一度試す',
  },
};

/** The problems that need more than a fixed sentence, in Japanese. */
export const problemWords: typeof enWords = {
  tooManyTitle: 'この 1 時間のサインイン回数が上限です',
  tooManySentence: 'これ以上サインインすると、エディターがサインアウトされます。',
  tooSoonTitle: 'GitHub への問い合わせが続いています',
  tooSoonSentence: '少し間を置きます。',
  answer: (code) => `応答: ${code}`,
  useDefault: '既定のアプリでサインイン',
  openWebPage: 'ネットワークのログイン画面を開く',
  openStatusPage: 'GitHub の稼働状況を開く',
};
