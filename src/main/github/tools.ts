import type { Caused, Log, RequestPurpose } from '../ports.ts';
import type { RequestBuilder } from './requests.ts';
import type { Wire } from './wire.ts';

/** What every conversation with GitHub needs. */
export interface Tools {
  readonly send: Wire;
  readonly requests: RequestBuilder;
  readonly log: Log;
}

/** Notes that an answer has changed its shape: names of fields only. */
export function driftLog(log: Log, purpose: RequestPurpose): (fields: string) => void {
  return (fields) => log.warn('an answer has an unexpected shape', { purpose, fields });
}

/** Notes what was behind a no that GitHub said in an answer, and hands the answer on. */
export function withNoLogged<Said extends { readonly kind: string }>(
  log: Log,
  purpose: RequestPurpose,
  answer: Said & Caused,
): Said {
  const { kind, cause } = answer;
  if (cause?.kind === 'answer') {
    log.info('GitHub said no', { purpose, kind, status: cause.status, code: cause.code });
  }
  return answer;
}
