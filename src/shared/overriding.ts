/** Variables by which other programs take another token than ours, or another model's maker. */
const OVERRIDING =
  /^(?:COPILOT_GITHUB_TOKEN|GH_TOKEN|GITHUB_TOKEN|COPILOT_PROVIDER_[A-Z0-9_]{1,60})$/;

/** Which of these names are such variables, in order; what they hold is nobody's to know. */
export function overridingIn(names: readonly string[]): readonly string[] {
  return names.filter((name) => OVERRIDING.test(name)).toSorted();
}
