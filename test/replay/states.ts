import type { Recorded } from '../../src/main/activity/entry-line.ts';

/** What each account went through, one after the other, each state once for as long as it lasted. */
export type Lives = ReadonlyMap<string, readonly string[]>;

/** The states of each account in these entries; the account of a sign-in is the one that it becomes. */
export function livesOf(entries: readonly Recorded[]): Lives {
  const lives = new Map<string, string[]>();
  const names = lastingNames(entries);
  for (const entry of entries) {
    if (entry.kind !== 'event' || entry.machine !== 'session') continue;
    const name = names.get(entry.accountKey) ?? entry.accountKey;
    const life = lives.get(name) ?? [];
    lives.set(name, life);
    const state = wordsOf(entry);
    if (life.at(-1) !== state) life.push(state);
  }
  return lives;
}

/** The key under which the account of each provisional key is known later. */
export function lastingNames(entries: readonly Recorded[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind === 'named') names.set(entry.wasKey, entry.accountKey);
  }
  return names;
}

function wordsOf({ state, health }: Extract<Recorded, { readonly machine: 'session' }>): string {
  const trouble = health?.trouble ?? null;
  const held = health?.hasToken === true ? '' : ', no token';
  return trouble === null || trouble === state ? `${state}${held}` : `${state} (${trouble})${held}`;
}

/** Where two lives part: the states of each from there on; null where they are alike. */
export function parting(
  recorded: readonly string[],
  lived: readonly string[],
): { readonly step: number; readonly recorded: string; readonly lived: string } | null {
  const step = recorded.findIndex((state, index) => state !== lived[index]);
  const at = step === -1 ? recorded.length : step;
  if (step === -1 && lived.length === recorded.length) return null;
  return { step: at + 1, recorded: recorded[at] ?? 'nothing', lived: lived[at] ?? 'nothing' };
}
