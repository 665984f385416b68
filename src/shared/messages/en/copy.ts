import type { CopyFormat } from '../../view.ts';
import type { RefusalFacts } from '../advice.ts';

/** What can be copied, and the words that come with it. */
export const copy = {
  formats: {
    token: 'Token',
    header: 'Authorization header',
    sh: 'export for sh, bash, zsh',
    fish: 'set for fish',
    powershell: '$env for PowerShell',
    curl: 'curl command',
    json: 'JSON',
  } satisfies Readonly<Record<CopyFormat, string>>,
  copiedUntil: (until: string) => `Copied, valid until ${until}`,
  copiedCode: 'Code copied',
  noToken: 'No valid token to copy right now',
  notWritten: 'The clipboard did not accept the token',
  /** A message that a person can send to whoever administers Copilot. */
  adminMessage: (facts: RefusalFacts): string =>
    [
      `Hello, GitHub refuses a Copilot token for ${facts.login ?? 'my account'} on ${facts.host}.`,
      '',
      ...(facts.title === null ? [] : [`GitHub says: ${facts.title}`]),
      ...(facts.message === null ? [] : [facts.message]),
      `Reason: ${facts.reason}`,
      ...(facts.url === null ? [] : [`More: ${facts.url}`]),
      '',
      'Could you check the Copilot seat, policy and billing for this account? Thank you.',
    ].join('\n'),
};
