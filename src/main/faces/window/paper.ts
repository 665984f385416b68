/** The background of the page (`--paper` in `styles/tokens.css`), for a window that is shown before its page. */
export const PAPER = { light: '#fbf9f6', dark: '#191613' } as const;
