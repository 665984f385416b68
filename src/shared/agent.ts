/**
 * Why the agent takes no requests although it is on.
 *
 * - `folderUnsafe`: the folder of its socket is a link, another user's, or open to others
 * - `inUse`: somebody listens there already, or may
 * - `inTheWay`: something that is no socket of ours lies where it should be
 * - `pathTooLong`: the system takes no socket with so long a path
 * - `failed`: the system refused
 */
export const AGENT_TROUBLES = [
  'folderUnsafe',
  'inUse',
  'inTheWay',
  'pathTooLong',
  'failed',
] as const;

/** One of {@link AGENT_TROUBLES}. */
export type AgentTrouble = (typeof AGENT_TROUBLES)[number];

/** What faces show of the agent. Holds no token. */
export interface AgentView {
  /** The user has it on; `problem` says whether it works. */
  readonly isOn: boolean;
  readonly problem: AgentTrouble | null;
  /** Where programs ask: the path of its socket, or the name of its pipe; null while nobody listens. */
  readonly address: string | null;
  /** The screen is locked, and nobody gets a token until it is not. */
  readonly isLocked: boolean;
  /** Who has taken a token since the app was started, the last one first; the oldest are left out. */
  readonly takers: readonly TakerView[];
  /** Tokens handed over within the last hour. */
  readonly countLastHour: number;
}

/** A program that has taken a token. */
export interface TakerView {
  /** What it calls itself, which nobody has checked; null when it does not say. */
  readonly label: string | null;
  /** Whose token, as the agent names accounts: `login@host`. */
  readonly accountName: string;
  readonly count: number;
  readonly lastAtMs: number;
}
