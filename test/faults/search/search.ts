import { PLACES, type Place, spellingsIn } from '../../support/leaks.ts';

/** What a search has looked through. */
export interface Searched {
  readonly secrets: number;
  /** Characters looked through, by place. */
  readonly characters: Readonly<Record<Place, number>>;
  /** Which secret was found, how it was spelt, and where; never the secret itself. */
  readonly leaks: readonly string[];
}

interface Search {
  readonly secrets: Set<string>;
  readonly seen: Map<Place, Map<string, string>>;
  readonly lastLooks: Map<unknown, () => Promise<void> | void>;
}

/** The search of the test that runs now; the tests of a file run one after the other. */
let search: Search | null = null;

/** From here on everything that the test's worlds let be seen is remembered, and every secret in them. */
export function beginSearch(): void {
  search = { secrets: new Set(), seen: new Map(), lastLooks: new Map() };
}

/** This text must be seen nowhere. */
export function knowSecret(text: string): void {
  search?.secrets.add(text);
}

/** Somebody could read this text there. */
export function sawAt(place: Place, text: string): void {
  if (search === null || text === '') return;
  const texts = search.seen.get(place) ?? new Map<string, string>();
  search.seen.set(place, texts);
  const shape = shapeOf(text);
  if (!texts.has(shape)) texts.set(shape, text);
}

/** A month of views differs in its times: one of a kind will do, as no secret here is of digits alone. */
export function shapeOf(text: string): string {
  return text.replaceAll(/\d+/g, '0');
}

/** Calls this when the test has checked everything and what it started still runs; once for what it is a look `at`. */
export function lookAtEnd(look: () => Promise<void> | void, at: unknown = look): void {
  search?.lastLooks.set(at, look);
}

/** Takes the last looks, and says what was found. */
export async function endSearch(): Promise<Searched> {
  const ended = search;
  if (ended === null) throw new Error('no search was begun');
  for (const look of ended.lastLooks.values()) await look();
  search = null;
  const texts = PLACES.map((place) => {
    const pieces = [...(ended.seen.get(place)?.values() ?? [])];
    return [place, pieces.join('\n')] as const;
  });
  return {
    secrets: ended.secrets.size,
    characters: Object.fromEntries(
      texts.map(([place, text]) => [place, text.length]),
    ) as Searched['characters'],
    leaks: texts.flatMap(([place, text]) => leaksIn(place, text, [...ended.secrets])),
  };
}

function leaksIn(place: Place, text: string, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret, index) =>
    spellingsIn(text, secret).map(
      (how) => `secret ${index + 1} of ${secrets.length} (${how}) in ${place}`,
    ),
  );
}
