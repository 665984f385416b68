/** A program that cannot be fed but once. */
export interface ReadsOnce {
  /** What is typed after `recipe`. */
  readonly name: string;
  readonly title: string;
  /** Where it has its key from, and what would be needed. */
  readonly why: string;
}

/** Programs without a recipe: they read a key once and live on, so that they end with the token, within half an hour. */
export const READ_ONCE: readonly ReadsOnce[] = [
  { name: 'aider', title: 'aider', why: 'reads OPENAI_API_KEY when it starts' },
  { name: 'avante', title: 'avante.nvim', why: 'runs the command of its key once a session' },
  { name: 'continue', title: 'Continue', why: 'reads its key from its configuration' },
  { name: 'cline', title: 'Cline, Roo Code, Kilo Code', why: 'keep a key that was typed in' },
  { name: 'zed', title: 'Zed', why: 'reads its key from the keychain or the environment' },
  {
    name: 'vscode',
    title: "VS Code's custom endpoint",
    why: 'keeps a key that was typed in; signed in to GitHub, VS Code needs none',
  },
];
