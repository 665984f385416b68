import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveReport } from '../../../src/main/node/report-file.ts';

const NOW_MS = Date.UTC(2026, 10, 30, 12);
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pilot-light-report-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

const save = (text: string, into = folder) => saveReport(() => into, text, NOW_MS);

describe('a saved report', () => {
  it('is a new file each time, that nobody else may read', async () => {
    const first = await save('one');
    expect(first).toBe(path.join(folder, 'pilot-light-report-2026-11-30.json'));
    expect(await save('two')).toBe(path.join(folder, 'pilot-light-report-2026-11-30-2.json'));
    expect(await readFile(first ?? '', 'utf8')).toBe('one');
    if (process.platform !== 'win32') expect((await stat(first ?? '')).mode & 0o777).toBe(0o600);
  });

  it('makes its folder where there is none', async () => {
    const file = await save('one', path.join(folder, 'home/Downloads'));
    expect(await readFile(file ?? '', 'utf8')).toBe('one');
  });

  it('never throws, and leaves what is in its way', async () => {
    const wall = path.join(folder, 'wall');
    await writeFile(wall, 'mine');
    expect(await save('one', path.join(wall, 'Downloads'))).toBeNull();
    const nowhere = () => {
      throw new Error("Failed to get 'downloads' path");
    };
    expect(await saveReport(nowhere, 'one', NOW_MS)).toBeNull();
    expect(await readdir(folder)).toEqual(['wall']);
  });
});
