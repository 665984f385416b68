import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { edited, isToken, live, reportFrom } from '../../replay/recorded-life.ts';
import { ROOT } from '../../support/root.ts';

let folder = '';
let report = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pilot-light-replay-'));
  report = reportFrom(await live(1));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function replayed(saved: string) {
  const file = path.join(folder, 'report.json');
  await writeFile(file, saved);
  const script = ['--import', 'tsx', 'scripts/replay.ts', file];
  const child = spawn(process.execPath, script, { cwd: ROOT });
  const [out, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, said, code: Number(code) };
}

it('npm run replay says that a report was lived through alike', async () => {
  const { out, said, code } = await replayed(report);
  expect([said, code]).toEqual(['', 0]);
  expect(out).toMatch(
    /^Pilot Light 0\.0\.0: \d+ entries\naccount-1: the same \d+ states, the last one/,
  );
});

it('npm run replay says where another answer makes another life', async () => {
  const other = edited(report, ({ entries }) => {
    const [, second] = entries.filter(isToken);
    if (second !== undefined) second.said = { kind: 'unauthorized' };
  });
  const { out, code } = await replayed(other);
  expect(code).toBe(1);
  expect(out).toMatch(/account-1: another life from state \d+ of \d+ on\n {2}before: .*lit/);
});

it('npm run replay says what is wrong with a file', async () => {
  const { said, code } = await replayed('{}');
  expect(code).toBe(2);
  expect(said).toMatch(/^at report: .* Usage: npm run replay -- FILE$/m);
});
