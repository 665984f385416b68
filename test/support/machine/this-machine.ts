import fs from 'node:fs';
import path from 'node:path';
import type { Installer } from './install-commands.ts';
import { operatingSystemOf } from './operating-system.ts';
import type { SandboxFacts } from './sandbox.ts';

/** Whoever reads what we say, on this machine. */
export function thisInstaller(): Installer {
  return {
    system: operatingSystemOf(process.platform, textOf('/etc/os-release') ?? ''),
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
  };
}

/** What decides whether this program can confine its pages here; null where nothing does, as on other systems. */
export function sandboxFactsFor(program: string): SandboxFacts | null {
  if (process.platform !== 'linux') return null;
  return {
    apparmorRestricts: textOf('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    userNamespaceClone: textOf('/proc/sys/kernel/unprivileged_userns_clone'),
    maximumUserNamespaces: textOf('/proc/sys/user/max_user_namespaces'),
    hasProfile: profiles().some((profile) => profile.includes(program)),
    helper: helperOf(program),
  };
}

function helperOf(program: string): SandboxFacts['helper'] {
  const helper = path.join(path.dirname(program), 'chrome-sandbox');
  const stat = fs.statSync(helper, { throwIfNoEntry: false });
  return stat === undefined ? null : { path: helper, uid: stat.uid, mode: stat.mode };
}

function profiles(): readonly string[] {
  const folder = '/etc/apparmor.d';
  try {
    const files = fs.readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile());
    return files.map(({ name }) => textOf(path.join(folder, name)) ?? '');
  } catch {
    return [];
  }
}

function textOf(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
