import { gitHubToken, renewal } from '../config.ts';

/** How the GitHub token itself ends, as timeline instants. */
export interface GrantLife {
  readonly endsAtMs: number | null;
  /** A refresh token is at hand. */
  readonly isRenewable: boolean;
  /** When to ask for the next pair; null when it does not end or cannot be renewed. */
  readonly renewAtMs: number | null;
  /** When to tell the user that it ends; null when it need not be told, or has been. */
  readonly noticeAtMs: number | null;
  readonly endsSoon: boolean;
}

/** Whether the GitHub token has reached its end, by the best knowledge now. */
export function isGrantOver({ endsAtMs }: GrantLife, nowMs: number): boolean {
  return endsAtMs !== null && nowMs >= endsAtMs;
}

/** What a grant said of its end. */
interface GrantTerms {
  /** From now; null when the GitHub token does not end. May be negative. */
  readonly endsInMs: number | null;
  /** From its grant to its end. */
  readonly lifeMs: number | null;
  readonly isRenewable: boolean;
}

/** Plans the GitHub token's renewal, or the notice of its end, from what the grant said. */
export function grantLifeOf(terms: GrantTerms, nowMs: number): GrantLife {
  const { endsInMs, isRenewable } = terms;
  if (endsInMs === null) {
    return { endsAtMs: null, isRenewable, renewAtMs: null, noticeAtMs: null, endsSoon: false };
  }
  const lifeMs = terms.lifeMs ?? endsInMs;
  const endsAtMs = nowMs + endsInMs;
  const grantedAtMs = endsAtMs - lifeMs;
  const marginMs = Math.min(gitHubToken.renewMarginMs, lifeMs * gitHubToken.renewMarginPart);
  const warnMs = Math.min(gitHubToken.noticeBeforeMs, lifeMs * gitHubToken.noticePart);
  return {
    endsAtMs,
    isRenewable,
    // A server that grants tokens of no life must not be asked for the next one in a loop.
    renewAtMs: isRenewable
      ? Math.max(endsAtMs - marginMs, grantedAtMs + renewal.minimumGapMs)
      : null,
    noticeAtMs: isRenewable ? null : endsAtMs - warnMs,
    endsSoon: false,
  };
}
