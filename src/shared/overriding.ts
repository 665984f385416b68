/** Where programs look for a GitHub token before any sign-in of theirs. */
export const GITHUB_TOKENS: readonly string[] = [
  'GH_TOKEN',
  'GITHUB_TOKEN',
  'COPILOT_GITHUB_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'GITHUB_ENTERPRISE_TOKEN',
  'GITHUB_COPILOT_TOKEN',
  'GH_COPILOT_TOKEN',
];

/** Where GitHub's command line is told of another maker of models. */
const PROVIDER = /^COPILOT_PROVIDER_[A-Z0-9_]{1,60}$/;

/**
 * Which of these names are variables by which other programs take another token than ours, or another maker's models, in
 * order; what they hold is nobody's to know.
 */
export function overridingIn(names: readonly string[]): readonly string[] {
  return names.filter((name) => GITHUB_TOKENS.includes(name) || PROVIDER.test(name)).toSorted();
}
