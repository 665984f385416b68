import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a folder that electron-builder takes for an unpacked Electron for Linux, so that what we pack can be looked at
 * where Electron's binary cannot be had. Its program does nothing, and does that well.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/fuses#the-hard-way
 */
export async function writeFakeElectron(folder: string, version: string): Promise<void> {
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await writeFile(path.join(folder, 'electron'), binary(), { mode: 0o755 });
  await writeFile(path.join(folder, 'chrome-sandbox'), program(), { mode: 0o755 });
  await writeFile(path.join(folder, 'version'), version);
  for (const name of FILLERS) await writeFile(path.join(folder, name), 'not the real one');
}

/** What electron-builder expects to find, or would complain about. */
const FILLERS = [
  'LICENSE',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'resources.pak',
  'locales/en-US.pak',
  'locales/ja.pak',
];

/**
 * The nine fuses as Electron ships them, in the order of their numbers: `1` on, `0` off.
 *
 * @see https://github.com/electron/electron/blob/main/build/fuses/fuses.json5
 */
const SHIPPED_FUSES = '101100011';
/** Marks the beginning of the fuse wire in every Electron binary, and the version of what follows. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;

/** A program of the system that does nothing: packages are looked at by tools that know a program from a text. */
function program(): Buffer {
  return existsSync('/bin/true') ? readFileSync('/bin/true') : Buffer.alloc(64);
}

/** A fuse wire behind a program: sentinel, version, number of fuses, their states. */
function binary(): Buffer {
  const wire = [
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, SHIPPED_FUSES.length]),
    Buffer.from(SHIPPED_FUSES),
  ];
  return Buffer.concat([program(), ...wire, Buffer.alloc(64)]);
}
