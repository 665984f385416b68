import { json, withHeaders } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import { serverNowMs, type World } from '../world.ts';
import { callerOf, scopeHeaders } from './bearer.ts';

/** `GET /user`. @see https://docs.github.com/rest/users/users#get-the-authenticated-user */
export function user(request: SimulatedRequest, world: World): Reply {
  const caller = callerOf(request, world);
  if (caller.kind === 'stranger') return caller.reply;

  const { login, id, name } = caller.person;
  const reply = json(200, {
    login,
    id,
    node_id: Buffer.from(`04:User${id}`).toString('base64'),
    avatar_url: avatarUrl(world, id),
    gravatar_id: '',
    url: `${world.addresses.api}/users/${login}`,
    html_url: `${world.addresses.site}/${login}`,
    type: 'User',
    site_admin: false,
    name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 8,
    public_gists: 8,
    followers: 20_000,
    following: 9,
    created_at: '2011-01-25T18:44:36Z',
    updated_at: new Date(serverNowMs(world)).toISOString(),
  });
  return withHeaders(reply, scopeHeaders(caller.grant));
}

/** Where a person's picture is. */
export function avatarUrl(world: World, personId: number): string {
  return `${world.addresses.avatars}/u/${personId}?v=4`;
}
