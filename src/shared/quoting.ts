/** POSIX: nothing is special between single quotes but the quote itself. */
export function quoteForSh(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** fish: between single quotes, backslash escapes itself and the quote. */
export function quoteForFish(value: string): string {
  return `'${value.replaceAll(/[\\']/g, (character) => `\\${character}`)}'`;
}

/** PowerShell: doubled quotes, and it takes the four typographic single quotes for quotes as well. */
export function quoteForPowerShell(value: string): string {
  return `'${value.replaceAll(/['\u2018-\u201b]/g, (quote) => quote + quote)}'`;
}
