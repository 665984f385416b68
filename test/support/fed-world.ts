import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAgent } from '../../src/main/agent/agent.ts';
import { createListeners } from '../../src/main/listeners.ts';
import { createAgentSocket } from '../../src/main/node/agent-socket.ts';
import { createSystemClock } from '../../src/main/node/system-clock.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { createVirtualPower } from './virtual-power.ts';
import { createWiredWorld, type WiredWorld } from './wired-world.ts';

/** The app without its faces: engine, wire and agent, signed in at a simulator, its clock held. */
export interface FedWorld {
  readonly world: WiredWorld;
  /** As the session's own folder is: private, and short, for a socket's path must be. With a blank, to be quoted. */
  readonly runtimeFolder: string;
  readonly socket: string;
  /** This much time passes for the app and for GitHub. */
  readonly pass: (spanMs: number) => Promise<void>;
  readonly lock: () => void;
  readonly signOut: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Throws when the agent could not listen: then nothing can be tried. */
export async function startFedWorld(version: string): Promise<FedWorld> {
  const world = await createWiredWorld();
  await world.signIn();
  const runtimeFolder = mkdtempSync(path.join(os.tmpdir(), 'pl '));
  const power = createVirtualPower();
  const quitting: (() => Promise<void>)[] = [];
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    agent: { ...DEFAULT_SETTINGS.agent, isOn: true, locksWithScreen: true },
  };
  const clock = createSystemClock(1);
  const silent = { info: () => undefined, warn: () => undefined };
  const agent = createAgent({
    engine: world.engine(),
    redact: world.redactor.redact,
    placesIn: world.redactor.placesIn,
    doctor: () => Promise.resolve({ text: 'well\n', json: { checks: [] } }),
    agentSocket: createAgentSocket({
      platform: process.platform === 'darwin' ? 'mac' : 'linux',
      variables: { XDG_RUNTIME_DIR: runtimeFolder },
      userData: runtimeFolder,
      clock,
      log: silent,
    }),
    settings: { get: () => settings, onChange: createListeners<Settings>().add },
    alarms: world.alarms(),
    clock,
    power,
    onFocus: createListeners().add,
    activity: { add: () => undefined },
    log: silent,
    editorVersion: `PilotLight/${version}`,
    beforeQuit: (clean) => quitting.push(clean),
  });
  const socket = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const { address, problem } = agent.view();
      if (address !== null) resolve(address);
      if (problem !== null) reject(new Error(`the agent cannot listen: ${problem}`));
    };
    agent.onChange(look);
    look();
  });
  return {
    world,
    runtimeFolder,
    socket,
    pass: world.pass,
    lock: () => power.emit('lock'),
    signOut: () => world.engine().signOut(world.account().key),
    async close() {
      await Promise.all(quitting.map((clean) => clean()));
      await world.close();
      rmSync(runtimeFolder, { recursive: true, force: true });
    },
  };
}
