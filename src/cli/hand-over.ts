import { ask, fieldsOf } from './ask.ts';
import { type Invocation, whoIs } from './command-line.ts';
import type { CommandVariables, CommandWorld } from './command-world.ts';
import { type CommandOutcome, EXIT, failed, had, strange } from './failure.ts';

/** A Copilot token with all that a program needs to use it. */
export interface HandedOver extends Endpoint {
  readonly token: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Where to send requests, and with which headers beside the token. Holds nothing secret. */
export interface Endpoint {
  readonly account: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

type TokenQuestion = Pick<Invocation, 'account' | 'minimumLifeSeconds' | 'timeoutSeconds'>;

/** Takes a token with what belongs to it from the agent. */
export async function takeToken(
  asked: TokenQuestion,
  around: CommandWorld,
): Promise<CommandOutcome<HandedOver>> {
  const answer = await ask({ ...asked, verb: 'token', isJson: true }, around);
  if (!answer.ok) return answer;
  const who = whoIs(asked.account);
  const { token, base_url, expires_at, account, headers } = fieldsOf(answer.value) ?? {};
  if (base_url === null) {
    return failed(
      EXIT.unavailable,
      `no answer for ${who}: GitHub named no address of the Copilot API, so have the token renewed in Pilot Light.`,
    );
  }
  const isSound =
    typeof token === 'string' &&
    /^[!-~]+$/.test(token) &&
    typeof base_url === 'string' &&
    /^https?:[!-~]+$/.test(base_url) &&
    typeof expires_at === 'string' &&
    typeof account === 'string';
  if (!isSound) return strange(who, 'the socket');
  return had({
    token,
    baseUrl: base_url,
    account,
    expiresAt: expires_at,
    headers: headersOf(headers),
  });
}

function headersOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    entries.flatMap(([name, one]): readonly (readonly [string, string])[] =>
      typeof one === 'string' && /^[ -~]*$/.test(one) ? [[name, one]] : [],
    ),
  );
}

/** What a program that is started gets, by the names that `pilot-light env` prints. The first is the secret. */
export function variablesOf(given: HandedOver): Readonly<Record<string, string>> {
  return {
    // Not GITHUB_COPILOT_TOKEN: some editors read a GitHub token from that name.
    COPILOT_TOKEN: given.token,
    COPILOT_TOKEN_EXPIRES_AT: given.expiresAt,
    COPILOT_BASE_URL: given.baseUrl,
    COPILOT_HEADERS: headerLines(given.headers),
  };
}

/** `Name: value`, one a line. */
export function headerLines(headers: Endpoint['headers']): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** The same surroundings, in which the agent is told that `label` asks. */
export function askingAs(label: string, around: CommandWorld): CommandWorld {
  const named = around.variables['PILOT_LIGHT_CALLER'] ?? label;
  const variables: CommandVariables = { ...around.variables, PILOT_LIGHT_CALLER: named };
  return { ...around, variables };
}
