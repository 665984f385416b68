import { existsSync, statSync } from 'node:fs';
import { measureCommands } from '../test/bench/agent/commands.ts';
import { openServedApp } from '../test/bench/agent/served-app.ts';
import { measureServer } from '../test/bench/agent/server.ts';
import { measureCore } from '../test/bench/app/core.ts';
import { measureIdle } from '../test/bench/app/idle.ts';
import { measurePersist } from '../test/bench/app/persist.ts';
import { measureStart } from '../test/bench/app/start.ts';
import { measureWindow } from '../test/bench/app/window.ts';
import { type Budget, verdictOf } from '../test/bench/budgets.ts';
import { launchChromium } from '../test/stand-in/chromium.ts';
import { thisInstaller } from '../test/support/machine/this-machine.ts';
import { ensureBuilt } from './host/app-build.ts';
import { apt, mayInstall } from './host/apt.ts';
import { ensureBrowser } from './host/browser.ts';
import { runScript } from './host/complaint.ts';
import { switchesOf } from './host/options.ts';

const USAGE = 'npm run bench [-- agent] [-- --json]';

/** Whatever is started, painted or written is measured so often: enough for a middle that stays. */
const ROUNDS = 31;
/** Of two seconds each, on either side. */
const STRETCHES = 15;
/** Idleness shows in a whole minute, and one of three is the middle. */
const IDLE = { runs: 3, forMs: 60_000 };

/** Measures the app, or the agent and its command. Exits with 1 unless every budget was measured and held. */
async function bench(): Promise<void> {
  const [first, ...others] = process.argv.slice(2);
  const isAgent = first === 'agent';
  const switches = isAgent || first === undefined ? others : [first, ...others];
  const isJson = switchesOf(switches, ['--json'], USAGE).has('--json');
  await ensureBrowser({ headed: false });
  await ensureBuilt();
  tell(await (isAgent ? benchAgent() : benchApp()), isJson);
}

async function benchAgent(): Promise<readonly Budget[]> {
  await ensureOthers();
  const app = await openServedApp();
  try {
    const commands = await measureCommands(app, ROUNDS);
    for (const [name, ms] of Object.entries(commands.mediansMs))
      console.log(`${ms.toFixed(1).padStart(8)} ms  ${name}`);
    const { budgets, ...server } = await measureServer(app, STRETCHES);
    console.log(`server: ${JSON.stringify(server)}`);
    return [...commands.budgets, ...budgets];
  } finally {
    await app.close();
  }
}

async function benchApp(): Promise<readonly Budget[]> {
  console.log(`main bundle: ${(statSync('out/main/index.cjs').size / 1000).toFixed(0)} kB`);
  const core = await measureCore();
  console.log(`core: ${core.renewalsPerSecond} renewals a second in virtual time`);
  const persist = await measurePersist(ROUNDS);
  const window = await measureWindow(ROUNDS);
  const browser = await launchChromium();
  try {
    const start = await measureStart(browser, ROUNDS);
    const idle = await measureIdle(browser, IDLE);
    return [...core.budgets, ...persist, ...window, ...start, ...idle];
  } finally {
    await browser.close();
  }
}

function tell(budgets: readonly Budget[], isJson: boolean): void {
  for (const { name, ratio, budget, ok, why } of budgets) {
    const found = ratio === null ? `not measured: ${why ?? ''}` : `${ratio} of at most ${budget}`;
    console.log(`${ok ? 'ok ' : 'NO '} ${name}: ${found}`);
  }
  const verdict = verdictOf(budgets);
  if (isJson) console.log(JSON.stringify(verdict));
  if (!verdict.ok) process.exitCode = 1;
}

/** What it is measured against, where apt obeys us; what is still missing then is told as not measured. */
async function ensureOthers(): Promise<void> {
  const missing = Object.entries({
    gh: 'gh',
    curl: 'curl',
    git: 'git',
    'ssh-add': 'openssh-client',
  })
    .filter(([program]) => !existsSync(`/usr/bin/${program}`))
    .map(([, name]) => name);
  if (missing.length === 0 || !mayInstall(thisInstaller())) return;
  await apt('update');
  await apt('install', '--no-install-recommends', ...missing);
}

runScript(bench);
