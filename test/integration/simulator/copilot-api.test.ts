import { describe, expect, it } from 'vitest';
import { answered, field, githubToken, plainClient, simulatorForTest } from './plain-client.ts';

const NAMED = { 'editor-version': 'plain/1.0', 'copilot-integration-id': 'vscode-chat' };

type Headers = Readonly<Record<string, string>>;

interface ListedModel {
  readonly id: string;
  readonly capabilities: { readonly limits: { readonly max_output_tokens: number } };
}

/** A simulator with one person signed in, and somebody who asks its Copilot API. */
async function signedIn() {
  const simulator = await simulatorForTest();
  const { url, control } = simulator;
  const client = plainClient(url);
  const gitHub = await githubToken(simulator);
  const mint = async () => field(await client.exchange(gitHub), 'token');
  const copilot = await mint();
  const post = async (path: string, body: unknown, headers: Headers = {}) =>
    answered(
      await fetch(url + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${copilot}`,
          'content-type': 'application/json',
          ...NAMED,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
  return { url, control, client, gitHub, copilot, mint, post };
}

/** How each dialect asks, and where in its whole answer the words stand. */
const DIALECTS = [
  {
    path: '/chat/completions',
    model: 'gpt-4.1',
    ask: { messages: [{ role: 'user', content: 'ping' }] },
    words: { choices: [{ finish_reason: 'stop', message: { content: 'pong' } }] },
    last: /data: \[DONE\]\n\n$/,
    tool: { type: 'function', function: { name: 'bash', parameters: shellSchema('string') } },
    call: { choices: [{ finish_reason: 'tool_calls' }] },
    result: { messages: [{ role: 'tool', content: 'done' }] },
  },
  {
    path: '/responses',
    model: 'gpt-5.4',
    ask: { input: [{ role: 'user', content: 'ping' }] },
    words: { status: 'completed', output: [{ content: [{ text: 'pong' }] }] },
    last: /event: response\.completed\n.*"text":"pong".*\n\n$/,
    tool: { type: 'function', name: 'shell', parameters: shellSchema('array') },
    call: { output: [{ type: 'function_call', name: 'shell' }] },
    result: { input: [{ type: 'function_call_output', output: 'done' }] },
  },
  {
    path: '/v1/messages',
    model: 'claude-sonnet-5',
    ask: { messages: [{ role: 'user', content: 'ping' }], max_tokens: 9 },
    words: { stop_reason: 'end_turn', content: [{ text: 'pong' }] },
    last: /event: message_stop\n.*\n\n$/,
    tool: { name: 'Bash', input_schema: shellSchema('string') },
    call: { stop_reason: 'tool_use', content: [{ name: 'Bash', input: { command: 'true' } }] },
    result: { messages: [{ role: 'user', content: [{ type: 'tool_result' }] }] },
  },
] as const;

function shellSchema(type: string) {
  return {
    type: 'object',
    properties: { command: { type }, why: { type: 'string' }, timeout: { type: 'number' } },
    required: ['command', 'why'],
  };
}

describe.each(DIALECTS)('POST $path', ({ path, model, ask, words, last, tool, call, result }) => {
  const body = { model, ...ask };

  it('says "pong", whole and streamed', async () => {
    const { post } = await signedIn();
    expect(await post(path, body)).toMatchObject({ status: 200, body: words });
    const streamed = await post(path, { ...body, stream: true });
    expect(streamed.headers.get('content-type')).toBe('text/event-stream');
    expect(streamed.text).toMatch(last);
    expect(streamed.text).toContain('"po"');
  });

  it('wants a command run first when told to, and once', async () => {
    const { post, control } = await signedIn();
    await control.configure({ toolCommand: 'true' });
    expect((await post(path, body)).body).toMatchObject(words);
    const asked = await post(path, { ...body, tools: [tool] });
    expect(asked.body).toMatchObject(call);
    expect(asked.text).toContain('Asks once.');
    const streamed = await post(path, { ...body, tools: [tool], stream: true });
    expect(streamed.text).toMatch(/"name":"(bash|shell|Bash)"/);
    expect((await post(path, { ...body, ...result, tools: [tool] })).body).toMatchObject(words);
  });

  it.each([
    ['no editor', { 'editor-version': undefined }, 400, 'missing Editor-Version'],
    ['no integration', { 'copilot-integration-id': '' }, 400, 'Copilot-Integration-Id'],
    ['a retired version', { 'x-github-api-version': '2024-12-15' }, 466, 'update your client'],
    ['no token', { authorization: '' }, 401, 'unauthorized: '],
    ['a key that is none', { authorization: 'Bearer ' }, 401, 'unauthorized: '],
    ['a token of the wrong kind', { authorization: 'Bearer sk-1' }, 401, 'unauthorized: '],
    ['a personal token', { authorization: 'Bearer ghp_1' }, 400, 'Personal Access Tokens'],
  ] as const)('refuses a request with %s', async (_, change, status, said) => {
    const { url, copilot } = await signedIn();
    const all = { authorization: `Bearer ${copilot}`, ...NAMED, ...change };
    const headers = Object.entries(all).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const answer = await answered(
      await fetch(url + path, {
        method: 'POST',
        headers: [...headers, ['content-type', 'application/json']],
        body: JSON.stringify(body),
      }),
    );
    expect(answer).toMatchObject({ status, text: expect.stringContaining(said) });
  });

  it.each([
    ['unknown', 'gpt-9', 'model_not_supported'],
    ['turned off', 'claude-opus-5', 'model_not_supported'],
    ['nobody agreed to', 'gemini-3-pro', 'model_not_supported'],
    ['without words', 'text-embedding-3-small', 'unsupported_api_for_model'],
  ])('refuses a model that is %s', async (_, other, code) => {
    const { post } = await signedIn();
    const refused = await post(path, { ...body, model: other });
    expect(refused).toMatchObject({ status: 400, body: { error: { code } } });
  });

  it('is 405 by another method', async () => {
    const { url } = await signedIn();
    const refused = await answered(await fetch(url + path));
    expect([refused.status, refused.text]).toEqual([405, 'Method Not Allowed\n']);
  });
});

describe('the Copilot API', () => {
  it('knows its own tokens and none that differs in one byte', async () => {
    const { client, copilot } = await signedIn();
    expect((await client.models(copilot)).body).toMatchObject({ object: 'list' });
    const last = copilot.endsWith('0') ? '1' : '0';
    const refused = await client.models(copilot.slice(0, -1) + last);
    expect([refused.status, refused.text]).toEqual([401, 'unauthorized: token expired\n']);
    expect((await client.get('/models', null)).status).toBe(401);
  });

  it('refuses a token that has died, and takes the next one', async () => {
    const { client, control, copilot, mint } = await signedIn();
    await control.advance({ ms: 1_800_000 });
    expect((await client.models(copilot)).status).toBe(401);
    expect((await client.models(await mint())).status).toBe(200);
  });

  it('takes a GitHub token when told, as GitHub does, and only while it lives', async () => {
    const { url, client, control, gitHub, post } = await signedIn();
    expect((await client.models(gitHub)).status).toBe(401);
    await control.configure({ takesGitHubTokens: true });
    expect((await client.models(gitHub)).status).toBe(200);
    const body = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'ping' }] };
    const answer = await post('/chat/completions', body, { authorization: `Bearer ${gitHub}` });
    expect(answer.status).toBe(200);
    await control.revokeGitHubTokens();
    expect((await client.models(gitHub)).status).toBe(401);
    const { status } = await fetch(`${url}/models`, { headers: { authorization: 'Bearer gho_1' } });
    expect(status).toBe(401);
    const told = (await control.log({ endpoint: 'models' })).map(({ remark }) => remark);
    expect(told.filter((remark) => remark?.startsWith('leak') === true)).toHaveLength(1);
  });

  it.each(['2025-04-01', '2026-08-01'])('still takes the version %s', async (version) => {
    const { url, copilot } = await signedIn();
    const headers = { authorization: `Bearer ${copilot}`, 'x-github-api-version': version };
    expect((await fetch(`${url}/models`, { headers: { ...headers, ...NAMED } })).status).toBe(200);
  });

  it('has models that give the 32,000 tokens which the Copilot CLI asks for', async () => {
    const { client, copilot } = await signedIn();
    const { text } = await client.models(copilot);
    const { data } = JSON.parse(text) as { readonly data: readonly ListedModel[] };
    const sonnet = data.find(({ id }) => id === 'claude-sonnet-5');
    expect(sonnet?.capabilities.limits.max_output_tokens).toBeGreaterThanOrEqual(32_000);
  });

  it('wants to know the editor', async () => {
    const { url, copilot } = await signedIn();
    const headers = { authorization: `Bearer ${copilot}` };
    const refused = await answered(await fetch(`${url}/models`, { headers }));
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('missing Editor-Version header');
  });

  it('answers 421 where it serves another plan', async () => {
    const { client, control, copilot } = await signedIn();
    await control.configure({ misdirected: true });
    expect((await client.models(copilot)).status).toBe(421);
  });

  it('forgets its tokens on demand', async () => {
    const { client, control, copilot } = await signedIn();
    await control.revokeCopilotTokens();
    expect((await client.models(copilot)).status).toBe(401);
  });

  it('answers a model only where that is served', async () => {
    const { post } = await signedIn();
    const refused = await post('/chat/completions', { model: 'gpt-5.4', messages: [] });
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { code: 'unsupported_api_for_model' } },
    });
  });
});

describe('a GitHub token at the Copilot API', () => {
  it('is refused, and its request stands in the log as a leak', async () => {
    const { client, control, gitHub } = await signedIn();
    expect((await client.models(gitHub)).status).toBe(401);
    const [entry] = await control.log({ endpoint: 'models' });
    expect(entry).toMatchObject({
      remark: 'leak: a GitHub token',
      authorization: { kind: 'ghu', alive: true },
      githubTokens: [entry?.authorization?.fingerprint],
    });
  });

  it.each([
    ['another header', { 'x-api-key': (token: string) => token }, ''],
    ['the body', {}, 'messages'],
    ['the address', {}, 'query'],
  ] as const)('is seen in %s as well', async (_, headers, place) => {
    const { control, gitHub, post } = await signedIn();
    const more = Object.entries(headers).map(([name, value]) => [name, value(gitHub)]);
    const path = place === 'query' ? `/responses?key=${gitHub}` : '/responses';
    const input = place === 'messages' ? `my key is ${gitHub}.` : 'ping';
    const answer = await post(path, { model: 'gpt-5.4', input }, Object.fromEntries(more));
    expect(answer.status).toBe(200);
    const [entry] = await control.log({ endpoint: 'responses' });
    expect(entry?.githubTokens).toHaveLength(1);
    expect(entry?.authorization).toMatchObject({ kind: 'copilot', alive: true });
    expect(JSON.stringify(entry)).not.toContain(gitHub);
  });
});

describe('what the log tells of a credential', () => {
  it('is whether it was alive when it came', async () => {
    const { client, control, copilot } = await signedIn();
    await client.models(copilot);
    await control.revokeCopilotTokens();
    await client.models(copilot);
    const entries = await control.log({ endpoint: 'models' });
    expect(entries.map(({ authorization }) => authorization?.alive)).toEqual([true, false]);
  });
});

describe('GET /models', () => {
  it('has some that a program must not take, and says why', async () => {
    const { client, copilot } = await signedIn();
    const { body } = await client.models(copilot);
    expect(body.data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ policy: expect.objectContaining({ state: 'disabled' }) }),
        expect.objectContaining({ policy: expect.objectContaining({ state: 'unconfigured' }) }),
        expect.objectContaining({
          billing: expect.objectContaining({ restricted_to: expect.any(Array) }),
        }),
        expect.objectContaining({ model_picker_enabled: false }),
        expect.objectContaining({ supported_endpoints: ['/responses', 'ws:/responses'] }),
        expect.not.objectContaining({ supported_endpoints: expect.anything() }),
      ]),
    );
  });
});
