/** What the system, or a library, calls an error (`ENOENT`); null when it has no such name. */
export function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
