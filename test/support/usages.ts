import type { NicetyAnswer } from '../../src/main/ports.ts';
import type { Usage } from '../../src/shared/usage.ts';

/** What GitHub tells of an account with this plan of which it counts nothing. */
export const uncounted = (plan: string | null): Usage => ({ plan, quotas: [] });

/** The answer of a host that tells this; null where it tells none. */
export const telling = <Told>(told: Told | null): NicetyAnswer<Told> => ({ kind: 'told', told });
