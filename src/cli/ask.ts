import { readFileSync } from 'node:fs';
import { callerOf, whoIs } from './command-line.ts';
import type { CommandWorld } from './command-world.ts';
import {
  type CommandFailed,
  type CommandOutcome,
  cutOff,
  had,
  late,
  notOurs,
  notRunning,
  problemOf,
  strange,
  tooLong,
} from './failure.ts';
import { askSocket, type SocketAnswer } from './node/ask-socket.ts';
import { checkSocket } from './node/socket-check.ts';
import { isTooLong, pipeNameFile, socketPlaces } from './places.ts';

/** What the agent can be asked for. */
export type AgentVerb =
  | 'token'
  | 'header'
  | 'endpoint'
  | 'status'
  | 'accounts'
  | 'doctor'
  | 'redact';

/** A question, complete. */
export interface AgentQuestion {
  readonly verb: AgentVerb;
  readonly account: string | null;
  readonly minimumLifeSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly isJson: boolean;
  /** What it brings; only for `redact`. */
  readonly text?: Buffer;
}

/** Asks the agent wherever it is, and answers with the body without the end of its last line. Never rejects. */
export async function ask(
  question: AgentQuestion,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  const answered = await askForBytes(question, around);
  return answered.ok ? had(answered.value.toString().replace(/\n+$/, '')) : answered;
}

/** The same, with the body as it came. */
export async function askForBytes(
  question: AgentQuestion,
  around: CommandWorld,
): Promise<CommandOutcome<Buffer>> {
  const who = whoOf(question);
  const places = around.platform === 'win32' ? pipes(around) : socketPlaces(around, who);
  if (!places.ok) return places;
  for (const place of places.value) {
    const refusal = refusalOf(place, around.uid, who);
    if (refusal === 'absent') continue;
    if (refusal !== null) return refusal;
    const answer = await askAt(place, question, around);
    if (answer !== null) return answer;
  }
  return notRunning(who);
}

/** How sentences call what there is no answer for. */
function whoOf({ verb, account }: AgentQuestion): string {
  return verb === 'redact' ? 'your text, of which nothing was printed' : whoIs(account);
}

/** Its name has 128 random bits and lies in a file of the user's: whoever can read that is the user. */
function pipes(around: CommandWorld): CommandOutcome<readonly string[]> {
  const given = around.variables['PILOT_LIGHT_SOCK'] ?? '';
  if (given !== '') return had([given]);
  try {
    return had([readFileSync(pipeNameFile(around), 'utf8').trim()]);
  } catch {
    return had([]);
  }
}

function refusalOf(
  place: string,
  uid: number | null,
  who: string,
): CommandFailed | 'absent' | null {
  if (uid === null) return null;
  const check = checkSocket(place, uid);
  if (check === 'absent') return 'absent';
  if (isTooLong(place)) return tooLong(who, place);
  return check === 'ours' ? null : notOurs(who, place);
}

/** Null where nobody listens. */
async function askAt(
  place: string,
  question: AgentQuestion,
  { variables }: CommandWorld,
): Promise<CommandOutcome<Buffer> | null> {
  const { verb, account, minimumLifeSeconds, timeoutSeconds, isJson, text } = question;
  const query = new URLSearchParams({
    ...(account === null ? {} : { account }),
    ...(minimumLifeSeconds === null ? {} : { min_valid: String(minimumLifeSeconds) }),
  }).toString();
  const answer = await askSocket({
    socketPath: place,
    path: `/v1/${verb}${query === '' ? '' : `?${query}`}`,
    headers: {
      'Pilot-Light': '1',
      'Pilot-Light-Caller': callerOf(variables),
      Accept: isJson ? 'application/json' : 'text/plain',
    },
    timeoutMs: timeoutSeconds * 1000,
    ...(text === undefined ? {} : { body: text }),
  });
  return outcomeOf(answer, question, place);
}

function outcomeOf(
  answer: SocketAnswer,
  question: AgentQuestion,
  place: string,
): CommandOutcome<Buffer> | null {
  const who = whoOf(question);
  switch (answer.kind) {
    case 'nobody':
      return null;
    case 'tooLong':
      return tooLong(who, place);
    case 'late':
      return late(who, question.timeoutSeconds);
    case 'cutOff':
      return cutOff(who);
    case 'strange':
      return strange(who, place);
    case 'answer': {
      const body = answer.body.toString().replace(/\n+$/, '');
      if (answer.status === 200) {
        return isSound(body, question) ? had(answer.body) : strange(who, place);
      }
      const kind = answer.headers['pilot-light-problem'];
      const sentence = sentenceIn(body);
      return (sentence !== '' && problemOf(String(kind), sentence)) || strange(who, place);
    }
    default:
      return answer satisfies never;
  }
}

/** What would be printed is what was promised: a token is one word. */
function isSound(body: string, { verb, isJson }: AgentQuestion): boolean {
  if (verb === 'redact') return true;
  if (isJson) return body.startsWith('{') && body.endsWith('}');
  if (verb === 'token' || verb === 'endpoint') return /^[!-~]+$/.test(body);
  return body !== '';
}

/** The sentence of a problem, in either of its forms, on one line. */
function sentenceIn(body: string): string {
  const detail: unknown = fieldsOf(body)?.['detail'];
  const text = typeof detail === 'string' ? detail : body.split('\n')[0];
  return (text ?? '').replaceAll(/\s/g, ' ');
}

/** The fields of a JSON object; null for anything else. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
