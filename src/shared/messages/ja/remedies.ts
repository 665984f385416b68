import type { remedies as en } from '../en/remedies.ts';

const SUPPORT = 'GitHub サポートに問い合わせてください。';
const PLAN = 'GitHub でプランを始められます。';
const SEAT = 'GitHub でプランを始めるか、組織のオーナーにシートを依頼してください。';
const OWNER = '組織のオーナーか GitHub サポートに問い合わせてください。';

/** The Japanese words for what a person can do. */
export const remedies: typeof en = {
  no_copilot_access: SEAT,
  not_signed_up: SEAT,
  subscription_ended: PLAN,
  enterprise_managed_user_account: '管理者に Copilot のシートを依頼してください。',
  server_error: '少しお待ちください。自動で再試行します。',
  feature_flag_blocked: SUPPORT,
  spammy_user: SUPPORT,
  snippy_not_configured: 'GitHub の Copilot 設定で選んでください。',
  billing_locked: '支払いの担当者に、GitHub での支払い状況の確認を依頼してください。',
  trade_restricted: SUPPORT,
  trade_restricted_country: SUPPORT,
  codespaces_demo_inactive: PLAN,
  expired_coupon: PLAN,
  revoked_coupon: PLAN,
  go_http_client: 'Pilot Light を更新してから、もう一度お試しください。',
  programmatic_token_generation:
    'トークンを取得するほかのツールを終了し、後でもう一度お試しください。',
  access_revoked: OWNER,
  unknown: OWNER,
  notFound: '設定の「詳細」でホストとクライアント ID を確認してください。',
  wrongClient: '既定のクライアント ID に戻して、サインインし直してください。',
  contradicted:
    '自動で再試行するのでお待ちください。続く場合は、サインアウトしてからサインインし直してください。',
  outdated: 'Pilot Light を更新してください。',
  ssoRequired: 'サインオンのページを開いて承認し、もう一度お試しください。',
  withheld: OWNER,
  vanished: '自動で再試行するのでお待ちください。ステータスページに情報があるかもしれません。',
  closed:
    'Pilot Light の更新を確認してください。1 時間ごとに試し、使えるようになりしだい再開します。',
};
