import { PLANS } from '../../shared/plan.ts';

/**
 * What GitHub sells, by the beginnings of its names: the rest says how it is paid. Null is no plan at all.
 *
 * The names are seen in public, a list of them is not: what is missing here is shown as GitHub says it.
 */
const PRODUCTS: readonly (readonly [beginning: string, plan: string | null])[] = [
  ['free_limited_copilot', 'free'],
  ['no_auth_limited_copilot', 'free'],
  ['free_educational', 'individual_edu'],
  ['plus_monthly_subscriber', 'individual_pro'],
  ['plus_yearly_subscriber', 'individual_pro'],
  ['copilot_for_business_seat', 'business'],
  ['copilot_enterprise_seat', 'enterprise'],
  ['no_access', null],
];

/**
 * The plan of an account in one word, null when there is none.
 *
 * `individual` is what GitHub calls many accounts that have something else, so a product that is known comes first.
 */
export function planOf(plan: string | null, product: string | null): string | null {
  const named = plan?.toLowerCase() ?? '';
  const sold = [product?.toLowerCase() ?? '', named].flatMap((name) =>
    PRODUCTS.filter(([beginning]) => name.startsWith(beginning)),
  )[0];
  if (sold !== undefined) return sold[1];
  return PLANS.find((one) => one === named) ?? plan;
}
