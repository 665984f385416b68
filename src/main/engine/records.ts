import type { Grant, VaultRecord } from '../ports.ts';
import { type GrantLife, grantLifeOf } from '../session/grant-life.ts';
import type { SignInRequest } from '../sign-in/state.ts';

/** The record of an account of which only the GitHub token is known. */
export function provisionalRecord(
  name: string,
  request: SignInRequest,
  grant: Grant,
  serverNowMs: number,
): VaultRecord {
  const { host, clientId } = request;
  return {
    key: `${host}/new-${name}`,
    host,
    clientId,
    identity: null,
    doubt: { expected: request.expected, isKept: false },
    ...fieldsOf(grant, serverNowMs),
  };
}

/** The same account with a new GitHub token. */
export function withGrant(record: VaultRecord, grant: Grant, serverNowMs: number): VaultRecord {
  return { ...record, ...fieldsOf(grant, serverNowMs) };
}

/** The same account, whoever it is: a person wants it. */
export function keptUnnamed(record: VaultRecord): VaultRecord {
  return record.doubt === null ? record : { ...record, doubt: { ...record.doubt, isKept: true } };
}

/** The same record, once the host's clock has told when its GitHub token was granted (server epoch milliseconds). */
export function datedAnew(record: VaultRecord, grantedAtMs: number): VaultRecord {
  const { gitHubTokenEndsAtMs: endsAtMs, savedAtMs } = record;
  const lifeMs = endsAtMs === null ? null : endsAtMs - savedAtMs;
  return {
    ...record,
    gitHubTokenEndsAtMs: lifeMs === null ? null : grantedAtMs + lifeMs,
    savedAtMs: grantedAtMs,
  };
}

function fieldsOf(grant: Grant, serverNowMs: number) {
  return {
    gitHubToken: grant.gitHubToken,
    gitHubTokenEndsAtMs: grant.lifeMs === null ? null : serverNowMs + grant.lifeMs,
    refreshToken: grant.refreshToken,
    savedAtMs: serverNowMs,
  };
}

/** How the GitHub token of this record ends, as timeline instants, by the server's present time. */
export function recordLife(record: VaultRecord, serverNowMs: number, nowMs: number): GrantLife {
  const endsAtMs = record.gitHubTokenEndsAtMs;
  return grantLifeOf(
    {
      endsInMs: endsAtMs === null ? null : endsAtMs - serverNowMs,
      lifeMs: endsAtMs === null ? null : endsAtMs - record.savedAtMs,
      isRenewable: record.refreshToken !== null,
    },
    nowMs,
  );
}
