import fs from 'node:fs';
import { expect, test } from '../driver/fixtures.ts';

/** A filter of system calls, as `/proc` numbers it (proc_pid_status(5)). */
const FILTERED = '2';

test('real A5: the system confines every renderer, and not only Electron', async ({ app }) => {
  const page = await app.window();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  const { pids, confined } = await app.evaluate(({ app: electron, BrowserWindow }) => {
    const metrics = electron.getAppMetrics();
    return {
      pids: BrowserWindow.getAllWindows().map((one) => one.webContents.getOSProcessId()),
      // Only macOS and Windows tell.
      confined: metrics.filter(({ sandboxed }) => sandboxed === true).map(({ pid }) => pid),
    };
  });
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    if (process.platform !== 'linux') expect(confined).toContain(pid);
    else expect(fs.readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(`Seccomp:\t${FILTERED}`);
  }
});
