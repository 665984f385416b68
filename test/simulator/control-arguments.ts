import * as v from 'valibot';
import { AppKind, NotificationId, Person, Usage } from './choices.ts';
import { Answer, Endpoint } from './scripted-answer.ts';

export const CodeChoice = v.optional(
  v.object({
    userCode: v.optional(v.string(), 'latest'),
    /** Who approves; null is the person whose browser it is. */
    login: v.optional(v.nullable(v.string()), null),
  }),
  {},
);
export type CodeChoice = v.InferInput<typeof CodeChoice>;

export const Whose = v.optional(v.object({ login: v.optional(v.string(), 'all') }), {});
export type Whose = v.InferInput<typeof Whose>;

const EndpointOrEverything = v.union([Endpoint, v.literal('everything')]);

export const AnswerScript = v.object({ endpoint: Endpoint, answers: v.array(Answer) });
export type AnswerScript = v.InferInput<typeof AnswerScript>;

export const StandingAnswer = v.object({
  endpoint: EndpointOrEverything,
  answer: v.nullable(Answer),
});
export type StandingAnswer = v.InferInput<typeof StandingAnswer>;

export const AppChoice = v.object({
  clientId: v.optional(v.string(), 'any'),
  kind: v.optional(AppKind, 'githubApp'),
  deviceFlow: v.optional(v.boolean(), true),
});
export type AppChoice = v.InferInput<typeof AppChoice>;

export const PersonChange = v.object({
  ...v.partial(Person).entries,
  login: Person.entries.login,
});
export type PersonChange = v.InferInput<typeof PersonChange>;

export const RefusalChoice = v.object({
  notificationId: v.nullable(NotificationId),
  login: v.optional(v.string(), 'all'),
});
export type RefusalChoice = v.InferInput<typeof RefusalChoice>;

export const UsageChoice = v.object({ usage: Usage, login: v.optional(v.string(), 'all') });
export type UsageChoice = v.InferInput<typeof UsageChoice>;

export const TimeScale = v.object({
  timeScale: v.pipe(v.number(), v.gtValue(0), v.maxValue(1_000_000)),
});
export const Span = v.object({ ms: v.pipe(v.number(), v.finite(), v.minValue(0)) });

const filterEntries = {
  endpoint: v.optional(v.nullable(Endpoint), null),
  status: v.optional(v.nullable(v.number()), null),
  /** Only entries with a greater number: what happened since. */
  afterNumber: v.optional(v.number(), 0),
};
export const LogFilter = v.optional(v.object(filterEntries), {});
export type LogFilter = v.InferInput<typeof LogFilter>;

export const Wanted = v.object({
  ...filterEntries,
  count: v.optional(v.number(), 1),
  timeoutMs: v.optional(v.number(), 10_000),
});
export type Wanted = v.InferInput<typeof Wanted>;
