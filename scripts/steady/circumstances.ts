/** Under what a run of `npm test` has to be green. */
export interface Circumstance {
  readonly name: string;
  /** Programs beside it that want every processor all the time. */
  readonly busyLoops: number;
  /** The line of Node's releases to run on; null is the one that runs this script. */
  readonly node: string | null;
  /** A folder of this name instead of the project's own. */
  readonly folder: string | null;
  readonly env: Readonly<Record<string, string>>;
}

const PLAIN: Omit<Circumstance, 'name'> = { busyLoops: 0, node: null, folder: null, env: {} };

/** Twice as many as the two processors that the tests are laid out for. */
const BUSY_LOOPS = 4;

/**
 * Each with a seed of its own. Whoever changes the tests must keep all of them green:
 *
 * - five in a row, for luck
 * - two on a machine that others use as well, for speed
 * - one on the Node that Electron is built on
 * - one in a folder with spaces and umlauts, in a language that the app speaks and a time zone with a quarter of an hour
 */
export const CIRCUMSTANCES: readonly Circumstance[] = [
  ...[1, 2, 3, 4, 5].map((number) => ({ ...PLAIN, name: `plain ${number}` })),
  ...[1, 2].map((number) => ({ ...PLAIN, name: `busy ${number}`, busyLoops: BUSY_LOOPS })),
  { ...PLAIN, name: 'Node 24', node: '24' },
  {
    ...PLAIN,
    name: 'abroad',
    folder: 'Größe und Übermut, 日本語',
    env: { LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8', LANGUAGE: 'ja', TZ: 'Pacific/Chatham' },
  },
];
