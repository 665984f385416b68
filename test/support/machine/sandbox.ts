/** What decides whether Chromium can confine its pages on a Linux. */
export interface SandboxFacts {
  /** `/proc/sys/kernel/apparmor_restrict_unprivileged_userns`; null where the kernel has no such switch. */
  readonly apparmorRestricts: string | null;
  /** `/proc/sys/kernel/unprivileged_userns_clone`. */
  readonly userNamespaceClone: string | null;
  /** `/proc/sys/user/max_user_namespaces`. */
  readonly maximumUserNamespaces: string | null;
  /** Whether a profile of AppArmor speaks of the program. */
  readonly hasProfile: boolean;
  /** The helper beside the program, which has to be root's and run as root; null when there is none. */
  readonly helper: { readonly path: string; readonly uid: number; readonly mode: number } | null;
}

/** Why Chromium cannot confine its pages here, and the command that mends it. */
export interface SandboxLack {
  readonly why: string;
  readonly command: string;
}

const SET_UID = 0o4000;
const OTHERS_RUN = 0o001;

/**
 * What keeps Chromium from its sandbox; null when nothing does.
 *
 * It takes a user namespace where it may have one, and else the helper (content/browser/zygote_host).
 */
export function sandboxLack(facts: SandboxFacts): SandboxLack | null {
  const switchedOff = namespacesOff(facts);
  const { helper } = facts;
  if (switchedOff === null || isUsable(helper)) return null;
  if (helper === null) return switchedOff;
  const path = shellWord(helper.path);
  const command = `sudo chown root:root ${path} && sudo chmod 4755 ${path}`;
  return { why: `${switchedOff.why}, and its helper is not root’s`, command };
}

function namespacesOff(facts: SandboxFacts): SandboxLack | null {
  if (facts.apparmorRestricts === '1' && !facts.hasProfile) {
    const command = 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
    return { why: 'AppArmor keeps user namespaces from programs without a profile', command };
  }
  if (facts.userNamespaceClone === '0') {
    const command = 'sudo sysctl -w kernel.unprivileged_userns_clone=1';
    return { why: 'the kernel keeps user namespaces for root', command };
  }
  if (facts.maximumUserNamespaces === '0') {
    const command = 'sudo sysctl -w user.max_user_namespaces=10000';
    return { why: 'the kernel allows no user namespaces', command };
  }
  return null;
}

function isUsable(helper: SandboxFacts['helper']): boolean {
  if (helper === null) return false;
  const { uid, mode } = helper;
  return uid === 0 && (mode & SET_UID) !== 0 && (mode & OTHERS_RUN) !== 0;
}

/** A word as a shell takes it, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
