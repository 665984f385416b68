import { existsSync } from 'node:fs';
import { type Budget, verdictOf } from '../test/bench/agent/budgets.ts';
import { measureCommands } from '../test/bench/agent/commands.ts';
import { openServedApp } from '../test/bench/agent/served-app.ts';
import { measureServer } from '../test/bench/agent/server.ts';
import { thisInstaller } from '../test/support/machine/this-machine.ts';
import { ensureBuilt } from './host/app-build.ts';
import { apt, mayInstall } from './host/apt.ts';
import { ensureBrowser } from './host/browser.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { switchesOf } from './host/options.ts';

const USAGE = 'npm run bench -- agent [--json]';

/** Every program is started so often: enough for a middle that stays. */
const ROUNDS = 31;
/** Of two seconds each, on either side. */
const STRETCHES = 15;

/** Measures the agent and its command. Exits with 1 unless every budget was measured and held. */
async function bench(): Promise<void> {
  const [what, ...switches] = process.argv.slice(2);
  if (what !== 'agent') throw new Complaint(`What to measure? Usage: ${USAGE}`);
  const isJson = switchesOf(switches, ['--json'], USAGE).has('--json');
  await ensureBrowser({ headed: false });
  await ensureBuilt();
  await ensureOthers();
  const app = await openServedApp();
  try {
    const commands = await measureCommands(app, ROUNDS);
    for (const [name, ms] of Object.entries(commands.mediansMs))
      console.log(`${ms.toFixed(1).padStart(8)} ms  ${name}`);
    const { budgets, ...server } = await measureServer(app, STRETCHES);
    console.log(`server: ${JSON.stringify(server)}`);
    tell([...commands.budgets, ...budgets], isJson);
  } finally {
    await app.close();
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
