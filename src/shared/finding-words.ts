import type { Fact, Finding } from './doctor.ts';
import { type ClockStyle, clockTime } from './format/clock-time.ts';
import { timeLeft } from './format/time-left.ts';
import type { FindingText } from './messages/en/doctor.ts';
import type { Messages } from './messages/en.ts';

/** The words that findings are put into. */
type FindingWords = Pick<Messages, 'findings' | 'troubles' | 'refusals'>;

/** What a check came to, as a sentence. `nowMs`: another day than today is named. */
export function sentenceOf(
  { kind, facts }: Pick<Finding, 'kind' | 'facts'>,
  words: FindingWords,
  style: ClockStyle,
  nowMs: number,
): string {
  const said: FindingText = words.findings[kind];
  return typeof said === 'string' ? said : said(...facts.map((fact) => written(fact)));

  function written(fact: Fact): string {
    if (typeof fact === 'string') return fact;
    switch (fact.kind) {
      case 'instant':
        // No clock shows one of no sense, and a formatter throws at it.
        return Number.isNaN(fact.atMs) ? '?' : clockTime(fact.atMs, nowMs, style);
      case 'span':
        return timeLeft(fact.spanMs, style.language);
      case 'trouble':
        return words.troubles[fact.trouble].title;
      case 'advice':
        return words.troubles[fact.trouble].next;
      case 'refusal':
        return words.refusals[fact.reason].title;
      default:
        return fact satisfies never;
    }
  }
}
