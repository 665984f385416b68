import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLineFile } from '../../../src/main/node/line-file.ts';

const MAXIMUM_BYTES = 1_000;

function folder(): { directory: string; file: string; earlier: string } {
  const directory = mkdtempSync(path.join(tmpdir(), 'pilot-light-lines-'));
  onTestFinished(() => {
    chmodSync(directory, 0o700);
    rmSync(directory, { recursive: true });
  });
  return {
    directory,
    file: path.join(directory, 'a.log'),
    earlier: path.join(directory, 'a.1.log'),
  };
}

const line = (number: number) => `line ${String(number).padStart(6, '0')}`;

/** Writes so many lines and answers how many of them were taken. */
function write(file: string, count: number): number {
  const lines = openLineFile(file, MAXIMUM_BYTES);
  return Array.from({ length: count }, (_, number) => lines.append(line(number))).filter(Boolean)
    .length;
}

const bytesIn = (file: string) => statSync(file).size;

/** What may lie where the earlier lines belong, so that nothing can take its place. */
const IN_THE_WAY: readonly (readonly [string, (earlier: string) => void])[] = [
  ['a folder', (earlier) => mkdirSync(earlier)],
  [
    'a folder with something in it',
    (earlier) => {
      mkdirSync(earlier);
      writeFileSync(path.join(earlier, 'kept'), 'theirs');
    },
  ],
];

describe('lines that cannot be set aside', () => {
  it.each(IN_THE_WAY)('because of %s go on, the newest of them kept', (_, put) => {
    const { file, earlier } = folder();
    put(earlier);
    expect(write(file, 1_000)).toBe(1_000);
    expect(bytesIn(file)).toBeLessThan(MAXIMUM_BYTES + 50);
    const kept = openLineFile(file, MAXIMUM_BYTES).lines();
    expect(kept.length).toBeGreaterThan(MAXIMUM_BYTES / 2 / 14);
    const first = Number(kept[0]?.slice(5));
    expect(kept).toEqual(kept.map((_line, index) => line(first + index)));
    expect(kept.at(-1)).toBe(line(999));
    expect(statSync(earlier).isDirectory()).toBe(true);
  });

  it('go on when the folder takes no new names', () => {
    const { directory, file } = folder();
    write(file, 10);
    chmodSync(directory, 0o500);
    // Root may do everything; then the lines are simply set aside.
    expect(write(file, 1_000)).toBe(1_000);
    expect(bytesIn(file)).toBeLessThan(MAXIMUM_BYTES + 50);
  });

  it('leave nothing beyond the bound of what a file had grown to before', () => {
    const { file, earlier } = folder();
    mkdirSync(earlier);
    writeFileSync(file, `${line(1)}\n`);
    // A hole: a gigabyte that takes no room on the disk, and must take none in memory.
    truncateSync(file, 1_000_000_000);
    expect(write(file, 100)).toBe(100);
    expect(bytesIn(file)).toBeLessThan(MAXIMUM_BYTES + 50);
  });
});

describe('what is no file', () => {
  it.each<[string, (file: string) => void]>([
    ['a folder', (file) => mkdirSync(file)],
    ['a pipe that nobody reads', (file) => execFileSync('mkfifo', [file])],
    ['a link to a pipe', (file) => linkToPipe(file)],
    ['a device', (file) => symlinkSync('/dev/full', file)],
    ['a link in a circle', (file) => symlinkSync(file, file)],
  ])('takes no lines and holds nobody up: %s', (_, put) => {
    const { file } = folder();
    put(file);
    expect(write(file, 3)).toBe(0);
    expect(openLineFile(file, MAXIMUM_BYTES).lines()).toEqual([]);
  });

  it('holds nobody up in the place of the earlier lines either', () => {
    const { file, earlier } = folder();
    execFileSync('mkfifo', [earlier]);
    expect(openLineFile(file, MAXIMUM_BYTES).lines()).toEqual([]);
    expect(write(file, 1_000)).toBe(1_000);
    expect(openLineFile(file, MAXIMUM_BYTES).lines().at(-1)).toBe(line(999));
  });

  it('is written through when it is a link to a file', () => {
    const { directory, file } = folder();
    const real = path.join(directory, 'real');
    writeFileSync(real, '');
    symlinkSync(real, file);
    expect(write(file, 1)).toBe(1);
    expect(readFileSync(real, 'utf8')).toBe(`${line(0)}\n`);
  });
});

function linkToPipe(file: string): void {
  execFileSync('mkfifo', [`${file}.pipe`]);
  symlinkSync(`${file}.pipe`, file);
}

it.each(['{"torn', '\0\0\0'])('loses to a line that was torn that line alone: %j', (torn) => {
  const { file } = folder();
  writeFileSync(file, `${line(1)}\n${torn}`);
  expect(write(file, 2)).toBe(2);
  expect(openLineFile(file, MAXIMUM_BYTES).lines()).toEqual([line(1), torn, line(0), line(1)]);
});

it('are taken away whatever lies where the earlier ones belong', () => {
  const { file, earlier } = folder();
  mkdirSync(earlier);
  write(file, 3);
  const lines = openLineFile(file, MAXIMUM_BYTES);
  expect(lines.clear()).toBe(true);
  expect([lines.lines(), statSync(earlier).isDirectory()]).toEqual([[], true]);
});

it('are taken away behind a link as well', () => {
  const { directory, file } = folder();
  const real = path.join(directory, 'real');
  writeFileSync(real, '');
  symlinkSync(real, file);
  write(file, 3);
  expect(openLineFile(file, MAXIMUM_BYTES).clear()).toBe(true);
  expect(readFileSync(real, 'utf8')).toBe('');
});

it('reads of a file without end no more than it might have written', () => {
  const { file } = folder();
  writeFileSync(file, '');
  truncateSync(file, 1_000_000_000);
  const lines = openLineFile(file, MAXIMUM_BYTES).lines();
  expect(lines.join('\n').length).toBeLessThanOrEqual(4 * MAXIMUM_BYTES);
});
