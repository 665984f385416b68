import * as v from 'valibot';
import { http } from '../config.ts';
import type { ReleaseAnswer } from '../ports.ts';
import { isReleaseVersion } from '../version.ts';
import { bodyOf, isSuccess } from './answer.ts';
import { decode } from './decode.ts';
import { troubleOf } from './failures.ts';
import { releasePage, repositoryApi } from './hosts.ts';
import { driftLog, type Tools } from './tools.ts';
import { WholeText } from './wire-fields.ts';

/** @see https://docs.github.com/en/rest/releases/releases#get-the-latest-release */
const RELEASE = {
  required: {
    tag_name: WholeText,
    html_url: WholeText,
    draft: v.boolean(),
    prerelease: v.boolean(),
  },
  optional: {},
};

/**
 * Asks a repository for its latest release, without a credential. Never rejects.
 *
 * What may be told is a release that is published and final, is called `v` and its version, and has its page where the
 * repository has all of them. Anything else counts as none, and the server's own address is never used.
 */
export async function fetchLatestRelease(
  tools: Tools,
  host: string,
  repository: string,
  signal: AbortSignal,
): Promise<ReleaseAnswer> {
  const reply = await tools.send({
    host,
    purpose: 'release',
    request: tools.requests.anonymous(host, `${repositoryApi(host, repository)}/releases/latest`),
    signal,
    limits: { deadlineMs: http.deadlineMs, maximumBodyBytes: http.maximumBodyBytes },
  });
  if (reply.kind === 'trouble') return reply;
  const { answer } = reply;
  // A repository without a release, or one that is gone or private.
  if (answer.status === 404) return { kind: 'none' };
  if (!isSuccess(answer)) return { kind: 'trouble', trouble: troubleOf(answer) };
  const release = decode(RELEASE, bodyOf(answer), driftLog(tools.log, 'release'));
  const version = /^v(.+)$/.exec(release?.tag_name ?? '')?.[1] ?? '';
  const isFinal = release?.draft === false && !release.prerelease;
  if (!isFinal || !isReleaseVersion(version)) return { kind: 'none' };
  // GitHub knows no letters' case in names.
  const isThere =
    release.html_url.toLowerCase() === releasePage(host, repository, version).toLowerCase();
  return isThere ? { kind: 'release', version } : { kind: 'none' };
}
