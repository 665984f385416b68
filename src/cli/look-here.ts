import { overridingIn } from '../shared/overriding.ts';
import { ask, fieldsOf } from './ask.ts';
import type { Invocation } from './command-line.ts';
import type { CommandWorld } from './command-world.ts';
import { type CommandFailure, type CommandOutcome, had, strange } from './failure.ts';

/** One row, of the app's or of ours. */
interface CheckRow {
  readonly check: string;
  readonly health: string;
  readonly sentence: string;
}

/** What is printed, and why the command fails all the same; null when the app has answered. */
export interface LookedHere {
  readonly text: string;
  readonly failure: CommandFailure | null;
}

/** What the app says of itself, and what can be seen from here. Without the app it is the latter alone. */
export async function lookHere(
  invocation: Invocation,
  around: CommandWorld,
  version: string,
): Promise<LookedHere> {
  const told = await askApp(invocation, around);
  const app = told.ok ? told.value : NO_APP;
  const failure = told.ok ? null : told.failure;
  const here = [appRow(app.version, version, failure), variablesRow(around)];
  const text = invocation.isJson
    ? JSON.stringify({ ...app, command: { version, checks: here } })
    : textOf(app, here, version);
  return { text, failure };
}

interface AppSays {
  readonly version: string | null;
  readonly host: string | null;
  readonly checks: readonly CheckRow[];
}

const NO_APP: AppSays = { version: null, host: null, checks: [] };
const WHO = 'you';

async function askApp(
  { timeoutSeconds }: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<AppSays>> {
  const question = { account: null, minimumLifeSeconds: null, timeoutSeconds, isJson: true };
  const answer = await ask({ ...question, verb: 'doctor' }, around);
  if (!answer.ok) return answer;
  const fields = fieldsOf(answer.value);
  const { version, host, checks } = fields ?? {};
  if (!isLine(version) || !isLine(host) || !Array.isArray(checks)) {
    return strange(WHO, 'its socket');
  }
  return had({ version, host, checks: checks.flatMap(rowOf) });
}

/** A row that makes no sense is left out: a newer app may know others. */
function rowOf(entry: unknown): readonly CheckRow[] {
  const { check, health, sentence } = Object(entry) as Readonly<Record<string, unknown>>;
  return isLine(check) && isLine(health) && isLine(sentence) ? [{ check, health, sentence }] : [];
}

/** Longer than any sentence of the app's. */
const LONGEST = 1_000;

/** Anything else could draw on the terminal that it is printed to. */
function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && !/\p{C}/u.test(value);
}

function appRow(version: string | null, own: string, failure: CommandFailure | null): CheckRow {
  if (failure !== null) return { check: 'app', health: 'bad', sentence: failure.sentence };
  if (version === own)
    return { check: 'app', health: 'well', sentence: `Pilot Light ${own} answers.` };
  const sentence = `Pilot Light is ${version} and this command ${own}: install the command again in its settings.`;
  return { check: 'app', health: 'warning', sentence };
}

/** Of whoever has started this command: a shell has others than the app. By name only. */
function variablesRow({ variables }: CommandWorld): CheckRow {
  const names = overridingIn(Object.keys(variables).filter((name) => variables[name] !== ''));
  return names.length === 0
    ? {
        check: 'variables',
        health: 'well',
        sentence: 'None here that would make other programs use another token.',
      }
    : {
        check: 'variables',
        health: 'warning',
        sentence: `${names.join(', ')}: set here, so programs started here may use that instead of your Copilot token.`,
      };
}

function textOf(
  { version, host, checks }: AppSays,
  here: readonly CheckRow[],
  own: string,
): string {
  const linesOf = (rows: readonly CheckRow[]): readonly string[] =>
    rows.map(({ check, health, sentence }) => `[${health}] ${check}: ${sentence}`);
  const ofApp =
    version === null ? [] : [`Pilot Light ${version}, ${host}`, '', ...linesOf(checks), ''];
  return [...ofApp, `This command, ${own}`, '', ...linesOf(here)].join('\n');
}
