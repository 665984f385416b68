/** How the line of the probe begins. */
export const MARK = 'runtime facts: ';

/** What only a running app can tell; plain data. */
export interface RuntimeFacts {
  readonly electron: string | null;
  readonly chrome: string | null;
  readonly node: string;
  /** Whether the system confines a page's process. */
  readonly sandbox: 'on' | 'off' | 'switched off' | 'unknown';
  /** Linux only. */
  readonly keyringBackend: string | null;
  /** `v11` and above: a key of the user's own; `v10` on Linux: none. */
  readonly keyringTag: string;
  readonly notices: boolean;
  readonly languages: readonly string[];
}

/** The facts in what a probe has printed; null when it came to no end. */
export function factsIn(output: string): RuntimeFacts | null {
  const line = output.split('\n').find((one) => one.startsWith(MARK));
  return line === undefined ? null : (JSON.parse(line.slice(MARK.length)) as RuntimeFacts);
}
