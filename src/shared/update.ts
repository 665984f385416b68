/** What is known of newer versions of the app itself. */
export interface UpdateView {
  /** Whether there is anybody to ask: a build of a project without an address asks nobody, and offers no switch. */
  readonly isOffered: boolean;
  /** The newest version, where it is newer than this one and somebody wants to know; otherwise null. */
  readonly newer: string | null;
}
