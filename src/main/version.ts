/** As long as a number in a version may sensibly be; keeps comparisons exact. */
const NUMBER = '(?:0|[1-9]\\d{0,8})';
const PART = '[0-9A-Za-z-]{1,32}';

/** Numbers, and perhaps what comes before the release itself. What stands behind a `+` says nothing of its age. */
const VERSION = new RegExp(
  `^(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})(?:-(${PART}(?:\\.${PART}){0,8}))?(?:\\+[0-9A-Za-z.-]{1,64})?$`,
);

const RELEASE = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}$`);

/** Whether this is the version of a release: three numbers, and nothing that comes before it or tells of its build. */
export function isReleaseVersion(text: string): boolean {
  return RELEASE.test(text);
}

/**
 * Whether the one version comes after the other; what is no version comes after none.
 *
 * @see https://semver.org/#spec-item-11
 */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [VERSION.exec(version), VERSION.exec(than)];
  if (one === null || other === null) return false;
  const numbers = [1, 2, 3].map((at) => Number(one[at]) - Number(other[at]));
  const first = numbers.find((difference) => difference !== 0);
  return (first ?? compareParts(one[4], other[4])) > 0;
}

/** Without such parts it is the release itself, which all of them come before. */
function compareParts(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  const [parts, others] = [one.split('.'), other.split('.')];
  const differences = parts.map((part, at) => comparePart(part, others[at]));
  return differences.find((difference) => difference !== 0) ?? parts.length - others.length;
}

/** Numbers by their value and before words, which are in the order of their characters; more parts come later. */
function comparePart(one: string, other: string | undefined): number {
  if (other === undefined) return 1;
  const isNumber = [one, other].map((part) => /^\d+$/.test(part));
  if (isNumber[0] !== isNumber[1]) return isNumber[0] === true ? -1 : 1;
  if (isNumber[0] === true) return Number(one) - Number(other);
  return Number(one > other) - Number(one < other);
}
