import type { doctor as en, findings as enFindings } from '../en/doctor.ts';

/** The Japanese words for the doctor's screen. */
export const doctor: typeof en = {
  title: '診断',
  findOut: '詳しく調べる',
  looking: '調べています…',
  progress: (done, of) => `${of} 項目中 ${done} 項目を確認しました…`,
  about: (host, at) => `${host} · ${at} に確認`,
  well: '問題は見つかりません',
  one: (name) => `確認が必要です: ${name}`,
  several: (count) => `${count} 件の確認が必要です`,
  again: 'もう一度調べる',
  againHint: 'GitHub に問い合わせるのは 1 分に 1 回までです。',
  looked: '調べました',
  failed: '調べられませんでした。もう一度お試しください。',
  show: 'レポートを表示',
  hide: '一覧に戻る',
  report:
    'コピーされる内容です。相談先に伝わるよう英語で書かれています。ホスト名は含まれますが、ユーザー名は含まれません。',
  copy: 'レポートをコピー',
  copied: 'コピーしました',
  notCopied: 'コピーできませんでした',
  groups: {
    network: '時刻とネットワーク',
    gitHub: 'GitHub への接続',
    computer: 'このパソコン',
  },
  healths: {
    bad: '問題あり',
    warning: '要確認',
    unknown: '不明',
    notAsked: '未確認',
    well: '問題なし',
  },
  steps: {
    account: 'アカウントを表示',
    renew: '今すぐ更新',
    settings: '設定を開く',
    advanced: '設定を開く',
    programs: 'プログラム用の設定を開く',
    status: 'GitHub のステータスページを開く',
    portal: 'ネットワークのログイン画面を開く',
  },
  names: {
    clock: '時計',
    hostName: 'ホスト名',
    proxy: 'プロキシ',
    certificate: '証明書',
    exchange: 'Copilot トークン',
    copilotApi: 'Copilot の接続先',
    identity: 'GitHub サインイン',
    deviceEndpoint: 'サインインページ',
    keyring: 'キーリング',
    sandbox: 'サンドボックス',
    tray: 'アイコン',
    notices: '通知',
    autostart: 'ログイン時に起動',
    clipboard: 'クリップボード',
    agent: 'プログラム用',
    variables: '環境変数',
  },
};

/** The Japanese words for what the doctor finds. */
export const findings: typeof enFindings = {
  tooLong: '20 秒以内に応答がありませんでした。',
  lookFailed: '確認できませんでした。',

  clockAgrees: 'このパソコンの時計は GitHub の時刻と合っています。',
  clockAhead: (by) =>
    `このパソコンの時計が GitHub より ${by}進んでいます。時刻をインターネットから自動設定してください。`,
  clockBehind: (by) =>
    `このパソコンの時計が GitHub より ${by}遅れています。時刻をインターネットから自動設定してください。`,
  clockUnheard: 'まだ比べていません。Pilot Light の起動後、GitHub からの応答がありません。',

  hostFound: (host) => `${host} が見つかりました。`,
  hostByProxy: (host) => `${host} はここからは見つかりませんが、プロキシが解決します。`,
  hostNotFound: (host) => `${host} が見つかりません。接続か VPN を確認してください。`,
  hostOffline: 'ネットワークに接続していません。接続を確認してください。',

  proxyNone: 'プロキシを使わず、GitHub に直接接続します。',
  proxyUsed: (proxy) => `このパソコンの設定に従い、${proxy} を経由して接続します。`,
  proxyTrouble: (proxy, title, advice) => `${proxy} を経由しています。${title}。${advice}`,
  proxyGone: (title, advice) => `プロキシに問題があります。${title}。${advice}`,
  proxyUnknown: 'プロキシの有無をシステムから取得できません。',

  certificateKnown: (host, issuer) =>
    `${host} の証明書の発行者は ${issuer} で、ブラウザーが信頼する認証局です。`,
  certificateOwn: (host, issuer) =>
    `${host} の証明書の発行者は ${issuer} で、このパソコンに登録された認証局です。自社のホストではよくあることです。`,
  certificateInspected: (host, issuer) =>
    `${issuer} が ${host} の代わりに応答しており、通信の内容を読めます。このパソコンに登録されたプロキシかウイルス対策ソフトです。管理者に確認してください。`,
  certificateRefused: (host, issuer) =>
    `${host} の証明書（発行者: ${issuer}）は信頼されていません。時計を確認するか、ネットワークの管理者に相談してください。`,
  certificateTrouble:
    '接続の安全を確認できません。時計を確認するか、ネットワークの管理者に相談してください。',
  certificateUnseen: (host) => `Pilot Light の起動後、${host} に接続していません。`,
  certificatePlain: (host) => `${host} とは開発用に TLS なしで通信しています。`,

  exchangeReady: (until) => `Copilot トークンは ${until} まで有効です。`,
  exchangeFailing: (title, until) =>
    `${title}。今のトークンは ${until} まで有効で、Pilot Light が再試行を続けます。`,
  exchangeOut: (title, advice) =>
    `有効なトークンがありません。${title}。${advice}Pilot Light が再試行を続けます。`,
  exchangeRefused: (title) => `GitHub がトークンを発行しません。${title}。`,
  exchangeSignIn: 'もう一度サインインする必要があります。',
  exchangeUnderWay: 'Pilot Light が今 GitHub にトークンを求めています。',
  exchangeNobody: 'サインインしていません。',

  copilotApiTakes: (api, at) => `${api} は ${at} にトークンを受け付けました。`,
  copilotApiRefuses: (api, status, at) =>
    `${api} は ${at} にトークンを受け付けませんでした（${status}）。トークンを更新すると解決することがあります。`,
  copilotApiElsewhere: (api, at) =>
    `${api} は ${at} に、このプランの接続先ではないと応答しました（421）。トークンを更新すると、別の接続先になることがあります。`,
  copilotApiOld: (api, at) =>
    `${api} は ${at} に、このバージョンは古すぎると応答しました（466）。Pilot Light を更新してください。`,
  copilotApiTrouble: (api, title, at) => `${api} は ${at} に正しく応答しませんでした。${title}。`,
  copilotApiUnasked: (api) => `${api} にはまだ問い合わせていません。`,
  copilotApiNoToken: '有効なトークンがないため、問い合わせていません。',
  copilotApiNoAddress: 'GitHub がこのアカウントの接続先を示していません。',

  identityKnown: (at) => `GitHub は ${at} にサインイン情報を受け付けました。`,
  identityRefused: (at) =>
    `GitHub は ${at} にサインイン情報を受け付けませんでした。もう一度サインインが必要かもしれません。`,
  identityWithheld: (status, at) =>
    `GitHub は ${at} に、誰のサインインかを答えませんでした（${status}）。`,
  identityNone: 'このホストは、誰のサインインかを答えません。',
  identityTrouble: (title, at) => `${at} の問い合わせに失敗しました。${title}。`,
  identityUnasked: 'まだ問い合わせていません。',

  deviceAnswers: (at) => `${at} に応答しました。`,
  deviceTrouble: (title, at) => `${at} の問い合わせに失敗しました。${title}。`,
  deviceRefuses: (status, at) => `${at} に ${status} で応答しました。`,
  deviceUnasked:
    '問い合わせるのはサインインのときだけです。Pilot Light の起動後、サインインはありません。',

  keyringGuards: (keeper) => `サインイン情報は ${keeper} の鍵で暗号化されています。`,
  keyringPublic:
    '同意に基づき、公開された鍵のファイルにサインイン情報を保存しています。キーリングがあれば保護できます。',
  keyringPortal: 'サインイン情報はデスクトップが保管する鍵で暗号化されています。',
  keyringGuarded: 'サインイン情報はシステムが守る鍵で暗号化されています。',
  keyringMismatch:
    '最後のサインイン情報が、公開された鍵で暗号化されました。サインアウトして、もう一度サインインしてください。',
  keyringBusy: 'キーリングかディスクが処理中です。',
  keyringStillOnDisk:
    'サインアウトしたアカウントの情報がディスクに残っています。削除を再試行しています。',
  keyringNone:
    'キーリングがないため、サインイン情報はメモリーにしかありません。キーリングを入れるか、ファイルへの保存に同意してください。',
  keyringWaiting: 'キーリングがまだ応答しません。ロックされているかもしれません。',
  keyringFailed:
    'キーリングに失敗したため、サインイン情報はメモリーにしかありません。Pilot Light を起動し直してください。',
  keyringUnreadable: '保存された情報を復号できません。別に保管してあります。',
  keyringNewer: '保存された情報は新しいバージョンのものです。Pilot Light を更新してください。',
  keyringReadOnly: 'ディスクに書き込めません。空き容量と権限を確認してください。',

  sandboxOn: 'ウィンドウはサンドボックスの中で動いています。',
  sandboxOff: 'Pilot Light の起動方法により、ウィンドウはサンドボックスなしで動いています。',

  trayShown: 'トレイかメニューバーにアイコンがあります。',
  trayMissing:
    'このデスクトップはアイコンを表示しません。GNOME では拡張機能 AppIndicator で表示できます。',
  trayLeftOut:
    'macOS がアイコンを隠しています。「システム設定」›「メニューバー」で許可するか、Dock に表示してください。',

  noticesShown: '通知を表示できます。',
  noticesOff: '通知はオフにしてあります。',
  noticesUnsupported:
    'このデスクトップは通知を表示しません。アイコンとウィンドウで同じことを確認できます。',
  noticesFailed:
    'システムが最後の通知を表示しませんでした。システムの設定で Pilot Light を許可してください。',

  autostartOn: 'ログイン時に Pilot Light が起動します。',
  autostartOff: 'オフにしてあります。',
  autostartMissing:
    'ここではオンですが、システムは Pilot Light を起動しません。オフにしてもう一度オンにしてください。',
  autostartUnwanted: 'ここではオフですが、システムが Pilot Light を起動します。',

  clipboardPlain: 'すぐにコピーでき、消す前にもう一度確認します。',
  clipboardLent: 'Wayland で wl-copy を使ってコピーします。',
  clipboardFocused:
    'Wayland では、コピーのためにウィンドウが前面に出ます。wl-clipboard 2.3 以降があれば不要です。',

  agentOff: 'オフです。どのプログラムにもトークンを渡しません。',
  agentListens: 'プログラムに応答しています。',
  agentTrouble: 'オンですが、プログラムに応答できません。',
  agentOpening: '準備しています。',

  variablesNone: 'ほかのプログラムに別のトークンを使わせる変数はありません。',
  variablesSet: (names) =>
    `${names}: Pilot Light を起動した環境に設定されています。そこから起動したプログラムは、Copilot トークンの代わりにこれを使うことがあります。`,
};
