import type { refusals as en } from '../en/refusals.ts';

const SUPPORT = 'GitHub サポートに問い合わせてください。';

export const refusals: typeof en = {
  no_copilot_access: {
    title: 'このアカウントでは Copilot を使えません',
    sentence: 'サインインはできていますが、Copilot を使う権限がありません。',
    next: 'GitHub でプランを始めるか、組織のオーナーにシートを依頼してください。',
  },
  not_signed_up: {
    title: 'Copilot に登録していません',
    sentence: 'サインインはできていますが、Copilot のプランがまだありません。',
    next: 'GitHub で登録するか、組織のオーナーにシートを依頼してください。',
  },
  subscription_ended: {
    title: 'Copilot のプランが終了しました',
    sentence: 'このアカウントのプランは期限が切れています。',
    next: 'GitHub でプランを更新できます。',
  },
  enterprise_managed_user_account: {
    title: '利用の可否はエンタープライズが決めます',
    sentence: '管理対象のアカウントは、エンタープライズからのみ Copilot を使えます。',
    next: 'エンタープライズの管理者に Copilot のシートを依頼してください。',
  },
  server_error: {
    title: 'GitHub がアカウントを確認できませんでした',
    sentence: 'GitHub の側でエラーが起きました。',
    next: '操作は不要です。自動でもう一度確認します。',
  },
  feature_flag_blocked: {
    title: 'このアカウントでは Copilot が無効です',
    sentence: 'GitHub がまだ Copilot を有効にしていません。',
    next: SUPPORT,
  },
  spammy_user: {
    title: 'このアカウントは制限されています',
    sentence: 'GitHub がこのアカウントに制限をかけています。',
    next: SUPPORT,
  },
  snippy_not_configured: {
    title: 'Copilot の設定が 1 つ残っています',
    sentence: '公開コードと一致する提案の扱いがまだ選ばれていません。',
    next: 'GitHub の Copilot 設定で選んでください。',
  },
  billing_locked: {
    title: '支払いがロックされています',
    sentence: 'このアカウントまたは組織の支払いを GitHub がロックしています。',
    next: '支払いの担当者が GitHub で支払い状況を確認できます。',
  },
  trade_restricted: {
    title: 'このアカウントでは Copilot を提供していません',
    sentence: '貿易規制の対象になっています。',
    next: SUPPORT,
  },
  trade_restricted_country: {
    title: 'この国では Copilot を提供していません',
    sentence: '接続元の地域が貿易規制の対象です。',
    next: '別の場所から接続するか、GitHub サポートに問い合わせてください。',
  },
  codespaces_demo_inactive: {
    title: 'Copilot のデモは終了しました',
    sentence: 'Codespaces のデモは有効ではありません。',
    next: 'GitHub で Copilot に登録できます。',
  },
  expired_coupon: {
    title: 'Copilot のクーポンの期限が切れました',
    sentence: 'クーポンによる利用期間が終わっています。',
    next: 'GitHub でプランを始められます。',
  },
  revoked_coupon: {
    title: 'Copilot のクーポンが取り消されました',
    sentence: 'クーポンは無効になっています。',
    next: 'GitHub でプランを始められます。',
  },
  go_http_client: {
    title: 'GitHub がこのプログラムを受け付けません',
    sentence: 'ブロック対象の種類のプログラムと判断されました。',
    next: 'Pilot Light を更新してから、もう一度お試しください。',
  },
  programmatic_token_generation: {
    title: 'GitHub が自動の取得を止めました',
    sentence: 'このアカウントで Copilot トークンが何度も要求されました。',
    next: 'トークンを取得するほかのツールを終了し、後でもう一度お試しください。',
  },
  access_revoked: {
    title: 'Copilot の利用が取り消されました',
    sentence: 'GitHub または組織が利用を取り消しました。',
    next: '組織のオーナーか GitHub サポートに問い合わせてください。',
  },
  unknown: {
    title: 'GitHub がトークンの発行を断りました',
    sentence: 'Pilot Light の知らない理由が返されました。',
    next: '組織のオーナーか GitHub サポートが詳しい理由を確認できます。',
  },
  notFound: {
    title: 'Copilot トークンを取得できません',
    sentence: 'このホストは、今のクライアント ID に Copilot トークンを発行していません。',
    next: '設定の「詳細」でホストとクライアント ID を確認してください。',
  },
  wrongClient: {
    title: 'クライアント ID が Copilot に登録されていません',
    sentence: 'GitHub は、登録済みのクライアント ID にだけ Copilot トークンを発行します。',
    next: '設定の「詳細」で既定のクライアント ID を選び、もう一度サインインしてください。',
  },
};
