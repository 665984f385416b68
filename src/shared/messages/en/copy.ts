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
  /** What lies in the clipboard, by the form in which it was copied. */
  things: {
    token: 'Token',
    header: 'Header',
    sh: 'Shell command',
    fish: 'fish command',
    powershell: 'PowerShell command',
    curl: 'curl command',
    json: 'JSON',
  } satisfies Readonly<Record<CopyFormat, string>>,
  held: (thing: string) => `${thing} in the clipboard`,
  heldFor: (thing: string, left: string) => `${thing} in the clipboard, clears in ${left}`,
  cleared: 'Cleared from the clipboard.',
  noToken: 'No valid token to copy right now',
  notCopied: 'The token was not copied',
};
