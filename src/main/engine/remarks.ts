import type { Remark } from '../../shared/remark.ts';
import type { AccountNotes, TokenRemark } from '../ports.ts';
import type { Account } from './accounts.ts';

/** What GitHub remarks beside the tokens of each account, until a person has put it away. */
export interface Remarks {
  /** Null when there is none to show. */
  readonly remarkOf: (account: Account) => Remark | null;
  /** It has been read: that very remark is not shown again before GitHub has been silent of it. */
  readonly putAway: (account: Account) => void;
  /** A new token is in hand. */
  readonly adopted: (account: Account) => void;
}

/** Remembers over restarts what was put away. */
export function createRemarks(notes: AccountNotes): Remarks {
  const newest = ({ session }: Account): TokenRemark | null =>
    session.tokenAtHand()?.remark ?? null;
  const readId = ({ record }: Account): string | null => notes.of(record.key).readRemark;

  return {
    remarkOf(account) {
      const { kind } = account.session.state();
      // Whoever is refused since has other things to read.
      if (kind !== 'lit' && kind !== 'flickering') return null;
      const made = newest(account);
      return made === null || made.id === readId(account) ? null : made.remark;
    },
    putAway(account) {
      const made = newest(account);
      if (made !== null) notes.change(account.record.key, { readRemark: made.id });
    },
    adopted(account) {
      const read = readId(account);
      if (read === null || newest(account)?.id === read) return;
      notes.change(account.record.key, { readRemark: null });
    },
  };
}
