import type {
  leaked as enLeaked,
  revocations as enRevocations,
  signOutWays as enSignOutWays,
} from '../en/revoke.ts';

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

/** The Japanese words for a token that got out. */
export const leaked: typeof enLeaked = {
  onward: 'トークンが漏れたとき',
  title: 'トークンが漏れたとき',
  sentence:
    'GitHub がトークンを失効させ、持ち主にメールで知らせます。元には戻せません。Pilot Light はこのホストにだけ送り、何も残しません。',
  token: 'トークン',
  kinds: 'ghp_、github_pat_、gho_、ghu_、ghr_ で始まります。',
  host: '発行元',
  revoke: '失効させる',
  outcomes: {
    asked: 'GitHub に依頼しました。結果は下に表示します。',
    tooMany: '待っている依頼が多すぎます。終わってからもう一度試してください。',
    noHost: '発行元を選んでください。',
    empty: 'トークンを貼り付けてください。',
    tooLong: 'トークンとしては長すぎます。',
    several: '複数のトークンがあります。ひとつずつ貼り付けてください。',
    copilot:
      'Copilot トークンです。30 分以内に切れ、早める方法はありません。次の発行を止めるには、サインアウトして失効させてください。',
    installation:
      'これは GitHub App のインストール用トークンです。1 時間以内に自然に切れます。GitHub はここでは受け付けません。',
    unknown: 'GitHub のトークンではないようです。全体を貼り付けてください。',
  },
};
