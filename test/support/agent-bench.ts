import { type Agent, createAgent } from '../../src/main/agent/agent.ts';
import { createListeners } from '../../src/main/listeners.ts';
import type { ActivityEntry, AgentReply, AgentSocket, Clock } from '../../src/main/ports.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import { agentRequest, createModelledSocket } from './modelled-socket.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { createVirtualPower, type VirtualPower } from './virtual-power.ts';
import {
  createVirtualWorld,
  signedInRecord,
  type VirtualWorld,
  type WorldOptions,
} from './virtual-world.ts';

/** The agent before the real engine, in a world of virtual time. */
export interface AgentBench {
  readonly world: VirtualWorld;
  readonly agent: Agent;
  readonly power: VirtualPower;
  readonly focus: () => void;
  readonly activity: readonly ActivityEntry[];
  readonly lines: readonly string[];
  readonly settings: () => Settings;
  readonly change: (patch: Partial<Settings>) => void;
  readonly turn: (isOn: boolean) => void;
  readonly quit: () => Promise<void>;
  /** As a program asks and waits. Time goes on only as far as the answer needs. */
  readonly ask: (target: string, headers?: Readonly<Record<string, string>>) => Promise<AgentReply>;
  /** Asks, and leaves it to the test to let time go on. */
  readonly send: (
    target: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<AgentReply>;
}

export interface AgentBenchOptions extends WorldOptions {
  /** Logins of accounts on github.com that are signed in; the first is selected. */
  readonly logins?: readonly string[];
  readonly redact?: (text: string) => string;
  /** The modelled one unless another is given. */
  readonly socket?: AgentSocket;
  /** Calls with the world once it is made, before anybody is signed in. */
  readonly onWorld?: (world: VirtualWorld) => VirtualWorld;
}

/** The next account is the next id. */
const FIRST_ID = 583_231;

/** Agent on, accounts lit. */
export async function createAgentBench(options: AgentBenchOptions = {}): Promise<AgentBench> {
  const { logins = ['octocat'], redact = (text: string) => text } = options;
  const world = (options.onWorld ?? ((one) => one))(await createVirtualWorld(options));
  for (const [index, login] of logins.entries()) {
    const record = signedInRecord('github.com', FIRST_ID + index);
    const identity = { id: FIRST_ID + index, login, name: null, avatarUrl: null };
    const { clientId = record.clientId } = options;
    world.vault.stored.set(record.key, { ...record, clientId, identity });
  }
  await world.restart();
  await world.clock.advance(1_000);
  const modelled = createModelledSocket();
  const power = createVirtualPower();
  const focus = createListeners();
  const changed = createListeners<Settings>();
  const activity: ActivityEntry[] = [];
  const lines: string[] = [];
  const cleans: (() => Promise<void>)[] = [];
  const write = (message: string, facts = {}): void =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  let settings: Settings = {
    ...DEFAULT_SETTINGS,
    agent: { ...DEFAULT_SETTINGS.agent, isOn: true },
  };
  const agent = createAgent({
    engine: world.engine(),
    alarms: world.alarms(),
    clock: stirring(world.clock),
    agentSocket: options.socket ?? modelled,
    settings: { get: () => settings, onChange: changed.add },
    power,
    onFocus: focus.add,
    activity: { add: (entry) => void activity.push(entry) },
    log: { info: write, warn: write },
    redact,
    placesIn: () => [],
    doctor: () => Promise.resolve({ text: 'well\n', json: { checks: [] } }),
    editorVersion: 'PilotLight/1.2.3',
    beforeQuit: (clean) => void cleans.push(clean),
  });
  await untilOpen(agent);

  function change(patch: Partial<Settings>): void {
    settings = { ...settings, ...patch };
    changed.tell(settings);
  }

  function send(target: string, headers = {}): Promise<AgentReply> {
    world.clock.stir();
    const answer = modelled.ask(agentRequest(target, headers));
    if (answer === null) throw new Error('nobody listens');
    return answer;
  }

  return {
    world,
    agent,
    power,
    activity,
    lines,
    change,
    send,
    focus: focus.tell,
    settings: () => settings,
    turn: (isOn) => change({ agent: { ...settings.agent, isOn } }),
    quit: async () => {
      await Promise.all(cleans.map((clean) => clean()));
    },
    async ask(target, headers) {
      let isAnswered = false;
      const answer = send(target, headers).finally(() => {
        isAnswered = true;
      });
      await world.clock.advance(10_000, () => isAnswered);
      return answer;
    },
  };
}

/** Whatever rings may have begun something that answers with a promise. */
function stirring(clock: VirtualClock): Clock {
  return {
    wallMs: () => clock.wallMs(),
    monotonicMs: () => clock.monotonicMs(),
    uptimeMs: () => clock.uptimeMs(),
    after: (delayMs, ring) =>
      clock.after(delayMs, () => {
        clock.stir();
        ring();
      }),
  };
}

/** What was begun is over: the socket is open, or was refused. */
export function untilOpen(agent: Agent): Promise<void> {
  const isOver = (): boolean => agent.view().address !== null || agent.view().problem !== null;
  return until(agent, isOver);
}

/** Waits for the agent to tell that this has become true. */
export function until(agent: Agent, isTrue: () => boolean): Promise<void> {
  if (isTrue()) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = agent.onChange(() => {
      if (!isTrue()) return;
      cancel();
      resolve();
    });
  });
}
