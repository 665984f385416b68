import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeFile } from '../../../src/cli/node/change-file.ts';
import { ROOT } from '../../support/root.ts';

let folder = '';
const file = () => path.join(folder, 'rules');

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(tmpdir(), 'pl '));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const read = () => (fs.existsSync(file()) ? fs.readFileSync(file(), 'utf8') : '');
const adding = (line: string) => () => ({ text: `${read()}${line}\n`, made: line });

/** Changes the file and is killed at it. */
async function killedAtIt(): Promise<void> {
  const module = path.join(ROOT, 'src/cli/node/change-file.ts');
  const program = `
    import { changeFile } from ${JSON.stringify(module)};
    await changeFile(${JSON.stringify(file())}, () => process.kill(process.pid, 'SIGKILL'));
  `;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: ROOT, stdio: 'inherit' },
  );
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('a file that several change', () => {
  it('is made with its folder, for its user alone', async () => {
    fs.rmSync(folder, { recursive: true });
    expect(await changeFile(file(), adding('a'))).toBe('a');
    expect(read()).toBe('a\n');
    if (process.platform !== 'win32') expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('has what each of them wanted', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index}`);
    await Promise.all(lines.map((line) => changeFile(file(), adding(line))));
    expect(read().trim().split('\n').toSorted()).toEqual(lines.toSorted());
    expect(fs.readdirSync(folder)).toEqual(['rules']);
  });

  it('stays as it is where there is nothing to change', async () => {
    await changeFile(file(), adding('a'));
    expect(await changeFile(file(), () => ({ text: null, made: 'no' }))).toBe('no');
    await expect(
      changeFile(file(), () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(read()).toBe('a\n');
    expect(fs.readdirSync(folder)).toEqual(['rules']);
  });

  it.skipIf(process.platform === 'win32').each([
    ['was never there', false],
    ['was there', true],
  ])('is free again after somebody who was killed at it, where it %s', async (_name, isThere) => {
    if (isThere) await changeFile(file(), adding('a'));
    const before = read();
    await killedAtIt();
    expect(read()).toBe(before);
    expect(fs.readdirSync(folder)).toHaveLength(isThere ? 2 : 1);
    const patience = { givenUpMs: 1, mostMs: 60_000 };
    expect(await changeFile(file(), adding('b'), patience)).toBe('b');
    expect(read()).toBe(`${before}b\n`);
    expect(fs.readdirSync(folder)).toEqual(['rules']);
  });

  it('is not written over by somebody whom the others have given up', async () => {
    await changeFile(file(), adding('a'));
    let slowTurns = 0;
    await changeFile(file(), () => {
      slowTurns += 1;
      const change = adding('slow')();
      // The others take this one for dead, and go first.
      if (slowTurns === 1) {
        fs.writeFileSync(`${file()}.of-another`, 'a\nquick\n');
        fs.renameSync(`${file()}.of-another`, file());
      }
      return change;
    });
    expect(slowTurns).toBe(2);
    expect(read()).toBe('a\nquick\nslow\n');
  });

  it('is given up itself where it never comes to its turn', async () => {
    await changeFile(file(), adding('a'));
    const waiting: Promise<string | null>[] = [];
    await changeFile(file(), () => {
      waiting.push(changeFile(file(), adding('b'), { givenUpMs: 60_000, mostMs: 0 }));
      return { text: null, made: null };
    });
    expect(await Promise.all(waiting)).toEqual([null]);
    expect(read()).toBe('a\n');
  });
});
