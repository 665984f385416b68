import * as v from 'valibot';

/** What can be scripted. `usage` is `/copilot_internal/user`, `other` any path not listed here. */
export const Endpoint = v.picklist([
  'deviceCode',
  'devicePage',
  'accessToken',
  'exchange',
  'user',
  'graphql',
  'usage',
  'models',
  'chat',
  'responses',
  'messages',
  'revoke',
  'latestRelease',
  'avatar',
  'other',
]);
export type Endpoint = v.InferOutput<typeof Endpoint>;

const headers = v.optional(v.record(v.string(), v.string()), {});
const status = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), fallback);

/** How long to wait before answering, in real milliseconds whatever the time scale. */
const delayMs = v.optional(v.pipe(v.number(), v.minValue(0)), 0);
const bytes = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * One answer of a script.
 *
 * - `real`: what GitHub would say, perhaps after a delay.
 * - `patched`: what GitHub would say with top-level fields set or left out: schema drift.
 * - `json`, `text`: exactly this, nothing is committed.
 * - `html`: a page from a proxy or a captive portal, without `x-github-request-id`.
 * - `redirect`: 302 to somewhere else, without `x-github-request-id`.
 * - `drop`: a connection reset, before the request had any effect, after it, or in the middle of the body, whose head
 *   then perhaps has another status than the real one.
 * - `hang`: the request is read and never answered.
 * - `slowLoris`: the real answer, byte by byte in real time.
 * - `huge`: a JSON string of this many bytes without a length, perhaps squeezed by gzip.
 * - `truncated`: the first half of the real body, complete as HTTP, broken as JSON.
 */
export const Answer = v.variant('kind', [
  v.object({ kind: v.literal('real'), delayMs }),
  v.object({
    kind: v.literal('patched'),
    status: v.optional(v.nullable(v.number()), null),
    headers,
    set: v.optional(v.record(v.string(), v.unknown()), {}),
    omit: v.optional(v.array(v.string()), []),
    delayMs,
  }),
  v.object({
    kind: v.literal('json'),
    status: status(200),
    headers,
    body: v.unknown(),
    requestId: v.optional(v.boolean(), true),
    delayMs,
  }),
  v.object({
    kind: v.literal('text'),
    status: status(200),
    headers,
    body: v.string(),
    requestId: v.optional(v.boolean(), true),
    delayMs,
  }),
  v.object({
    kind: v.literal('html'),
    status: status(200),
    headers,
    title: v.optional(v.string(), 'Sign in to the network'),
    delayMs,
  }),
  v.object({ kind: v.literal('redirect'), status: status(302), location: v.string(), delayMs }),
  v.object({
    kind: v.literal('drop'),
    when: v.optional(v.picklist(['beforeCommit', 'afterCommit', 'midBody']), 'beforeCommit'),
    status: v.optional(v.nullable(v.number()), null),
    delayMs,
  }),
  v.object({ kind: v.literal('hang'), delayMs }),
  v.object({ kind: v.literal('slowLoris'), bytesPerSecond: v.optional(bytes, 1), delayMs }),
  v.object({
    kind: v.literal('huge'),
    bytes: v.optional(bytes, 200 * 1024 * 1024),
    gzip: v.optional(v.boolean(), false),
    delayMs,
  }),
  v.object({ kind: v.literal('truncated'), delayMs }),
]);
export type Answer = v.InferInput<typeof Answer>;
export type ParsedAnswer = v.InferOutput<typeof Answer>;
