import { assertNever } from './assert-never.ts';
import { OWN_PLANS } from './plan.ts';
import { type Backing, DENIES_PLAN, type Refusal, type RefusalReason } from './refusal.ts';
import type { AccountView } from './view.ts';

/** Whose account it is: its host, and its plan as far as that is known. */
type WhoseAccount = Pick<AccountView, 'host' | 'plan'>;

/** Only who belongs to an organization or an enterprise is refused so. */
const OF_MEMBERS: ReadonlySet<RefusalReason> = new Set([
  'enterprise_managed_user_account',
  'ssoRequired',
]);

/**
 * Who stands behind a refused account and can be asked, beside GitHub.
 *
 * A plan beside a refusal that denies it says nothing: whoever has lost a seat has a plan of their own by GitHub's books.
 */
export function backingOf({ host, plan }: WhoseAccount, reason: RefusalReason): Backing {
  if (host !== 'github.com') return 'company';
  if (DENIES_PLAN.has(reason) || OF_MEMBERS.has(reason)) return 'organization';
  return OWN_PLANS.some((own) => own === plan) ? 'self' : 'organization';
}

/**
 * What can be done about a refusal, as a button.
 *
 * - `advanced`: the host and the app to sign in with are in the settings
 * - `defaultApp`: a new sign-in with the default app
 * - `release`: the page of a newer version of this app
 * - `page`: the page that GitHub names
 * - `support`: GitHub Support, which is github.com's
 * - `admin`: a message for an administrator is copied
 * - `status`: GitHub's status page
 */
export type RefusalStep =
  | 'advanced'
  | 'defaultApp'
  | 'release'
  | 'page'
  | 'support'
  | 'admin'
  | 'status';

/** `companyAdmin`: what is somebody's own plan elsewhere is a seat of the company's on its host. */
type Helper = 'admin' | 'companyAdmin' | 'support';

/** Who ends it, where the person cannot alone, the best first. */
const HELPERS: Readonly<Partial<Record<RefusalReason, readonly Helper[]>>> = {
  no_copilot_access: ['admin'],
  not_signed_up: ['admin'],
  enterprise_managed_user_account: ['admin'],
  snippy_not_configured: ['admin'],
  billing_locked: ['admin'],
  feature_flag_blocked: ['support'],
  spammy_user: ['support'],
  trade_restricted: ['support'],
  trade_restricted_country: ['support'],
  access_revoked: ['admin', 'support'],
  unknown: ['admin', 'support'],
  withheld: ['admin', 'support'],
  subscription_ended: ['companyAdmin'],
  codespaces_demo_inactive: ['companyAdmin'],
  expired_coupon: ['companyAdmin'],
  revoked_coupon: ['companyAdmin'],
};

/** A newer version of this app may end these. */
const OUTDATED: ReadonlySet<RefusalReason> = new Set(['outdated', 'go_http_client', 'closed']);

/** GitHub's own trouble, as far as anybody knows: its status page may say more. */
const GITHUBS_OWN: ReadonlySet<RefusalReason> = new Set([
  'server_error',
  'contradicted',
  'vanished',
  'closed',
]);

/** What a refused person can do, the best first, none twice; empty where no press helps. */
export function refusalSteps(
  account: WhoseAccount,
  refusal: Pick<Refusal, 'reason' | 'page'>,
  newerVersion: string | null,
): readonly RefusalStep[] {
  const { reason, page } = refusal;
  if (reason === 'notFound') return ['advanced'];
  if (reason === 'wrongClient') return ['defaultApp'];
  const helpers = helpersOf(account, refusal);
  const explained: readonly RefusalStep[] = page === null ? [] : ['page'];
  const steps = new Set<RefusalStep>([
    ...(OUTDATED.has(reason) && newerVersion !== null ? (['release'] as const) : []),
    // Where nobody but GitHub Support can help, the way there comes first.
    ...(HELPERS[reason]?.[0] === 'support' ? [...helpers, ...explained] : []),
    // What only explains comes last.
    ...(page === 'support' || page === 'docs' ? [] : explained),
    ...helpers,
    ...explained,
  ]);
  if (steps.size === 0 && GITHUBS_OWN.has(reason)) steps.add('status');
  return [...steps];
}

function helpersOf(
  account: WhoseAccount,
  { reason, page }: Pick<Refusal, 'reason' | 'page'>,
): readonly RefusalStep[] {
  const backing = backingOf(account, reason);
  return (HELPERS[reason] ?? []).flatMap((helper): readonly RefusalStep[] => {
    if (backing === 'company') return ['admin'];
    switch (helper) {
      case 'admin':
        return backing === 'self' ? [] : ['admin'];
      case 'companyAdmin':
        return [];
      case 'support':
        return [page === 'support' ? 'page' : 'support'];
      default:
        return assertNever(helper);
    }
  });
}
