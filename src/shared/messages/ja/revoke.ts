import type { revocations as enRevocations, signOutWays as enSignOutWays } from '../en/revoke.ts';

/** The Japanese words for tokens that GitHub shall end. */
export const revocations: typeof enRevocations = {
  account: 'あなたのアカウント',
  pasted: '貼り付けたトークン',
  asking: (whose) => `失効させています: ${whose}`,
  askingLine: 'トークンの失効を GitHub に依頼しています。このパソコンからはすでに消しました。',
  waiting: (whose) => `まだ失効していません: ${whose}`,
  waitingLine: (why, at) => `${why}。Pilot Light の起動中は、${at} にもう一度試します。`,
  failed: (whose) => `失効できませんでした: ${whose}`,
  faults: {
    noEndpoint: 'このホストは失効の依頼に対応していません。ホストの設定で取り消してください。',
    refused: 'GitHub がこのトークンの失効を受け付けません。設定で取り消してください。',
    tooMany: '待っている依頼が多すぎます。GitHub の設定で取り消してください。',
  },
  revoked: (whose) => `失効しました: ${whose}`,
  revokedLine: (host) => `${host} が受け付けました。トークンの持ち主にメールが届きます。`,
  openPage: 'GitHub の設定を開く',
  tryAgain: 'もう一度試す',
};

/** The Japanese words before it is pressed. */
export const signOutWays: typeof enSignOutWays = {
  revoke: 'サインアウトして失効させる',
  revokeLine:
    'GitHub 側でもトークンを失効させ、あなたにメールが届きます。元には戻せません。プログラムに渡した Copilot トークンは 30 分以内に切れます。',
};
