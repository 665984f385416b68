import type { Usage } from './choices.ts';

/** What a plan is called in the three places that name it. */
export interface Plan {
  readonly sku: string;
  readonly copilotPlan: string;
  readonly individual: boolean;
}

const PAID: Plan = { sku: 'monthly_subscriber', copilotPlan: 'individual', individual: true };
/** Free accounts report `individual` too; only the sku tells. */
const FREE: Plan = { sku: 'free_limited_copilot', copilotPlan: 'individual', individual: true };

const PLUS: Plan = {
  sku: 'plus_monthly_subscriber_quota',
  copilotPlan: 'individual_pro',
  individual: true,
};
const MAX: Plan = { sku: 'max_subscriber', copilotPlan: 'individual_max', individual: true };
const SEAT: Plan = { sku: 'copilot_for_business_seat', copilotPlan: 'business', individual: false };
const ENTERPRISE: Plan = {
  sku: 'copilot_enterprise_seat',
  copilotPlan: 'enterprise',
  individual: false,
};

/** The plan behind each shape of usage. */
export const PLANS: Readonly<Record<Usage, Plan>> = {
  paid: PAID,
  free: FREE,
  negative: PAID,
  numericStrings: PAID,
  credits: PLUS,
  overspent: MAX,
  percentOnly: PAID,
  freeCredits: FREE,
  missingSnapshots: FREE,
  business: SEAT,
  pooled: SEAT,
  pooledOwn: ENTERPRISE,
  uncounted: PAID,
};
