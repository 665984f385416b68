import type { GitHubPage } from './github-page.ts';

/**
 * What GitHub is known to remark beside a Copilot token that it gives. `copilot_seat_added_<n>` is one of them without its
 * number.
 *
 * @see https://github.com/microsoft/vscode-copilot-chat `copilotToken.ts`, `user_notification`
 */
export const KNOWN_REMARKS = [
  'subscription_trial_ending',
  'subscription_trial_ended',
  'subscription_ending',
  'free_over_limits',
  'codespaces_demo_welcome',
  'copilot_seat_added',
] as const;

/** One of {@link KNOWN_REMARKS}, or `unknown`: then GitHub's own words are all there is. */
export type RemarkTopic = (typeof KNOWN_REMARKS)[number] | 'unknown';

/** What GitHub remarked beside the token in hand. No trouble: the token works. Its words are shown as plain text. */
export interface Remark {
  readonly topic: RemarkTopic;
  readonly title: string | null;
  readonly message: string | null;
  /** What the link leads to that GitHub gave and that may be opened; null without one. */
  readonly page: GitHubPage | null;
}
