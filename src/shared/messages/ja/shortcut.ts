import type { passing as enPassing, shortcut as enShortcut } from '../en/shortcut.ts';

/** The Japanese words for the field that takes the keys to copy with. */
export const shortcut: typeof enShortcut = {
  label: 'どこからでもコピー',
  none: 'オフ',
  press: 'キーを押してください…',
  change: (keys) => `どこからでもコピー: ${keys}。変更`,
  recording: 'キーを同時に押してください。Esc で元のままにします。',
  turnOff: 'オフにする',
  tryAgain: 'もう一度試す',
  standings: {
    off: 'どのアプリの使用中でも、このキーでトークンをコピーします。',
    on: 'どのアプリの使用中でも、トークンをコピーします。',
    asked:
      'このキーの使用をデスクトップに依頼しました。許可を求められることがあります。押して確認してください。',
    refused: 'このキーは使えません。別のアプリが使用中か、このデスクトップでは使えません。',
  },
  outcomes: {
    chosen: '設定しました。',
    off: 'オフにしました。',
    taken: '使えません。別のアプリが使用中か、このデスクトップでは使えません。',
    needsModifier: 'Ctrl、Alt、⌘ のいずれかを加えてください。単独のキーは文字の入力に使われます。',
    systemKey: 'Windows キーや Super キーはシステムが使います。Ctrl と Alt を使ってください。',
    typesCharacter: 'このキーは文字を入力します。Ctrl か ⌘ を加えてください。',
    otherKey: '英字、数字、ファンクションキーのいずれかを使ってください。',
    usedByPrograms: 'アプリ自身が使うキーです。Ctrl+Alt のように、もう 1 つ加えてください。',
  },
};

/** The Japanese words for the line that passes by the tray. */
export const passing: typeof enPassing = {
  copied: (login) => `${login} のトークンをコピーしました`,
  copiedUnnamed: 'トークンをコピーしました',
  goodFor: (left) => `あと ${left}有効`,
  goodForAndClears: (left, span) => `あと ${left}有効・${span}後に消去`,
  renewing: '新しいトークンを取得しています…',
  thenCopied: '取得でき次第コピーします。',
  noAccount: 'コピーできるトークンがありません',
  signInFirst: '先にサインインしてください。',
  noToken: '有効なトークンがありません',
  openToSee: '理由は Pilot Light で確認できます。',
  notCopied: 'トークンをコピーできませんでした',
  pressAgain: 'もう一度押してください。',
  noFocus: 'Pilot Light を開いてコピーしてください。',
};
