import type { Log, RequestPurpose } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Requests } from './requests.ts';
import type { Wire } from './wire.ts';

/** What every conversation with GitHub needs. */
export interface Tools {
  readonly send: Wire;
  readonly requests: Requests;
  /** Wraps a token the moment it is read, and makes it known to the redactor before anything can log it. */
  readonly toSecret: (token: string) => Secret;
  readonly log: Log;
}

/** Notes that an answer has changed its shape: names of fields only. */
export function driftLog(log: Log, purpose: RequestPurpose): (fields: string) => void {
  return (fields) => log.warn('an answer has an unexpected shape', { purpose, fields });
}
