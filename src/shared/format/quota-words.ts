import { assertNever } from '../assert-never.ts';
import type { usage as words } from '../messages/en/usage.ts';
import type { Quota, QuotaAmount } from '../usage.ts';
import { amountText, dayText, percentText } from './amount.ts';
import type { Language } from './language.ts';

/** One thing that is counted, in words; null where there is nothing to say. */
export interface QuotaWords {
  readonly name: string;
  readonly used: string;
  readonly left: string | null;
  readonly resets: string | null;
}

/** Says what GitHub counts. `at` says an instant as this person's clocks do. */
export function quotaWords(
  { name, amount, reset }: Quota,
  usage: typeof words,
  language: Language,
  at: (atMs: number) => string,
): QuotaWords {
  const day = reset?.isWholeDay === true ? dayText(reset.atMs, language) : null;
  return {
    name: usage.names[name],
    ...amountWords(amount, usage, language),
    resets: reset === null ? null : usage.resets(day ?? at(reset.atMs)),
  };
}

function amountWords(
  amount: QuotaAmount,
  usage: typeof words,
  language: Language,
): Pick<QuotaWords, 'used' | 'left'> {
  const text = (number: number) => amountText(number, language);
  switch (amount.kind) {
    case 'counted': {
      const { used, total, left, over } = amount;
      return {
        used: usage.used(text(used), text(total)),
        left: over > 0 ? usage.over(text(over)) : usage.left(text(left)),
      };
    }
    case 'part': {
      const left = percentText(amount.leftPercent, language);
      const { total } = amount;
      return {
        used: total === null ? usage.left(left) : usage.leftOf(left, text(total)),
        left: null,
      };
    }
    case 'unlimited':
    case 'pooled': {
      const { used } = amount;
      return { used: usage[amount.kind], left: used === null ? null : usage.usedSoFar(text(used)) };
    }
    default:
      return assertNever(amount);
  }
}
