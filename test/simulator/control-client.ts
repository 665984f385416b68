import * as v from 'valibot';
import { Person } from './choices.ts';
import type { Control, Verb } from './control-contract.ts';
import { controlPath } from './control-http.ts';
import { Code, LogEntry, State } from './reports.ts';
import { Settings } from './settings.ts';

/**
 * Steer a simulator in another process, or in another thread, by its URL.
 *
 * Rejects with the simulator's own sentence when it refuses a verb, and with fetch's when it is not there.
 */
export function controlClient(url: string): Control {
  const asking =
    <S extends v.GenericSchema>(verb: Verb, schema: S) =>
    async (argument?: unknown): Promise<v.InferOutput<S>> =>
      v.parse(schema, await post(url, verb, argument));
  const done = v.null();
  const entries = v.array(LogEntry);

  return {
    approve: asking('approve', Code),
    deny: asking('deny', Code),
    expire: asking('expire', Code),
    revokeGitHubTokens: asking('revokeGitHubTokens', done),
    revokeCopilotTokens: asking('revokeCopilotTokens', done),
    setNextAnswers: asking('setNextAnswers', done),
    setStandingAnswer: asking('setStandingAnswer', done),
    clearAnswers: asking('clearAnswers', done),
    configure: asking('configure', Settings),
    setApp: asking('setApp', done),
    setPerson: asking('setPerson', Person),
    setRefusal: asking('setRefusal', done),
    setUsage: asking('setUsage', done),
    setTimeScale: asking('setTimeScale', done),
    advance: asking('advance', done),
    state: asking('state', State),
    log: asking('log', entries),
    waitForRequests: asking('waitForRequests', entries),
    reset: asking('reset', done),
  };
}

async function post(url: string, verb: Verb, argument: unknown): Promise<unknown> {
  const response = await fetch(new URL(controlPath(verb), url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(argument ?? null),
  });
  const body: unknown = await response.json();
  if (response.ok) return body;
  const said = v.safeParse(v.object({ error: v.string() }), body);
  throw new Error(`${verb}: ${said.success ? said.output.error : `status ${response.status}`}`);
}
