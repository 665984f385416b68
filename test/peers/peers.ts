import manifest from '../../package.json' with { type: 'json' };
import { COPILOT_CLI } from '../recipes/programs.ts';
import { GITHUB_ADDRESSES } from '../simulator/addresses.ts';
import { useCopilotApi } from './copilot-api.ts';
import { useCopilotCli } from './copilot-cli.ts';
import { useGitHubCli } from './github-cli.ts';
import { LANGUAGE_SERVER, useLanguageServer } from './language-server.ts';
import { COPILOT_PLUGIN, useOctokit } from './octokit.ts';
import type { Seat } from './seat.ts';
import type { Question } from './verdict.ts';

/** A client of GitHub's that knows nothing of this project, how it is used, and what it asks a GitHub on the way. */
export interface Peer {
  readonly name: string;
  /** What npm installs. None for a program that the system has, or has not. */
  readonly packages: readonly string[];
  /** As which app it signs in. */
  readonly clientId: string;
  readonly questions: readonly Question[];
  /** Signs in and goes as far as it can; resolves to what the client says of it. Rejects when it is not satisfied. */
  readonly use: (seat: Seat) => Promise<string>;
}

const API = new URL(GITHUB_ADDRESSES.api).host;
const COPILOT_API = new URL(GITHUB_ADDRESSES.copilotApi).host;
/** Of whoever does not go by what the exchange says. */
const ANY_COPILOT_API = 'api.githubcopilot.com';

const gitHub = (
  by: Question['by'],
  endpoint: Question['endpoint'],
  scheme: Question['scheme'],
): Question => ({ by, host: API, endpoint, shows: 'gitHub', scheme });

const copilot = (
  by: Question['by'],
  endpoint: Question['endpoint'],
  { host = COPILOT_API, shows = 'copilot' }: Partial<Question> = {},
): Question => ({ by, host, endpoint, shows, scheme: 'bearer' });

/** The version with which this project's own tests use a package. */
const asOurs = (name: keyof typeof manifest.devDependencies): string =>
  `${name}@${manifest.devDependencies[name]}`;

/** GitHub's own first. */
export const PEERS: readonly Peer[] = [
  {
    name: 'copilot-language-server',
    packages: [`${LANGUAGE_SERVER}@1.550.0`],
    clientId: COPILOT_PLUGIN,
    questions: [
      gitHub('GET', 'user', 'bearer'),
      gitHub('GET', 'exchange', 'bearer'),
      gitHub('GET', 'usage', 'bearer'),
      copilot('GET', 'models'),
    ],
    use: useLanguageServer,
  },
  {
    name: 'copilot',
    packages: [COPILOT_CLI],
    clientId: 'Ov23ctDVkRmgkPke0Mmm',
    questions: [
      gitHub('GET', 'usage', 'bearer'),
      copilot('GET', 'models', { shows: 'gitHub' }),
      copilot('POST', 'messages', { shows: 'gitHub' }),
    ],
    use: useCopilotCli,
  },
  {
    name: 'gh',
    packages: [],
    clientId: '178c6fc778ccc68e1d6a',
    questions: [gitHub('POST', 'graphql', 'token'), gitHub('GET', 'user', 'token')],
    use: useGitHubCli,
  },
  {
    name: 'octokit',
    packages: [asOurs('@octokit/auth-oauth-device'), asOurs('@octokit/request')],
    clientId: COPILOT_PLUGIN,
    questions: [
      gitHub('GET', 'user', 'token'),
      gitHub('GET', 'exchange', 'token'),
      copilot('GET', 'models'),
    ],
    use: useOctokit,
  },
  {
    name: 'copilot-api',
    packages: ['copilot-api@0.7.0'],
    clientId: COPILOT_PLUGIN,
    questions: [
      gitHub('GET', 'user', 'token'),
      gitHub('GET', 'exchange', 'token'),
      copilot('GET', 'models', { host: ANY_COPILOT_API }),
      copilot('POST', 'chat', { host: ANY_COPILOT_API }),
    ],
    use: useCopilotApi,
  },
];
