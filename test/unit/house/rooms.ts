import { type Import, roomOf } from './imports.ts';

/**
 * The staircase, from the top. A room may know what stands below it, and nothing beside or above. What every step
 * stands on (the wire, the disk, time, secrets) is the ground floor, whose rooms may know each other.
 */
export const STAIRCASE: readonly (readonly string[])[] = [
  ['electron'],
  ['faces'],
  ['commands'],
  ['clipboard', 'agent', 'doctor', 'updates'],
  ['engine'],
  ['sign-in', 'session'],
];

export const GROUND_FLOOR: readonly string[] = [
  'activity',
  'github',
  'node',
  'secrets',
  'settings',
  'store',
  'time',
  'vault',
  'x-ray',
];

const stepOf = (room: string): number => {
  const step = STAIRCASE.findIndex((rooms) => rooms.includes(room));
  return step === -1 ? STAIRCASE.length : step;
};

const isGround = (room: string): boolean => GROUND_FLOOR.includes(room);

/** The imports that lead up the staircase, or to another room of the same step. */
export function arrowsUp(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to }) => {
    const [above, below] = [roomOf(from), roomOf(to)];
    if (above === null || below === null || above === below) return [];
    if (isGround(above) && isGround(below)) return [];
    return stepOf(above) < stepOf(below) ? [] : [`${from} knows ${to}`];
  });
}

/** Rooms that know each other, be it through others: each such circle once, by its rooms. */
export function circles(imports: readonly Import[]): readonly string[] {
  const known = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [above, below] = [roomOf(from), roomOf(to)];
    if (above === null || below === null || above === below) continue;
    known.set(above, (known.get(above) ?? new Set()).add(below));
  }
  const reach = (room: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const next of known.get(room) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      reach(next, seen);
    }
    return seen;
  };
  const rooms = [...known.keys()].filter((room) => reach(room).has(room));
  const rings = rooms.map((room) => rooms.filter((other) => reach(room).has(other)).toSorted());
  return [...new Set(rings.map((ring) => ring.join(', ')))];
}
