/** Where a remote of a git repository leads. Holds nothing that its address may carry beside, as a password. */
export interface Remote {
  readonly host: string;
  /** `owner/repository`. */
  readonly name: string;
}

const SECTION = /^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/;
const URL_LINE = /^\s*url\s*=\s*(.*?)\s*$/i;

/** The remotes that a repository's configuration names, as text: nothing in it is followed or run. Pure. */
export function remotesIn(config: string): readonly Remote[] {
  let isRemote = false;
  return config.split('\n').flatMap((line) => {
    const section = SECTION.exec(line);
    if (section !== null) {
      isRemote = section[1]?.toLowerCase() === 'remote' && section[2] !== undefined;
      return [];
    }
    const address = isRemote ? URL_LINE.exec(line)?.[1] : undefined;
    const remote = address === undefined ? null : remoteOf(address.replace(/^"(.*)"$/, '$1'));
    return remote === null ? [] : [remote];
  });
}

/** `git@host:owner/repository`, as ssh is asked. */
const SHORT = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)([^\s]+)$/;
const SCHEMES = new Set(['https:', 'http:', 'ssh:', 'git:', 'git+ssh:']);

function remoteOf(address: string): Remote | null {
  const short = SHORT.exec(address);
  if (short !== null) return named(short[1] ?? '', short[2] ?? '');
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname } = new URL(address);
  return SCHEMES.has(protocol) ? named(hostname, pathname) : null;
}

function named(host: string, path: string): Remote | null {
  const name = path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) return null;
  // GitHub takes ssh also at port 443, under a name of its own.
  return { host: host.toLowerCase().replace(/^ssh\.github\.com$/, 'github.com'), name };
}
