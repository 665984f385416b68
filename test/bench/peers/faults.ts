import type { GitHubStage } from '../../peers/github-stage.ts';
import { cannedAnswers } from '../../simulator/canned-answers.ts';
import type { Control } from '../../simulator/control-contract.ts';
import type { Answer } from '../../simulator/scripted-answer.ts';
import { pause } from '../pause.ts';
import { until } from '../until.ts';
import type { Running, Side } from './side.ts';

/** Something that happens to the exchange for a while. */
interface Fault {
  readonly name: string;
  readonly begin: (stage: GitHubStage) => Promise<unknown>;
  /** GitHub does not see who meets it. */
  readonly isUnseen?: boolean;
}

const lasting =
  (answer: Answer) =>
  ({ simulator }: GitHubStage) =>
    simulator.control.setStandingAnswer({ endpoint: 'exchange', answer });

const once =
  (answer: Answer) =>
  ({ simulator }: GitHubStage) =>
    simulator.control.setNextAnswers({ endpoint: 'exchange', answers: [answer] });

export const FAULTS: readonly Fault[] = [
  { name: '500', begin: lasting(cannedAnswers.outage(500)) },
  { name: '503', begin: lasting(cannedAnswers.outage(503)) },
  { name: "a proxy's page with 200", begin: lasting(cannedAnswers.proxyPage) },
  { name: 'a hung connection', begin: lasting({ kind: 'hang' }) },
  { name: 'a cut connection', begin: lasting(cannedAnswers.reset) },
  { name: '429 with Retry-After', begin: lasting(cannedAnswers.rateLimitedAs429('30')) },
  { name: '401 once', begin: once(cannedAnswers.badCredentials) },
  { name: 'broken JSON', begin: lasting({ kind: 'truncated' }) },
  { name: 'an empty body', begin: lasting({ kind: 'text', body: '' }) },
  { name: 'no network', begin: (stage) => stage.cut(true), isUnseen: true },
];

/** Longer than either side leaves between two renewals here. */
const FAULT_MS = 6_000;

/** The faults after which it is still there, with a newer token. For each it is started anew. */
export async function survivedBy(side: Side, stage: GitHubStage): Promise<readonly string[]> {
  const survived: string[] = [];
  for (const fault of FAULTS) if (await survives(side, stage, fault)) survived.push(fault.name);
  return survived;
}

async function survives(side: Side, stage: GitHubStage, fault: Fault): Promise<boolean> {
  const { control } = stage.simulator;
  const program = await side.start();
  try {
    await until(program.hasToken, (hasToken) => hasToken);
    const before = await requestsOf(control);
    await fault.begin(stage);
    await pause(FAULT_MS);
    const isMet = (await requestsOf(control)) > before || fault.isUnseen === true;
    if (!isMet) throw new Error(`nobody met ${fault.name}`);
    await mend(stage);
    return await isRenewed(program, control);
  } finally {
    await mend(stage);
    await program.end();
  }
}

async function mend({ simulator, cut }: GitHubStage): Promise<void> {
  await simulator.control.clearAnswers();
  await cut(false);
}

/** Whether GitHub gives it a token from now on, before anybody's patience ends, and it has one to hand out then. */
async function isRenewed(program: Running, control: Control): Promise<boolean> {
  const before = await renewalsOf(control);
  const isOver = async (): Promise<boolean> =>
    program.hasEnded() || ((await renewalsOf(control)) > before && (await program.hasToken()));
  try {
    await until(isOver, (isSo) => isSo);
    return !program.hasEnded();
  } catch {
    return false;
  }
}

const requestsOf = async (control: Control): Promise<number> =>
  (await control.log({ endpoint: 'exchange' })).length;

const renewalsOf = async (control: Control): Promise<number> =>
  (await control.log({ endpoint: 'exchange', status: 200 })).length;
