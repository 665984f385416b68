import {
  access,
  constants,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../../shared/platform.ts';
import { OURS, type TerminalCommand } from '../../shared/terminal-command.ts';
import { codeOf } from '../error-code.ts';
import { createTurn } from '../in-turn.ts';
import type { CommandInstaller } from '../ports.ts';
import { namesGoingOn } from './files.ts';
import { pathIn, type Variables } from './inherited.ts';

/** Where the command comes from, and whose it becomes. */
export interface InstallerOptions {
  /** The folder of the one that came with this app. */
  readonly shipped: string;
  readonly home: string;
  readonly variables: Variables;
  readonly platform: Platform;
}

/** {@link OURS} stands well within it. */
const HEAD_BYTES = 512;

/** A file of ours, and where its copy goes. */
interface CommandCopy {
  readonly from: string;
  readonly to: string;
  readonly mode: number;
}

interface CommandPlaces {
  /** The command itself. */
  readonly file: string;
  readonly copies: readonly CommandCopy[];
}

/** What lies in the place of a copy. */
type PlaceState = 'nothing' | 'same' | 'other' | 'foreign';

/** Puts a copy of the command into `~/.local/bin`: the app's own may lie in a mount that goes away. */
export function createCommandInstaller(options: InstallerOptions): CommandInstaller {
  const { file, copies } = placesOf(options);
  const isOnPath = isFolderOnPath(path.dirname(file), options);
  const as = (kind: TerminalCommand['kind']): TerminalCommand => ({ kind, file, isOnPath });
  const byHand = options.platform === 'windows' ? as('byHand') : null;

  const foundAll = () => Promise.all(copies.map(lookAt));

  async function look(): Promise<TerminalCommand> {
    if (byHand !== null) return byHand;
    const standing = standingOf(await foundAll());
    const packaged = standing === 'absent' ? await packagedOn(options, file) : null;
    return packaged === null ? as(standing) : { kind: 'packaged', file: packaged, isOnPath: true };
  }

  async function install(): Promise<TerminalCommand> {
    if (byHand !== null) return byHand;
    const stands = await look();
    if (stands.kind === 'packaged') return stands;
    const found = await foundAll();
    if (found.includes('foreign')) return as('foreign');
    // What the command needs first: it must not be found before it works.
    for (const [index, copy] of copies.entries()) await put(copy, found[index] ?? 'nothing');
    // What is written is believed when it can be read back.
    return (await foundAll()).every((one) => one === 'same') ? look() : as('failed');
  }

  async function remove(): Promise<TerminalCommand> {
    if (byHand !== null) return byHand;
    const left = await takeAway(copies);
    return left === null ? look() : { ...as('failed'), file: left };
  }

  const told = (act: () => Promise<TerminalCommand>) => () => act().catch(() => as('failed'));
  return inTurn({ look: told(look), install: told(install), remove: told(remove) });
}

/** Takes away what is ours of these, whoever has taken the place of the rest. Answers with what is still there of it. */
async function takeAway(copies: readonly CommandCopy[]): Promise<string | null> {
  try {
    // The command first: it must not be found when what it needs has gone.
    for (const { to } of (await oursAmong(copies)).toReversed()) await rm(to, { force: true });
    for (const { to } of copies) await sweepBeside(to);
  } catch {
    // The look below tells what is left.
  }
  const library = copies[0]?.to;
  // Somebody may keep something of their own there.
  if (library !== undefined) await rmdir(path.dirname(library)).catch(() => undefined);
  return (await oursAmong(copies))[0]?.to ?? null;
}

async function oursAmong(copies: readonly CommandCopy[]): Promise<readonly CommandCopy[]> {
  const found = await Promise.all(copies.map(lookAt));
  return copies.filter((_, index) => found[index] === 'same' || found[index] === 'other');
}

/** Takes away what a crash has left of {@link put}. */
async function sweepBeside(to: string): Promise<void> {
  const { dir, base } = path.parse(to);
  const names = await readdir(dir).catch((): readonly string[] => []);
  for (const name of namesGoingOn(names, base, BESIDE))
    await rm(path.join(dir, name), { force: true });
}

/** Brings an installed command up to this app's version; puts none where there is none. */
export async function renewCommand(options: InstallerOptions): Promise<void> {
  const looks = Promise.all(placesOf(options).copies.map(lookAt));
  const found: readonly PlaceState[] = await looks.catch(() => []);
  const isOld = found.includes('other') || (found.includes('same') && found.includes('nothing'));
  if (isOld && !found.includes('foreign')) await createCommandInstaller(options).install();
}

/** Everything that is put somewhere, in that order; the last one is the command. */
function placesOf({ shipped, home, platform }: InstallerOptions): CommandPlaces {
  if (platform === 'windows') return { file: path.join(shipped, 'pilot-light.cmd'), copies: [] };
  const file = path.join(home, '.local/bin/pilot-light');
  const copies: readonly CommandCopy[] = [
    {
      from: path.join(shipped, 'pilot-light.cjs'),
      // The command looks there, from its own folder.
      to: path.join(home, '.local/lib/pilot-light/pilot-light.cjs'),
      mode: 0o644,
    },
    { from: path.join(shipped, 'pilot-light'), to: file, mode: 0o755 },
  ];
  return { file, copies };
}

/** Half of it is as good as nothing, and an older one works as well. */
function standingOf(found: readonly PlaceState[]): 'absent' | 'installed' | 'foreign' {
  if (found.includes('foreign')) return 'foreign';
  return found.includes('nothing') ? 'absent' : 'installed';
}

function isFolderOnPath(folder: string, options: InstallerOptions): boolean {
  return foldersOnPath(options).some((one) => path.resolve(one) === folder);
}

/** A relative one is another for each folder that something is started in. */
function foldersOnPath({ variables, platform }: InstallerOptions): readonly string[] {
  const separator = platform === 'windows' ? ';' : ':';
  const named = (variables['PATH'] ?? variables['Path'] ?? '').split(separator);
  return named.filter((one) => pathIn({ one }, 'one') !== null);
}

/** What a terminal finds by the command's name where a package has put one of ours; null where it finds none. */
async function packagedOn(options: InstallerOptions, own: string): Promise<string | null> {
  for (const folder of foldersOnPath(options)) {
    const file = path.join(path.resolve(folder), path.basename(own));
    if (file !== own && (await isPackaged(file))) return file;
  }
  return null;
}

/** The link that a package makes leads to a file of ours; whatever cannot be run is none. */
async function isPackaged(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile() && (await headOf(file)).includes(OURS);
  } catch {
    return false;
  }
}

async function lookAt({ from, to, mode }: CommandCopy): Promise<PlaceState> {
  const seen = await lstat(to).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (seen === null) return 'nothing';
  // A link is somebody's own doing, wherever it leads.
  if (!seen.isFile() || !(await headOf(to)).includes(OURS)) return 'foreign';
  const isSame = (await readFile(to)).equals(await readFile(from));
  return isSame && (seen.mode & 0o777) === mode ? 'same' : 'other';
}

async function headOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What {@link put} calls what is not whole yet, behind the name that it will have. */
const BESIDE = /^\.\d+\.new$/;

/** Whole, or not at all; and not over what has come there since it was looked at. */
async function put({ from, to, mode }: CommandCopy, found: PlaceState): Promise<void> {
  if (found === 'same') return;
  await mkdir(path.dirname(to), { recursive: true });
  const beside = `${to}.${process.pid}.new`;
  try {
    await rm(beside, { force: true });
    await writeFile(beside, await readFile(from), { mode, flag: 'wx' });
    await (found === 'other' ? rename(beside, to) : link(beside, to));
  } finally {
    await rm(beside, { force: true });
  }
}

/** One after the other: a look must not find the half of what is being written. */
function inTurn(installer: CommandInstaller): CommandInstaller {
  const next = createTurn();
  return {
    look: () => next(installer.look),
    install: () => next(installer.install),
    remove: () => next(installer.remove),
  };
}
