/** Everything that the command takes from the process that it is. */
export interface CommandWorld {
  readonly variables: CommandVariables;
  readonly platform: NodeJS.Platform;
  /** Null on Windows. */
  readonly uid: number | null;
  readonly home: string;
  /** Where it runs, without links. */
  readonly folder: string;
  /** The absolute path of the command itself, for others to call. */
  readonly command: string;
  /** A person can be asked. */
  readonly isTerminal: boolean;
}

/** An environment, as a process has it. */
export type CommandVariables = Readonly<Record<string, string | undefined>>;
