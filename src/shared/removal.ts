/**
 * What the app puts on a computer beside its program, which no package takes away. `signIns`, `settings`, `activity`,
 * `log`, `agent`: files of its own. `autostart`: what starts it at login. `command`: the installed `pilot-light`.
 * `rules`: which account the command asks for where.
 */
export type Belonging =
  | 'signIns'
  | 'settings'
  | 'activity'
  | 'log'
  | 'agent'
  | 'autostart'
  | 'command'
  | 'rules';

/** Something of it, where it is. */
export interface BelongingPlace {
  readonly what: Belonging;
  /** Null where the system keeps it in a list of its own. */
  readonly place: string | null;
}
