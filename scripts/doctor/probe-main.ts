/** A small app that tells of the runtime it runs on: one line of JSON behind {@link MARK}, and it ends. */
import fs from 'node:fs';
import { app, BrowserWindow, Notification, safeStorage } from 'electron';
import { MARK, type RuntimeFacts } from './runtime-facts.ts';

/** A keyring may ask its user for a password first. */
const PATIENCE_MS = 10_000;

async function tell(): Promise<void> {
  await app.whenReady();
  const facts: RuntimeFacts = {
    electron: process.versions.electron ?? null,
    chrome: process.versions['chrome'] ?? null,
    node: process.versions.node,
    sandbox: app.commandLine.hasSwitch('no-sandbox') ? 'switched off' : await confinement(),
    keyringBackend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null,
    keyringTag: await Promise.race([keyringTag(), noAnswer()]),
    notices: Notification.isSupported(),
    languages: app.getPreferredSystemLanguages(),
  };
  console.log(MARK + JSON.stringify(facts));
  app.exit(0);
}

/** The first bytes of what is encrypted name the key: `v10` on Linux is one that everybody has. */
async function keyringTag(): Promise<string> {
  try {
    return (await safeStorage.encryptStringAsync('a probe')).subarray(0, 3).toString('latin1');
  } catch {
    return 'none';
  }
}

function noAnswer(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('no answer'), PATIENCE_MS);
  });
}

/** What the system itself says of a page's process. */
async function confinement(): Promise<RuntimeFacts['sandbox']> {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,').catch(() => undefined);
  const pid = window.webContents.getOSProcessId();
  if (process.platform === 'linux') return seccompOf(pid);
  const metric = app.getAppMetrics().find((one) => one.pid === pid);
  if (metric === undefined) return 'unknown';
  return metric.sandboxed === true ? 'on' : 'off';
}

function seccompOf(pid: number): RuntimeFacts['sandbox'] {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^Seccomp:\s*2$/m.test(status) ? 'on' : 'off';
  } catch {
    return 'unknown';
  }
}

void tell().catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
