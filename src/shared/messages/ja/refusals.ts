import type {
  refusals as en,
  openPages as enPages,
  remarks as enRemarks,
  refusalWords as enWords,
} from '../en/refusals.ts';
import { remedies } from './remedies.ts';

/** The Japanese words for GitHub's refusals. */
export const refusals: typeof en = {
  no_copilot_access: {
    title: 'このアカウントでは Copilot を使えません',
    sentence: 'サインインはできていますが、Copilot を使う権限がありません。',
    next: remedies.no_copilot_access,
  },
  not_signed_up: {
    title: 'Copilot に登録していません',
    sentence: 'サインインはできていますが、Copilot のプランがまだありません。',
    next: remedies.not_signed_up,
  },
  subscription_ended: {
    title: 'Copilot のプランが終了しました',
    sentence: 'このアカウントのプランは期限が切れています。',
    next: remedies.subscription_ended,
  },
  enterprise_managed_user_account: {
    title: 'エンタープライズが可否を決めます',
    sentence: '管理対象のアカウントは、エンタープライズからのみ Copilot を使えます。',
    next: remedies.enterprise_managed_user_account,
  },
  server_error: {
    title: 'GitHub がアカウントを確認できませんでした',
    sentence: 'GitHub の側でエラーが起きました。',
    next: remedies.server_error,
  },
  feature_flag_blocked: {
    title: 'このアカウントでは Copilot が無効です',
    sentence: 'GitHub がまだ Copilot を有効にしていません。',
    next: remedies.feature_flag_blocked,
  },
  spammy_user: {
    title: 'このアカウントは制限されています',
    sentence: 'GitHub がこのアカウントに制限をかけています。',
    next: remedies.spammy_user,
  },
  snippy_not_configured: {
    title: 'Copilot の設定が 1 つ残っています',
    sentence: '公開コードと一致する提案の扱いがまだ選ばれていません。',
    next: remedies.snippy_not_configured,
  },
  billing_locked: {
    title: '支払いがロックされています',
    sentence: 'このアカウントまたは組織の支払いを GitHub がロックしています。',
    next: remedies.billing_locked,
  },
  trade_restricted: {
    title: 'このアカウントでは Copilot を提供していません',
    sentence: '貿易規制の対象になっています。',
    next: remedies.trade_restricted,
  },
  trade_restricted_country: {
    title: 'この国では Copilot を提供していません',
    sentence: '接続元の地域が貿易規制の対象です。',
    next: remedies.trade_restricted_country,
  },
  codespaces_demo_inactive: {
    title: 'Copilot のデモは終了しました',
    sentence: 'Codespaces のデモは有効ではありません。',
    next: remedies.codespaces_demo_inactive,
  },
  expired_coupon: {
    title: 'Copilot のクーポンの期限が切れました',
    sentence: 'クーポンによる利用期間が終わっています。',
    next: remedies.expired_coupon,
  },
  revoked_coupon: {
    title: 'Copilot のクーポンが取り消されました',
    sentence: 'クーポンは無効になっています。',
    next: remedies.revoked_coupon,
  },
  go_http_client: {
    title: 'GitHub がこのプログラムを受け付けません',
    sentence: 'ブロック対象の種類のプログラムと判断されました。',
    next: remedies.go_http_client,
  },
  programmatic_token_generation: {
    title: 'GitHub が自動の取得を止めました',
    sentence: 'このアカウントで Copilot トークンが何度も要求されました。',
    next: remedies.programmatic_token_generation,
  },
  access_revoked: {
    title: 'Copilot の利用が取り消されました',
    sentence: 'GitHub または組織が利用を取り消しました。',
    next: remedies.access_revoked,
  },
  unknown: {
    title: 'トークンの発行が GitHub に拒否されました',
    sentence: 'Pilot Light には理由がわかりません。',
    next: remedies.unknown,
  },
  notFound: {
    title: 'Copilot トークンを取得できません',
    sentence: 'このホストは、サインインに使ったアプリに Copilot トークンを発行していません。',
    next: remedies.notFound,
  },
  wrongClient: {
    title: 'サインインに使ったアプリは Copilot に登録されていません',
    sentence: 'GitHub は登録済みのアプリにだけトークンを発行します。',
    next: remedies.wrongClient,
  },
  contradicted: {
    title: 'GitHub の応答が食い違っています',
    sentence: 'サインイン情報は有効ですが、Copilot トークンの発行には受け付けられません。',
    next: remedies.contradicted,
  },
  outdated: {
    title: 'Pilot Light のバージョンが古すぎます',
    sentence: 'GitHub はこのバージョンに対応していません。',
    next: remedies.outdated,
  },
  ssoRequired: {
    title: '組織のサインオンが必要です',
    sentence: '組織のシングルサインオンを更新する必要があります。',
    next: remedies.ssoRequired,
  },
  withheld: {
    title: 'GitHub がこのアカウントを止めています',
    sentence: 'サインインは有効ですが、アカウントが停止またはロックされている可能性があります。',
    next: remedies.withheld,
  },
  vanished: {
    title: 'Copilot トークンの発行元が見つかりません',
    sentence: 'これまでは取得できていたので、一時的な問題かもしれません。',
    next: remedies.vanished,
  },
  closed: {
    title: 'GitHub がこの種のアプリへのトークン発行を終了した可能性があります',
    sentence:
      '数日間は取得できていましたが、発行元がなくなったままです。アカウントや設定の問題ではありません。',
    next: remedies.closed,
  },
};

/** The Japanese words for what GitHub remarks beside a token. */
export const remarks: typeof enRemarks = {
  subscription_trial_ending: {
    title: 'Copilot の試用期間がまもなく終わります',
    sentence: '終了後もトークンを取得するには、GitHub でプランを始めてください。',
  },
  subscription_trial_ended: {
    title: 'Copilot の試用期間が終わりました',
    sentence: 'まもなくトークンを取得できなくなります。GitHub でプランを始めてください。',
  },
  subscription_ending: {
    title: 'Copilot のプランがまもなく終わります',
    sentence: 'GitHub で更新するか、支払いの担当者に依頼してください。',
  },
  free_over_limits: {
    title: 'Copilot Free の上限に達しました',
    sentence:
      'トークンは使えますが、次の期間になるかプランを始めるまで、Copilot の応答は制限されます。',
  },
  codespaces_demo_welcome: {
    title: 'Copilot のデモを利用中です',
    sentence: 'Codespaces に付属し、Codespaces とともに終わります。',
  },
  copilot_seat_added: {
    title: '組織から Copilot のシートが割り当てられました',
    sentence: '何もする必要はありません。',
  },
  unknown: {
    title: 'GitHub からのお知らせがあります',
    sentence: 'トークンは使えます。',
  },
};

/** The Japanese words for pages of GitHub's. */
export const openPages: typeof enPages = {
  copilotSettings: 'GitHub で設定を開く',
  plans: 'GitHub でプランを開く',
  billing: 'GitHub の支払い設定を開く',
  signOn: 'サインオンのページを開く',
  support: 'GitHub サポートを開く',
  docs: 'GitHub のヘルプを開く',
  other: 'GitHub の説明ページを開く',
};

/** The Japanese words around a refusal or a remark. */
export const refusalWords: typeof enWords = {
  githubSays: 'GitHub の説明:',
  openRelease: (version) => `バージョン ${version} のページを開く`,
  remarkRead: '確認しました',
};
