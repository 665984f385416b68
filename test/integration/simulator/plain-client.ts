import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/simulator.ts';

/** The public id of GitHub's own Copilot plugin. */
export const COPILOT_PLUGIN = 'Iv1.b507a08c87ecfe98';
/** The public id of the GitHub CLI: an OAuth app that Copilot does not know. */
export const GITHUB_CLI = '178c6fc778ccc68e1d6a';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** An empty record when the body is not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A simulator that ends with the test. */
export async function simulatorForTest(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A client that keeps no rule of its own: it sends what it is told and shows what comes back. */
export function plainClient(url: string, clientId = COPILOT_PLUGIN) {
  const post = async (path: string, fields: Record<string, string>): Promise<Answered> =>
    answered(
      await fetch(url + path, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(fields),
      }),
    );
  const get = async (path: string, authorization: string | null): Promise<Answered> =>
    answered(
      await fetch(url + path, {
        headers: {
          'editor-version': 'plain/1.0',
          ...(authorization === null ? {} : { authorization }),
        },
      }),
    );
  return {
    post,
    get,
    deviceCode: (scope = '') => post('/login/device/code', { client_id: clientId, scope }),
    poll: (deviceCode: string) =>
      post('/login/oauth/access_token', {
        client_id: clientId,
        device_code: deviceCode,
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      }),
    refresh: (refreshToken: string) =>
      post('/login/oauth/access_token', {
        client_id: clientId,
        refresh_token: refreshToken,
        grant_type: 'refresh_token',
      }),
    exchange: (githubToken: string) => get('/copilot_internal/v2/token', `Bearer ${githubToken}`),
    models: (copilotToken: string) => get('/models', `Bearer ${copilotToken}`),
  };
}

/** The whole device flow, approved by the person called `login`: the answer with the tokens. */
export async function signIn(
  simulator: Simulator,
  { clientId = COPILOT_PLUGIN, login = 'octocat', scope = '' } = {},
): Promise<Answered> {
  const client = plainClient(simulator.url, clientId);
  const code = await client.deviceCode(scope);
  await simulator.control.approve({ login });
  return client.poll(field(code, 'device_code'));
}

/** A GitHub token, at once. */
export async function githubToken(
  simulator: Simulator,
  options: { clientId?: string; login?: string; scope?: string } = {},
): Promise<string> {
  return field(await signIn(simulator, options), 'access_token');
}

/** A text field of an answer; the test fails when it is not there. */
export function field(answer: Answered, name: string): string {
  return v.parse(v.string(), answer.body[name], { message: `${name} in ${answer.text}` });
}

/** Read an answer to its end. */
export async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: objectIn(text), text };
}

function objectIn(text: string): Record<string, unknown> {
  try {
    return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
  } catch {
    return {};
  }
}
