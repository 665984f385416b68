import { quoteForSh } from '../../shared/quoting.ts';
import type { Ingredients } from './recipe.ts';

/** The command that prints a token, word by word: for programs that start it without a shell. */
export function helperWords({ command, account }: Ingredients): readonly string[] {
  return [command, 'token', ...(account === null ? [] : ['--account', account])];
}

/** The same as one line for `sh`; quotes only where there is something to quote. */
export function helperLine(ingredients: Ingredients): string {
  return helperWords(ingredients).map(wordForSh).join(' ');
}

/** One word for `sh`, bare where that is the same. */
export function wordForSh(word: string): string {
  return /^[\w./@:%+=-]+$/.test(word) ? word : quoteForSh(word);
}

/** `Name: value`, a line each. */
export function headerLines({ headers }: Ingredients): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** As it is read in a configuration file. JSON is also YAML, and a literal of JavaScript and Python. */
export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** A TOML inline table of texts; JSON's escapes are TOML's too. */
export function tomlTable(fields: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(fields).map(
    ([name, value]) => `${JSON.stringify(name)} = ${JSON.stringify(value)}`,
  );
  return `{ ${pairs.join(', ')} }`;
}

/** `token()` in JavaScript: what the command prints, without the newline. */
export function tokenFunction(ingredients: Ingredients): string {
  const [command, ...args] = helperWords(ingredients);
  return `const run = promisify(execFile);
const token = async () =>
  (await run(${JSON.stringify(command)}, ${JSON.stringify(args)})).stdout.trim();`;
}

/** All lines but the first moved to the right. */
export function indented(text: string, columns: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(columns)}`);
}
