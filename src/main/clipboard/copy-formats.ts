import { assertNever } from '../../shared/assert-never.ts';
import { quoteForFish, quoteForPowerShell, quoteForSh } from '../../shared/quoting.ts';
import type { CopyFormat } from '../../shared/token-copy.ts';
import type { Secret } from '../secrets/secret.ts';

/** A Copilot token with what its owner needs to use it. */
export interface HandOver {
  readonly token: Secret;
  readonly host: string;
  /** Base address of the Copilot API, without a slash at the end; null when the exchange named none. */
  readonly apiUrl: string | null;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
  /** How this app names itself to the API, which answers 400 to a caller without a name. */
  readonly editorVersion: string;
}

/** Not `GITHUB_COPILOT_TOKEN`: some editors read a GitHub token from that name. */
const VARIABLE = 'COPILOT_TOKEN';

/** For accounts on github.com only: a token is never sent to a host that did not mint it. */
const PUBLIC_API = 'https://api.githubcopilot.com';

/** The text that is copied. Whatever a token contains, a shell that reads the text gets exactly the token. */
export function textOf(format: CopyFormat, handOver: HandOver): string {
  const token = handOver.token.reveal();
  switch (format) {
    case 'token':
      return token;
    case 'header':
      return `Authorization: Bearer ${token}`;
    case 'sh':
      return `export ${VARIABLE}=${quoteForSh(token)}`;
    case 'fish':
      return `set -gx ${VARIABLE} ${quoteForFish(token)}`;
    case 'powershell':
      return `$env:${VARIABLE} = ${quoteForPowerShell(token)}`;
    case 'curl':
      return curlCommand(token, handOver);
    case 'json':
      return JSON.stringify(jsonForm(token, handOver), null, 2);
    default:
      return assertNever(format);
  }
}

/** Lists the models: costs no quota, and shows at once whether the token works. Without an address, the user adds it. */
function curlCommand(token: string, handOver: HandOver): string {
  const headers = [`Authorization: Bearer ${token}`, `Editor-Version: ${handOver.editorVersion}`];
  const options = headers.map((header) => `-H ${quoteForSh(header)}`);
  const api = apiOf(handOver);
  const address = api === null ? [] : [quoteForSh(`${api}/models`)];
  return ['curl', ...options, ...address].join(' ');
}

/** The exchange's own field names, so that a program that reads GitHub's answer can read this. */
function jsonForm(token: string, handOver: HandOver): object {
  return {
    token,
    expires_at: Math.floor(handOver.expiresAtMs / 1000),
    endpoints: { api: apiOf(handOver) },
  };
}

function apiOf({ apiUrl, host }: HandOver): string | null {
  return apiUrl ?? (host === 'github.com' ? PUBLIC_API : null);
}
