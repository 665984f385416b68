/** Where this GitHub says that its servers are. */
export interface Addresses {
  /** Sign-in and pages. */
  readonly site: string;
  /** The REST API. */
  readonly api: string;
  readonly copilotApi: string;
  /** In front of `/u/ID`. */
  readonly avatars: string;
}

/** Everything on the one origin at which the simulator listens. */
export function ownAddresses(url: string): Addresses {
  return { site: url, api: url, copilotApi: url, avatars: `${url}/avatars` };
}

/** GitHub's own. Whoever is sent there must be led back, by {@link namesOf}. */
export const GITHUB_ADDRESSES: Addresses = {
  site: 'https://github.com',
  api: 'https://api.github.com',
  copilotApi: 'https://api.individual.githubcopilot.com',
  avatars: 'https://avatars.githubusercontent.com',
};

/** A company's own GitHub server, for whoever wants one: another name of the same simulator. */
export const COMPANY_HOST = 'github.example.com';

/** What clients of the Copilot API ask that do not go by what the exchange says. */
const ANY_PLAN_HOST = 'api.githubcopilot.com';

/** The host of each of GitHub's own addresses, and where in a simulator it is answered. */
export function namesOf(url: string): Readonly<Record<string, string>> {
  const own = ownAddresses(url);
  const keys = Object.keys(own) as (keyof Addresses)[];
  const ofGitHub = keys.map((key) => [new URL(GITHUB_ADDRESSES[key]).host, own[key]]);
  return Object.fromEntries([...ofGitHub, [ANY_PLAN_HOST, url], [COMPANY_HOST, url]]);
}
