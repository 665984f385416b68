import type { CopyFormat } from '../../token-copy.ts';

/** What can be copied, and the words that come with it. */
export const copy = {
  formats: {
    token: 'Token',
    header: 'Authorization header',
    sh: 'Shell: export COPILOT_TOKEN=…',
    fish: 'fish: set -gx COPILOT_TOKEN …',
    powershell: 'PowerShell: $env:COPILOT_TOKEN = …',
    curl: 'curl command',
    json: 'JSON',
  } satisfies Readonly<Record<CopyFormat, string>>,
  copiedUntil: (until: string) => `Copied, valid until ${until}`,
  noToken: 'No valid token to copy right now',
  notCopied: 'The token was not copied',
};
