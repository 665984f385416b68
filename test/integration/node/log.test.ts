import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/node/log.ts';

let home = '';
const directory = () => path.join(home, 'logs');
const file = () => path.join(directory(), 'pilot-light.log');

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'log-'));
});
afterEach(() => rm(home, { recursive: true }));

function open() {
  const echoed: string[] = [];
  const log = createLog({
    redact: (text) => text.replaceAll('ghu_secret', '[redacted]'),
    directory: directory(),
    nowMs: () => 0,
    echo: (line) => echoed.push(line),
  });
  return { log, echoed };
}

describe('the log', () => {
  it('writes and echoes redacted lines only', async () => {
    const { log, echoed } = open();
    log.warn('sent ghu_secret', { token: 'ghu_secret' });
    const line = '1970-01-01T00:00:00.000Z warn sent [redacted] token="[redacted]"';
    expect(await readFile(file(), 'utf8')).toBe(`${line}\n`);
    expect(echoed).toEqual([line]);
  });

  it.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    open().log.info('hello');
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(directory())).mode & 0o777).toBe(0o700);
  });

  it('starts a new file when one is full, and keeps the one before', async () => {
    const { log } = open();
    log.info('first');
    await writeFile(file(), 'x'.repeat(600 * 1024));
    log.info('second');
    expect(await readFile(file(), 'utf8')).toMatch(/second\n$/);
    expect((await stat(file())).size).toBeLessThan(1024);
    expect((await stat(path.join(directory(), 'pilot-light.1.log'))).size).toBe(600 * 1024);
  });

  it('never throws when the disk refuses', async () => {
    await writeFile(path.join(home, 'logs'), 'a file where the folder belongs');
    const { log, echoed } = open();
    expect(() => log.info('hello')).not.toThrow();
    expect(echoed.at(-1)).toBe('the log could not be written');
  });
});
