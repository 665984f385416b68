import { repositoryOf } from '../github/hosts.ts';

/** What a developer may set. A shipped app ignores all of it. */
export interface Environment {
  /** A loopback origin that stands for GitHub; null for GitHub itself. */
  readonly gitHubOrigin: string | null;
  /** How many times faster the app's clocks run. */
  readonly timeScale: number;
  /** The instant (epoch milliseconds) at which time stands still until a test moves it; null where it runs. */
  readonly heldAtMs: number | null;
  /** `OWNER/NAME` of the repository that stands for the project's own; null for that one. */
  readonly repository: string | null;
}

type EnvironmentAnswer =
  | { readonly kind: 'ok'; readonly environment: Environment }
  /** One sentence that names the variable and what it wants; the app prints it and ends with exit code 1. */
  | { readonly kind: 'bad'; readonly sentence: string };

const PREFIX = 'PILOT_LIGHT_';
const GITHUB = 'PILOT_LIGHT_GITHUB';
const TIME_SCALE = 'PILOT_LIGHT_TIME_SCALE';
const HELD_AT = 'PILOT_LIGHT_HELD_AT';
const REPOSITORY = 'PILOT_LIGHT_REPOSITORY';
const KNOWN = [GITHUB, TIME_SCALE, HELD_AT, REPOSITORY];
/** They are for the command: a shell that has them may start the app as well. */
const OF_THE_COMMAND = ['PILOT_LIGHT_SOCK', 'PILOT_LIGHT_ACCOUNT', 'PILOT_LIGHT_CALLER'];

/** Beyond this a whole Copilot token passes within a second and nothing can be seen. */
const MAXIMUM_TIME_SCALE = 10_000;

const SHIPPED: Environment = { gitHubOrigin: null, timeScale: 1, heldAtMs: null, repository: null };

/** A misspelt switch would be a puzzle, so an unknown name is as wrong as a bad value. */
export function environmentOf(
  variables: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): EnvironmentAnswer {
  if (isPackaged) return { kind: 'ok', environment: SHIPPED };
  const ours = Object.keys(variables).filter((name) => name.startsWith(PREFIX));
  const stranger = ours.find((name) => ![...KNOWN, ...OF_THE_COMMAND].includes(name));
  if (stranger !== undefined) {
    return bad(`${stranger} is not known: only ${KNOWN.join(', ')} are.`);
  }
  const gitHubOrigin = loopbackOrigin(variables[GITHUB]);
  if (gitHubOrigin === undefined) {
    return bad(`${GITHUB} must be a loopback origin like http://127.0.0.1:4000.`);
  }
  const timeScale = scaleOf(variables[TIME_SCALE]);
  if (timeScale === undefined) {
    return bad(`${TIME_SCALE} must be a number from 0.001 to ${MAXIMUM_TIME_SCALE}.`);
  }
  const heldAtMs = instantOf(variables[HELD_AT]);
  if (heldAtMs === undefined) {
    return bad(`${HELD_AT} must be an instant in whole milliseconds since 1970.`);
  }
  const address = variables[REPOSITORY];
  const repository = address === undefined ? null : repositoryOf(address);
  if (address !== undefined && repository === null) {
    return bad(`${REPOSITORY} must be https://github.com/OWNER/NAME.`);
  }
  return { kind: 'ok', environment: { gitHubOrigin, timeScale, heldAtMs, repository } };
}

function bad(sentence: string): EnvironmentAnswer {
  return { kind: 'bad', sentence };
}

function loopbackOrigin(value: string | undefined): string | null | undefined {
  if (value === undefined) return null;
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const isBare = url.href === `${url.origin}/`;
  return url.protocol === 'http:' && isLoopback && isBare ? url.origin : undefined;
}

function scaleOf(value: string | undefined): number | undefined {
  if (value === undefined) return 1;
  const scale = Number(value);
  const isUsable = value.trim() !== '' && scale >= 0.001 && scale <= MAXIMUM_TIME_SCALE;
  return isUsable ? scale : undefined;
}

function instantOf(value: string | undefined): number | null | undefined {
  if (value === undefined) return null;
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
