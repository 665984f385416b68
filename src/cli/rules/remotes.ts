/** Where a remote of a git repository leads. Holds nothing that its address may carry beside, as a password. */
export interface Remote {
  readonly host: string;
  /** `owner/repository`. */
  readonly name: string;
}

const SECTION = /^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/;
const ADDRESS = /^\s*url\s*=(.*)$/i;

/** What follows is a remark. */
const BEFORE_REMARK = /^(?:[^"#;\\]|\\.|"(?:[^"\\]|\\.)*")*/;

/** No line that a person has written is so long, and looking through one could take for ever. */
const LONGEST_LINE = 2_048;

/**
 * The remotes that a repository's configuration names, as text: nothing in it is followed or run. Pure.
 *
 * @see https://git-scm.com/docs/git-config#_syntax
 */
export function remotesIn(config: string): readonly Remote[] {
  let isRemote = false;
  return config.split(/\r?\n/).flatMap((line) => {
    if (line.length > LONGEST_LINE) return [];
    const section = SECTION.exec(line);
    if (section !== null) isRemote = isOfRemote(section[1]?.toLowerCase() ?? '', section[2]);
    const said = isRemote ? ADDRESS.exec(line.slice(section?.[0].length ?? 0))?.[1] : undefined;
    const remote = said === undefined ? null : remoteOf(valueOf(said));
    return remote === null ? [] : [remote];
  });
}

/** Once, the name of the remote was a part of the section's. */
function isOfRemote(section: string, name: string | undefined): boolean {
  return name === undefined ? section.startsWith('remote.') : section === 'remote';
}

function valueOf(said: string): string {
  const [value = ''] = BEFORE_REMARK.exec(said) ?? [];
  return value.replaceAll(/\\(.)|"/g, '$1').trim();
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
  if (!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(name)) return null;
  // GitHub takes ssh also at port 443, under a name of its own.
  return { host: host.toLowerCase().replace(/^ssh\.github\.com$/, 'github.com'), name };
}
