import type { Person } from '../choices.ts';
import { json, restError, withHeaders } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { callerOf, scopeHeaders } from './bearer.ts';

/**
 * `POST /graphql`: who is signed in, which the GitHub CLI asks here, and nothing else.
 *
 * @see https://docs.github.com/graphql/guides/forming-calls-with-graphql
 */
export function graphql(request: SimulatedRequest, world: World): Reply {
  if (request.authorization === null) {
    return restError(401, 'This endpoint requires you to be authenticated.');
  }
  const caller = callerOf(request, world);
  if (caller.kind === 'stranger') return caller.reply;
  const query = request.fields.get('query');
  if (query === undefined) {
    return restError(400, 'A query attribute must be specified and must be a string.');
  }
  // A query that fails is a good answer with `errors` in it.
  return withHeaders(json(200, answerTo(query, caller.person)), scopeHeaders(caller.grant));
}

const VIEWER = /^\s*(?:query\b\s*\w*\s*)?\{\s*viewer\s*\{(?<fields>[\w\s,]+)\}\s*\}\s*$/;

function answerTo(query: string, { login, id, name }: Person): object {
  const asked = VIEWER.exec(query)?.groups?.['fields'];
  if (asked === undefined) return { errors: [{ message: 'Only the viewer is known here' }] };
  const known = new Map<string, unknown>([
    ['login', login],
    ['databaseId', id],
    ['name', name],
  ]);
  const fields = asked.split(/[\s,]+/).filter((field) => field !== '');
  const unknown = fields.filter((field) => !known.has(field));
  if (unknown.length > 0) return { errors: unknown.map(undefinedField) };
  const viewer = Object.fromEntries(fields.map((field) => [field, known.get(field)]));
  return { data: { viewer } };
}

const undefinedField = (field: string): object => ({
  path: ['query', 'viewer', field],
  extensions: { code: 'undefinedField', typeName: 'User', fieldName: field },
  message: `Field '${field}' doesn't exist on type 'User'`,
});
