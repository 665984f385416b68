import type {
  troubles as en,
  detours as enDetours,
  nextTry as enNextTry,
  proxyWay as enProxyWay,
} from '../en/troubles.ts';

/** The Japanese words for trouble. */
export const troubles: typeof en = {
  network: {
    title: 'ネットワークに接続していません',
    next: '接続を確認してください。',
  },
  hostNotFound: {
    title: 'ホストが見つかりません',
    next: '接続か VPN を確認してください。',
  },
  proxy: {
    title: 'ネットワークのプロキシに接続できません',
    next: 'システムのプロキシ設定を確認するか、ネットワークの管理者に相談してください。',
  },
  timeout: {
    title: 'GitHub の応答に時間がかかっています',
    next: '少しお待ちください。',
  },
  certificate: {
    title: '接続の安全を確認できません',
    next: 'ネットワークの管理者に相談してください。',
  },
  clock: {
    title: '証明書が今日の日付では有効ではありません',
    next: 'パソコンの日付を確認してください。正しければ、サーバーの証明書の期限が切れています。',
  },
  proxyAuth: {
    title: 'ネットワークのプロキシがパスワードを求めています',
    next: 'システムの設定に名前とパスワードを登録するか、ネットワークの管理者に相談してください。',
  },
  portal: {
    title: '先にネットワークへのログインが必要です',
    next: 'ブラウザーに表示されるログイン画面でログインしてください。',
  },
  rateLimited: {
    title: 'GitHub が待つよう求めています',
    next: '少しお待ちください。',
  },
  server: {
    title: 'GitHub で問題が起きています',
    next: 'GitHub の復旧待ちです。状況はステータスページで確認できます。',
  },
  malformed: {
    title: 'GitHub の応答を読み取れません',
    next: '後でもう一度お試しください。続く場合は Pilot Light を更新してください。',
  },
};

/** The Japanese words for where a proxy's name and password belong. */
export const proxyWay: typeof enProxyWay = {
  mac: '「システム設定」›「ネットワーク」›「詳細」›「プロキシ」で設定します。Pilot Light はプロキシのパスワードを保存しません。',
  windows:
    '「設定」›「ネットワークとインターネット」›「プロキシ」で設定し、名前とパスワードは「資格情報マネージャー」に登録します。Pilot Light は保存しません。',
  linux:
    'デスクトップのネットワーク設定の「プロキシ」か、Kerberos のチケット（kinit）を使います。Pilot Light はプロキシのパスワードを保存しません。',
};

/** The Japanese words for when it is tried again. */
export const nextTry: typeof enNextTry = {
  now: '再試行しています。',
  in: (left) => `${left}後に再試行します。`,
};

/** The Japanese words for where a host leads. */
export const detours: typeof enDetours = {
  title: (host) => `${host} の代わりに別のサーバーが応答しています`,
  leads: (host, other) => `${host} の代わりに ${other} が応答しています。`,
  newName: 'それが新しい名前であれば、ホストとして追加してください。',
};
