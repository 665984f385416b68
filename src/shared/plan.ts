/** What GitHub sells, by its own names for the plans of accounts. */
export const PLANS = [
  'free',
  'individual',
  'individual_pro',
  'individual_max',
  'individual_edu',
  'business',
  'enterprise',
] as const;

export type Plan = (typeof PLANS)[number];

/** Those that a person has alone, with no administrator. */
export const OWN_PLANS = [
  'free',
  'individual',
  'individual_pro',
  'individual_max',
  'individual_edu',
] as const satisfies readonly Plan[];

/** Names for people, by plan. */
export type PlanNames = Readonly<Record<Plan, string>>;

/** A plan as people know it; one that is not known here stays as GitHub calls it. */
export function planName(plan: string, names: PlanNames): string {
  const known = PLANS.find((one) => one === plan);
  return known === undefined ? plan : names[known];
}

/** Where an account is, and what it has there as far as that is known. */
export function hostAndPlan(
  { host, plan }: { readonly host: string; readonly plan: string | null },
  names: PlanNames,
): string {
  return plan === null ? host : `${host} · ${planName(plan, names)}`;
}
