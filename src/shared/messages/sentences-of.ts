/** What there is to say, each as a sentence; `stop` ends one and stands before the next. */
export function sentencesOf(parts: readonly (string | null)[], stop: string): string {
  return parts
    .flatMap((part) => (part === null ? [] : `${part}${stop}`))
    .join('')
    .trim();
}
