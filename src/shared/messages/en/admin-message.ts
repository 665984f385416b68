import type { RefusalFacts } from '../advice.ts';

/** A message that a person can send to whoever administers Copilot. */
export const adminMessage = (facts: RefusalFacts): string =>
  [
    `Hello, GitHub refuses a Copilot token for ${facts.login ?? 'my account'} on ${facts.host}.`,
    '',
    ...(facts.title === null ? [] : [`GitHub says: ${facts.title}`]),
    ...(facts.message === null ? [] : [facts.message]),
    `Reason: ${facts.reason}`,
    ...(facts.url === null ? [] : [`More: ${facts.url}`]),
    '',
    'Could you check the Copilot seat, policy and billing for this account? Thank you.',
  ].join('\n');
