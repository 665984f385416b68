import type { Remote } from './remotes.ts';

/** Which account is asked for in some places. */
export interface AccountRule {
  /** A folder with all that is in it, or `owner/repository` with stars. */
  readonly pattern: string;
  /** `login@host`. */
  readonly account: string;
}

/** Where a command runs. */
export interface Whereabouts {
  readonly folder: string;
  readonly home: string;
  readonly remotes: readonly Remote[];
  /** Where a folder really is. */
  readonly withoutLinks: (folder: string) => string;
}

const ACCOUNT = /^[^@\s]+@[\w.:-]+$/;
const REPOSITORY = /^(?!\.+(?:\/|$))[\w.*-]+(?:\/[\w.*-]+)?$/;

/** What is wrong with a pattern; null when nothing is. */
export function faultInPattern(pattern: string): string | null {
  if (isFolder(pattern)) return faultInFolder(pattern);
  return REPOSITORY.test(pattern)
    ? null
    : 'a rule wants a folder that begins with / or ~/, or OWNER/REPOSITORY, where * stands for anything';
}

function faultInFolder(pattern: string): string | null {
  if (/\p{Cc}/u.test(pattern)) return 'a folder has no line of its own';
  // Nobody calls one so, and whoever writes this means what the folder alone says.
  return pattern.includes('*') ? 'a folder stands for all that is in it, so leave out the *' : null;
}

/** Whether this is an account by its whole name. */
export const isWholeAccount = (account: string): boolean => ACCOUNT.test(account);

/** The rules of a file, one a line; null when it has a line that is none: a rule that is not heard is a wrong account. */
export function readRules(text: string): readonly AccountRule[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rules = lines.map((line): AccountRule | null => {
    const [pattern, account, ...more] = line.split('\t');
    const isRule =
      pattern !== undefined &&
      account !== undefined &&
      more.length === 0 &&
      faultInPattern(pattern) === null &&
      isWholeAccount(account);
    return isRule ? { pattern, account } : null;
  });
  return rules.some((rule) => rule === null) ? null : rules.filter((rule) => rule !== null);
}

/** The file again. */
export function writeRules(rules: readonly AccountRule[]): string {
  return rules.map(({ pattern, account }) => `${pattern}\t${account}\n`).join('');
}

/** The first rule that fits; null when none does. Pure. */
export function ruleFor(rules: readonly AccountRule[], where: Whereabouts): AccountRule | null {
  return rules.find((rule) => fits(rule, where)) ?? null;
}

function fits({ pattern, account }: AccountRule, where: Whereabouts): boolean {
  const { folder, home, remotes, withoutLinks } = where;
  if (isFolder(pattern)) {
    const written = pattern.replace(/^~(?=\/)/, () => home);
    return [written, withoutLinks(written)].some((one) => isIn(plain(folder), plain(one)));
  }
  const host = account.slice(account.indexOf('@') + 1).toLowerCase();
  const wanted = expressionOf(pattern.includes('/') ? pattern : `${pattern}/*`);
  return remotes.some((remote) => remote.host === host && wanted.test(remote.name));
}

function isIn(folder: string, top: string): boolean {
  return folder === top || folder.startsWith(`${top}/`);
}

/** Windows knows two slashes, and no letters' case. */
const OF_WINDOWS = /^(?:[a-z]:[\\/]|\\\\)/i;

function plain(folder: string): string {
  const written = OF_WINDOWS.test(folder) ? folder.replaceAll('\\', '/').toLowerCase() : folder;
  return written.replace(/\/+$/, '');
}

function isFolder(pattern: string): boolean {
  return pattern.startsWith('/') || pattern.startsWith('~/') || OF_WINDOWS.test(pattern);
}

/** GitHub knows no letters' case in names. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.]/g, '\\.'));
  return new RegExp(`^${parts.join('[^/]*')}$`, 'i');
}
