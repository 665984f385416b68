/** The code in two halves, `WDJB-MJHT`, whatever grouping the server chose; other lengths stay as they came. */
export function groupCode(code: string): string {
  const plain = code.replaceAll(/[\s-]/g, '');
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : code;
}

/** The code for the ear: one character at a time, and `dash` spoken in the listener's language. */
export function spellCode(code: string, dash: string): string {
  return Array.from(groupCode(code), (letter) => (letter === '-' ? dash : letter)).join(', ');
}
