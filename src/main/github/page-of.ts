import type { GitHubPage } from '../../shared/github-page.ts';

/** By what stands in the path, the first that fits: an organization's billing of Copilot is billing. */
const PATHS: readonly (readonly [path: RegExp, page: GitHubPage])[] = [
  [/^\/(?:orgs|enterprises)\/[^/]+\/sso(?:\/|$)/, 'signOn'],
  [/\/billing(?:\/|$)/, 'billing'],
  [/^\/(?:github-copilot\/|copilot\/signup|features\/copilot\/plans)/, 'plans'],
  [/\/settings\/copilot(?:\/|$)/, 'copilotSettings'],
  [/^\/(?:support|contact)(?:\/|$)/, 'support'],
];

/** What an address leads to that may be opened (`trusted-urls.ts`); null where there is none. For its name on a button alone. */
export function pageOf(url: string | null): GitHubPage | null {
  if (url === null) return null;
  const { hostname, pathname } = new URL(url);
  if (hostname === 'support.github.com') return 'support';
  if (hostname === 'docs.github.com') return 'docs';
  return PATHS.find(([path]) => path.test(pathname))?.[1] ?? 'other';
}
