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

/** The plan behind each shape of usage. */
export const PLANS: Readonly<Record<Usage, Plan>> = {
  paid: PAID,
  free: FREE,
  business: { sku: 'copilot_for_business_seat', copilotPlan: 'business', individual: false },
  negative: PAID,
  numericStrings: PAID,
  missingSnapshots: FREE,
};
