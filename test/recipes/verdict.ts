import type { LogEntry } from '../simulator/reports.ts';

/** What the Copilot API saw of a program. */
export interface Sight {
  /** All requests. */
  readonly requests: number;
  /** Those for words that were answered. */
  readonly answered: number;
  /** Different live Copilot tokens. */
  readonly tokens: number;
  /** Requests without a live Copilot token: with a dead one, or with none. */
  readonly dead: number;
  readonly keyless: number;
  /** Requests in which a GitHub token stood, wherever. */
  readonly leaks: number;
}

const API: ReadonlySet<string> = new Set(['models', 'chat', 'responses', 'messages', 'other']);
const WORDS: ReadonlySet<string> = new Set(['chat', 'responses', 'messages']);

/** Reads the log; requests to GitHub itself are the app's. */
export function sightOf(log: readonly LogEntry[]): Sight {
  const asked = log.filter(({ endpoint }) => API.has(endpoint));
  const isCopilot = ({ authorization }: LogEntry): boolean => authorization?.kind === 'copilot';
  const live = asked.filter((one) => isCopilot(one) && one.authorization?.alive === true);
  return {
    requests: asked.length,
    answered: asked.filter(({ endpoint, status }) => WORDS.has(endpoint) && status === 200).length,
    tokens: new Set(live.map(({ authorization }) => authorization?.fingerprint)).size,
    dead: asked.filter((one) => isCopilot(one) && !live.includes(one)).length,
    keyless: asked.filter((one) => !isCopilot(one)).length,
    leaks: asked.filter(({ githubTokens }) => githubTokens.length > 0).length,
  };
}

/** Through the death of a token: answers with two tokens, before and after, and how often the dead one may have been tried. */
export function heldThrough(sight: Sight, mayTryDead: boolean): boolean {
  const { answered, tokens, dead, keyless, leaks } = sight;
  const isStrict = dead === 0 || (mayTryDead && dead === 1);
  return answered >= 2 && tokens === 2 && isStrict && keyless === 0 && leaks === 0;
}

/** What a program did when the agent gave no more tokens. */
export interface Loss {
  readonly did: 'stopped' | 'askedWithoutKey' | 'wentOn' | 'neverBegan';
  readonly code: number | null;
  readonly leaks: number;
  /** Whether the app's sentence was shown to the person. */
  readonly saidWhy: boolean;
}

/** Reads what came before the loss, and after. Nobody may be answered then, and nobody may hang. */
export function lossOf(
  before: Sight,
  after: Sight,
  { code, output }: { readonly code: number | null; readonly output: string },
  words: RegExp,
): Loss {
  return {
    did: deedOf(before, after, code),
    code,
    leaks: after.leaks,
    saidWhy: words.test(output),
  };
}

function deedOf(before: Sight, after: Sight, code: number | null): Loss['did'] {
  if (before.answered === 0) return 'neverBegan';
  if (after.answered > 0 || code === null) return 'wentOn';
  return after.keyless + after.dead > 0 ? 'askedWithoutKey' : 'stopped';
}
