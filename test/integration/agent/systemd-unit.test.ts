import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../support/root.ts';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd)
  console.log('left out: the unit of systemd, for this machine has no systemd-analyze');

/** Every unit in the manual, by the name that the text before it gives. */
function unitsIn(manual: string): ReadonlyMap<string, string> {
  const found = manual.matchAll(/systemd\/user\/([\w.-]+)`[^`]*```ini\n([^`]+)```/g);
  return new Map([...found].map(([, name = '', text = '']) => [name, text]));
}

it.runIf(hasSystemd)('systemd finds nothing wrong with the units of the manual', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'units-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const units = unitsIn(readFileSync(path.join(ROOT, 'docs/agent.md'), 'utf8'));
  expect([...units.keys()]).toEqual(['nightly-report.service', 'nightly-report.timer']);
  for (const [name, text] of units) writeFileSync(path.join(home, name), text);
  for (const program of ['.local/bin/pilot-light', 'bin/nightly-report']) {
    const file = path.join(home, program);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o755);
  }
  const files = [...units.keys()].map((name) => path.join(home, name));
  const { status, stderr } = spawnSync('systemd-analyze', ['--user', 'verify', ...files], {
    env: { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});
