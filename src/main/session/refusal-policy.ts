import type { RefusalReason } from '../../shared/refusal.ts';
import { refusalRetry } from '../config.ts';

/**
 * How long to wait before asking again after this refusal, in milliseconds.
 *
 * `server_error` and `unknown` may pass by themselves; everything else waits for a person: a seat, a bill, a policy, or
 * another client id.
 */
export function refusalRetryMs(reason: RefusalReason): number {
  return reason === 'server_error' || reason === 'unknown'
    ? refusalRetry.transientMs
    : refusalRetry.settledMs;
}
