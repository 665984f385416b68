import type { remedies as en } from '../en/remedies.ts';

const SUPPORT = 'GitHub サポートに問い合わせてください。';

export const remedies: typeof en = {
  no_copilot_access: 'GitHub でプランを始めるか、組織のオーナーにシートを依頼してください。',
  not_signed_up: 'GitHub で登録するか、組織のオーナーにシートを依頼してください。',
  subscription_ended: 'GitHub でプランを更新できます。',
  enterprise_managed_user_account:
    'エンタープライズの管理者に Copilot のシートを依頼してください。',
  server_error: '操作は不要です。自動でもう一度確認します。',
  feature_flag_blocked: SUPPORT,
  spammy_user: SUPPORT,
  snippy_not_configured: 'GitHub の Copilot 設定で選んでください。',
  billing_locked: '支払いの担当者が GitHub で支払い状況を確認できます。',
  trade_restricted: SUPPORT,
  trade_restricted_country: '別の場所から接続するか、GitHub サポートに問い合わせてください。',
  codespaces_demo_inactive: 'GitHub で Copilot に登録できます。',
  expired_coupon: 'GitHub でプランを始められます。',
  revoked_coupon: 'GitHub でプランを始められます。',
  go_http_client: 'Pilot Light を更新してから、もう一度お試しください。',
  programmatic_token_generation:
    'トークンを取得するほかのツールを終了し、後でもう一度お試しください。',
  access_revoked: '組織のオーナーか GitHub サポートに問い合わせてください。',
  unknown: '組織のオーナーか GitHub サポートが詳しい理由を確認できます。',
  notFound: '設定の「詳細」でホストとクライアント ID を確認してください。',
  wrongClient: '設定の「詳細」で既定のクライアント ID を選び、もう一度サインインしてください。',
};
