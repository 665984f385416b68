import { always, type Remedy } from '../advice.ts';
import type { remedies as en } from '../en/remedies.ts';

const ADMIN = '管理者に問い合わせてください。';
const SEAT_GIVER = '組織の管理者に Copilot のシートを依頼してください。';

const PLAN = always('GitHub でプランを始められます。', SEAT_GIVER);
const SUPPORT = always('対応できるのは GitHub サポートだけです。問い合わせてください。', ADMIN);
const SEAT = always(
  'GitHub でプランを始めるか、組織の管理者にシートを依頼してください。',
  SEAT_GIVER,
);
const ADMIN_OR_SUPPORT: Remedy = {
  self: 'GitHub サポートに問い合わせてください。',
  organization: '組織の管理者か GitHub サポートに問い合わせてください。',
  company: ADMIN,
};

/** The Japanese words for what a person can do. */
export const remedies: typeof en = {
  no_copilot_access: SEAT,
  not_signed_up: SEAT,
  subscription_ended: PLAN,
  enterprise_managed_user_account: always(
    'エンタープライズの管理者に Copilot のシートを依頼してください。',
  ),
  server_error: always('少しお待ちください。自動で再試行します。'),
  feature_flag_blocked: SUPPORT,
  spammy_user: SUPPORT,
  snippy_not_configured: always('GitHub の Copilot 設定で選んでください。'),
  billing_locked: {
    ...always('支払いの担当者に、GitHub での支払い状況の確認を依頼してください。'),
    self: 'GitHub で支払い状況を確認してください。',
  },
  trade_restricted: SUPPORT,
  trade_restricted_country: SUPPORT,
  codespaces_demo_inactive: PLAN,
  expired_coupon: PLAN,
  revoked_coupon: PLAN,
  go_http_client: always('Pilot Light を更新してください。'),
  programmatic_token_generation: always(
    'トークンを取得するほかのツールを終了し、後でもう一度お試しください。',
  ),
  access_revoked: ADMIN_OR_SUPPORT,
  unknown: ADMIN_OR_SUPPORT,
  notFound: always('設定の「詳細」でホストとサインインに使うアプリを確認してください。'),
  wrongClient: always('既定のアプリでサインインし直してください。'),
  contradicted: always(
    '自動で再試行するのでお待ちください。続く場合は、サインアウトしてからサインインし直してください。',
  ),
  outdated: always('Pilot Light を更新してください。'),
  ssoRequired: always('サインオンのページを開いて承認し、「今すぐ更新」を押してください。'),
  withheld: ADMIN_OR_SUPPORT,
  vanished: always(
    '自動で再試行するのでお待ちください。ステータスページに情報があるかもしれません。',
  ),
  closed: always(
    '解決できるのは GitHub か、新しい Pilot Light だけです。1 時間ごとに自動で試します。',
  ),
};
