import { describe, expect, it } from 'vitest';
import {
  answered,
  field,
  GITHUB_CLI,
  githubToken,
  plainClient,
  signIn,
  simulatorForTest,
} from './plain-client.ts';

const NAMED = { 'user-agent': 'plain/1.0', 'content-type': 'application/json' };

/** A simulator, and who asks its GraphQL with a token of the GitHub CLI. */
async function asker() {
  const simulator = await simulatorForTest();
  const token = await githubToken(simulator);
  const ask = async (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    answered(
      await fetch(`${simulator.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `token ${token}`, ...NAMED, ...headers },
        body: JSON.stringify(body),
      }),
    );
  return { ...simulator, token, ask };
}

describe('POST /graphql', () => {
  it('says who is signed in, as the GitHub CLI asks it', async () => {
    const { ask } = await asker();
    const answer = await ask({ query: 'query UserCurrent{viewer{login}}' });
    expect([answer.status, answer.body]).toEqual([200, { data: { viewer: { login: 'octocat' } } }]);
  });

  it('says the fields that were asked for, and names one that it does not have', async () => {
    const { ask } = await asker();
    const more = await ask({ query: '{ viewer { databaseId, login name } }' });
    const viewer = { databaseId: 583_231, login: 'octocat', name: 'The Octocat' };
    expect(more.body).toEqual({ data: { viewer } });
    const none = await ask({ query: '{ viewer { shoeSize } }' });
    const message = "Field 'shoeSize' doesn't exist on type 'User'";
    expect([none.status, none.body]).toMatchObject([200, { errors: [{ message }] }]);
  });

  it('says of every other query that it cannot, with a status that is good', async () => {
    const { ask } = await asker();
    const answer = await ask({ query: '{ repository(owner: "a", name: "b") { id } }' });
    expect([answer.status, answer.body]).toMatchObject([200, { errors: [{}] }]);
    expect((await ask({ question: 'who' })).status).toBe(400);
  });

  it.each([
    ['nobody', '', 'This endpoint requires you to be authenticated.'],
    ['a stranger', 'token gho_1', 'Bad credentials'],
  ])('is 401 to %s', async (_, authorization, message) => {
    const { ask } = await asker();
    const answer = await ask({ query: '{viewer{login}}' }, { authorization });
    expect([answer.status, answer.body]).toMatchObject([401, { message }]);
  });
});

it.each(['/', '/user', '/graphql'])('%s tells an OAuth token its scopes', async (path) => {
  const simulator = await simulatorForTest();
  const granted = await signIn(simulator, { clientId: GITHUB_CLI, scope: 'repo read:org' });
  const headers = { authorization: `token ${field(granted, 'access_token')}`, ...NAMED };
  const isQuery = path === '/graphql';
  const answer = await fetch(simulator.url + path, {
    headers,
    ...(isQuery ? { method: 'POST', body: '{"query":"{viewer{login}}"}' } : {}),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-oauth-scopes')).toBe('repo, read:org');
});

it('the root of the API is open to those who say no name, and closed to a false one', async () => {
  const { url } = await simulatorForTest();
  const client = plainClient(url);
  expect((await client.get('/', null)).status).toBe(200);
  expect((await client.get('/', 'token gho_1')).status).toBe(401);
});
