import type { Addresses } from './addresses.ts';
import { type AnswerBook, createAnswerBook } from './answer-book.ts';
import { type Apps, createApps } from './apps.ts';
import type { Person } from './choices.ts';
import { type SimulatedClock } from './clock.ts';
import { type CopilotTokens, createCopilotTokens } from './copilot-tokens.ts';
import { createDeviceCodes, type DeviceCodes } from './device-codes.ts';
import { createGitHubTokens, type GitHubTokens } from './github-tokens.ts';
import { createPeople, type People } from './people.ts';
import type { Random } from './random.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import type { Settings } from './settings.ts';

/** Whose dialect is spoken: GitHub's, or that of the note which describes the flow with its own shapes. */
export type Mode = 'github' | 'note';

/** What outlives a reset. */
export interface Ground {
  readonly mode: Mode;
  readonly clock: SimulatedClock;
  readonly random: Random;
  /** Where it says that it is reached. */
  readonly addresses: Addresses;
  /** Told every device code and token as it is made. */
  readonly onSecret: (text: string) => void;
}

/** Everything the endpoints know. */
export interface World extends Ground {
  /** Replaced as a whole by `configure`. */
  settings: Settings;
  readonly apps: Apps;
  readonly people: People;
  readonly codes: DeviceCodes;
  readonly githubTokens: GitHubTokens;
  readonly copilotTokens: CopilotTokens;
  /** When credentials were revoked, for the limit on it. */
  revocationsAtMs: readonly number[];
  /** Whom it has written that a token of theirs was revoked. */
  readonly mails: { readonly login: string; readonly atMs: number }[];
  readonly answers: AnswerBook;
  readonly log: RequestLog;
}

/** A GitHub on its first day. */
export function createWorld(ground: Ground): World {
  const { clock, random, mode, onSecret } = ground;
  const people = createPeople();
  const loginOf = (personId: number) => people.byId(personId)?.login ?? 'ghost';
  return {
    ...ground,
    settings: firstSettings(mode),
    apps: createApps(),
    people,
    codes: createDeviceCodes(clock.nowMs, random, loginOf, onSecret),
    githubTokens: createGitHubTokens(clock.nowMs, random, onSecret),
    copilotTokens: createCopilotTokens(clock.nowMs, random.hex(64), onSecret),
    revocationsAtMs: [],
    mails: [],
    answers: createAnswerBook(),
    log: createRequestLog(),
  };
}

/** The time as the server would tell it, which may be wrong on purpose. */
export function serverNowMs(world: World): number {
  return world.clock.nowMs() + world.settings.clockSkewMs;
}

/** Who sits at the browser. */
export function browserPerson(world: World): Person | null {
  return world.people.byLogin(world.settings.browserLogin);
}

function firstSettings(mode: Mode): Settings {
  return {
    oauthErrorStatus: 200,
    omitRequestId: false,
    clockSkewMs: 0,
    dateHeaderSkewMs: 0,
    intervalSeconds: 5,
    // GitHub's 15 minutes. @see https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
    deviceCodeLifeSeconds: 900,
    // Clients see half an hour and 25 minutes from GitHub; the note says "about an hour".
    copilotTokenLifeSeconds: mode === 'note' ? 3600 : 1800,
    refreshInSeconds: 1500,
    apiEndpoint: null,
    misdirected: false,
    takesGitHubTokens: false,
    toolCommand: null,
    release: null,
    revokes: true,
    browserLogin: 'octocat',
    // Documentation addresses: RFC 5737, and RFC 5398 for the AS number beside it.
    tokenIp: '203.0.113.9',
  };
}
