import { existsSync } from 'node:fs';
import { measureCommands } from '../test/bench/agent/commands.ts';
import { openServedApp } from '../test/bench/agent/served-app.ts';
import { measureServer } from '../test/bench/agent/server.ts';
import { measureCore } from '../test/bench/app/core.ts';
import { measureIdle } from '../test/bench/app/idle.ts';
import { measurePersist } from '../test/bench/app/persist.ts';
import { measureSize } from '../test/bench/app/size.ts';
import { measureStart } from '../test/bench/app/start.ts';
import { measureWindow } from '../test/bench/app/window.ts';
import { type Budget, verdictOf } from '../test/bench/budgets.ts';
import { launchChromium } from '../test/stand-in/chromium.ts';
import { thisInstaller } from '../test/support/machine/this-machine.ts';
import { benchEnclosed, benchPeers } from './bench/peers.ts';
import { buildAnew, ensureBuilt } from './host/app-build.ts';
import { apt, mayInstall } from './host/apt.ts';
import { ensureBrowser } from './host/browser.ts';
import { runScript } from './host/complaint.ts';
import { switchesOf } from './host/options.ts';

const USAGE = 'npm run bench [-- agent|peers] [-- --json]';

/** The script says to itself that it runs in a network of its own. */
const ENCLOSED = '--enclosed';

/** Whatever is started, painted or written is measured so often: enough for a middle that stays. */
const ROUNDS = 31;
/** Of two seconds each, on either side. */
const STRETCHES = 15;
/** Idleness shows in a whole minute, and one of three is the middle. */
const IDLE = { runs: 3, forMs: 60_000 };

/** Measures the app, the agent with its command, or the app beside copilot-api. Exits with 1 unless every budget held. */
async function bench(): Promise<void> {
  const args = process.argv.slice(2);
  const [first, ...others] = args;
  const subject = first === 'agent' || first === 'peers' ? first : 'app';
  const switches = switchesOf(subject === 'app' ? args : others, ['--json', ENCLOSED], USAGE);
  await ensureBrowser({ headed: false });
  await ensureBuilt();
  if (subject === 'peers' && !switches.has(ENCLOSED)) {
    const code = await benchEnclosed([...others, ENCLOSED]);
    if (code !== null) {
      process.exitCode = code;
      return;
    }
  }
  tell(await BENCHES[subject](), switches.has('--json'));
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
  console.log(`build: ${((await buildAnew()) / 1000).toFixed(1)} s`);
  const size = measureSize();
  const core = await measureCore();
  console.log(`core: ${core.renewalsPerSecond} renewals a second in virtual time`);
  const persist = await measurePersist(ROUNDS);
  const window = await measureWindow(ROUNDS);
  const browser = await launchChromium();
  try {
    const start = await measureStart(browser, ROUNDS);
    const idle = await measureIdle(browser, IDLE);
    return [...size, ...core.budgets, ...persist, ...window, ...start, ...idle];
  } finally {
    await browser.close();
  }
}

const BENCHES = {
  app: benchApp,
  agent: benchAgent,
  peers: () => benchPeers({ rounds: ROUNDS, idle: IDLE }),
} as const;

function tell(budgets: readonly Budget[], isJson: boolean): void {
  for (const { name, ratio, budget, ok, why } of budgets) {
    const bound = budget === null ? 'without a budget' : `of at most ${budget}`;
    const found = ratio === null ? `not measured: ${why ?? ''}` : `${ratio} ${bound}`;
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
