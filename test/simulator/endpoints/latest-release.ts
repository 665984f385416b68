import { json, notFound, restError, withHeaders } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import { serverNowMs, type World } from '../world.ts';
import { callerOf } from './bearer.ts';

/** What GitHub allows an address an hour that does not say who it is. */
const UNAUTHENTICATED_LIMIT = 60;

/**
 * `GET /repos/{owner}/{repo}/releases/latest`: the newest release that is neither a draft nor a prerelease. A repository
 * without one, one that is private and one that never was answer alike. Whoever says who they are must be known.
 *
 * @see https://docs.github.com/en/rest/releases/releases#get-the-latest-release
 */
export function latestRelease(request: SimulatedRequest, world: World): Reply {
  if (request.authorization !== null) {
    const caller = callerOf(request, world);
    if (caller.kind === 'stranger') return caller.reply;
  }
  const { release } = world.settings;
  const [, owner, name] = /^\/repos\/([^/]+)\/([^/]+)\//.exec(request.path) ?? [];
  const isThere = `${owner}/${name}`.toLowerCase() === release?.repository.toLowerCase();
  if (release === null || !isThere) return limited(notFound());
  if (release.movedTo !== null) return moved(release.movedTo, world);
  const { repository, tag, isDraft, isPrerelease } = release;
  const api = `${world.addresses.api}/repos/${repository}/releases`;
  const atMs = serverNowMs(world);
  return limited(
    json(200, {
      url: `${api}/1`,
      assets_url: `${api}/1/assets`,
      upload_url: `${api}/1/assets{?name,label}`,
      html_url: `${world.addresses.site}/${repository}/releases/tag/${tag}`,
      id: 1,
      author: { login: 'octocat', id: 583_231, type: 'User', site_admin: false },
      node_id: 'RE_kwDOAAAAAc4AAAAB',
      tag_name: tag,
      target_commitish: 'main',
      name: tag,
      draft: isDraft,
      immutable: true,
      prerelease: isPrerelease,
      created_at: new Date(atMs - 60_000).toISOString(),
      updated_at: new Date(atMs).toISOString(),
      published_at: isDraft ? null : new Date(atMs).toISOString(),
      assets: ['deb', 'AppImage', 'tar.gz'].map((type, at) => ({
        url: `${api}/assets/${at}`,
        name: `pilot-light.${type}`,
        state: 'uploaded',
        content_type: 'application/octet-stream',
        size: 100_000_000,
        digest: `sha256:${'0'.repeat(64)}`,
        browser_download_url: `${world.addresses.site}/${repository}/releases/download/${tag}/pilot-light.${type}`,
      })),
      tarball_url: `${world.addresses.api}/repos/${repository}/tarball/${tag}`,
      zipball_url: `${world.addresses.api}/repos/${repository}/zipball/${tag}`,
      body: '## What is new\r\n\r\n- Everything.',
    }),
  );
}

/** A repository that was renamed leads on, by its number. */
function moved(repository: string, world: World): Reply {
  const location = `${world.addresses.api}/repos/${repository}/releases/latest`;
  const reply = restError(301, 'Moved Permanently');
  return withHeaders(reply, { location });
}

function limited(reply: Reply): Reply {
  return withHeaders(reply, {
    'x-ratelimit-limit': String(UNAUTHENTICATED_LIMIT),
    'x-ratelimit-remaining': String(UNAUTHENTICATED_LIMIT - 1),
    'x-ratelimit-resource': 'core',
  });
}
