/**
 * What a page of GitHub's is about, so that a button can say what it opens.
 *
 * - `copilotSettings`: the Copilot settings of a person or an organization
 * - `plans`: where a Copilot plan is chosen
 * - `billing`: what is paid, and how
 * - `signOn`: an organization's or an enterprise's single sign-on
 * - `support`: GitHub Support
 * - `docs`: GitHub's documentation
 * - `other`: anything else
 */
export type GitHubPage =
  | 'copilotSettings'
  | 'plans'
  | 'billing'
  | 'signOn'
  | 'support'
  | 'docs'
  | 'other';
