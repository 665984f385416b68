import { createHash } from 'node:crypto';
import { APP_RULES } from '../apps.ts';
import { assertNever } from '../assert-never.ts';
import type { Person } from '../choices.ts';
import { PLANS } from '../plans.ts';
import { refusal } from '../refusals.ts';
import { json, notFound, restError } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import { serverNowMs, type World } from '../world.ts';
import { callerOf } from './bearer.ts';
import { endpointsOf } from './endpoints-of.ts';
import { avatarUrl } from './user.ts';

/** `GET /copilot_internal/v2/token`: a GitHub token in, a Copilot token out. The note says `POST`. */
export function exchange(request: SimulatedRequest, world: World): Reply {
  if (request.authorization?.kind === 'pat') {
    return restError(403, 'Resource not accessible by personal access token');
  }
  const caller = callerOf(request, world);
  if (caller.kind === 'stranger') return caller.reply;

  const app = world.apps.find(caller.grant.clientId);
  const verdict = app === null ? 'notFound' : APP_RULES[app.kind].exchange;
  switch (verdict) {
    case 'notFound':
      return notFound();
    case 'forbidden':
      return restError(403, 'Resource not accessible by integration');
    case 'allowed':
      return forPerson(caller.person, world);
    default:
      return assertNever(verdict);
  }
}

function forPerson(person: Person, world: World): Reply {
  if (person.refusal !== null) return refusal(person.refusal, person.login);
  const lifeMs = world.settings.copilotTokenLifeSeconds * 1000;
  const expiresAtMs = serverNowMs(world) + lifeMs;
  const token = world.copilotTokens.issue({
    personId: person.id,
    lifeMs,
    claims: claimsOf(person, world, Math.floor(expiresAtMs / 1000)),
  });
  return json(
    200,
    world.mode === 'note'
      ? noteBody(person, world, token, expiresAtMs)
      : githubBody(person, world, token, expiresAtMs),
  );
}

/** GitHub follows a person by this and not by the id. */
function trackingId(person: Person): string {
  return createHash('md5').update(`tracking ${person.id}`).digest('hex');
}

function claimsOf(person: Person, world: World, exp: number): Record<string, string | number> {
  return {
    tid: trackingId(person),
    exp,
    sku: PLANS[person.usage].sku,
    'proxy-ep': new URL(world.addresses.copilotApi).hostname,
    st: 'dotcom',
    chat: 1,
    cit: 1,
    malfil: 1,
    agent_mode: 1,
    mcp: 1,
    '8kp': 1,
    ip: world.settings.tokenIp,
    asn: 'AS64500',
  };
}

function noteBody(person: Person, world: World, token: string, expiresAtMs: number): unknown {
  const { login, id, name } = person;
  return {
    token,
    expires_at: new Date(expiresAtMs).toISOString(),
    user: { login, id, name, avatar_url: avatarUrl(world, id) },
  };
}

function githubBody(person: Person, world: World, token: string, expiresAtMs: number): unknown {
  const plan = PLANS[person.usage];
  const isFree = plan.sku === 'free_limited_copilot';
  return {
    ...FLAGS,
    endpoints: endpointsOf(world),
    expires_at: Math.floor(expiresAtMs / 1000),
    individual: plan.individual,
    limited_user_quotas: isFree ? { chat: 41, completions: 1873 } : null,
    limited_user_reset_date: isFree ? Math.floor(expiresAtMs / 1000) + 86_400 * 9 : null,
    ...(plan.individual
      ? {}
      : { organization_list: [createHash('md5').update('org').digest('hex')] }),
    public_suggestions: 'enabled',
    refresh_in: world.settings.refreshInSeconds,
    sku: plan.sku,
    telemetry: 'disabled',
    token,
    tracking_id: trackingId(person),
  };
}

const FLAGS = {
  agent_mode_auto_approval: true,
  annotations_enabled: true,
  azure_only: false,
  blackbird_clientside_indexing: false,
  chat_enabled: true,
  chat_jetbrains_enabled: true,
  code_quote_enabled: true,
  code_review_enabled: true,
  codesearch: true,
  copilotignore_enabled: false,
  nes_enabled: true,
  prompt_8k: true,
  snippy_load_test_enabled: false,
  vsc_electron_fetcher_v2: false,
  xcode: true,
  xcode_chat: false,
} as const;
