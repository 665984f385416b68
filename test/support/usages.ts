import type { Usage } from '../../src/shared/usage.ts';

/** What GitHub tells of an account with this plan of which it counts nothing. */
export const uncounted = (plan: string | null): Usage => ({ plan, quotas: [] });
