import { createDoctor, type Doctor, type DoctorPorts } from '../../src/main/doctor/doctor.ts';
import type { MachineLook } from '../../src/main/doctor/facts.ts';
import { createLastAnswers, type LastAnswers } from '../../src/main/doctor/last-answers.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { modelledLook } from './machine-look.ts';
import { NO_AGENT } from './views.ts';
import {
  createVirtualWorld,
  signedInRecord,
  type VirtualWorld,
  type WorldOptions,
} from './virtual-world.ts';

/** The doctor before the real engine, in a world of virtual time and on a modelled machine. */
export interface DoctorBench {
  readonly world: VirtualWorld;
  readonly doctor: Doctor;
  readonly lastAnswers: LastAnswers;
  /** Has it look, and lets time go on as far as that needs. */
  readonly examine: (accountKey?: string | null) => ReturnType<Doctor['examine']>;
  /** What GitHub was asked for since the last call. */
  readonly asked: () => readonly string[];
}

export interface DoctorBenchOptions extends WorldOptions {
  readonly look?: Partial<MachineLook>;
  readonly change?: Partial<DoctorPorts>;
  readonly accounts?: number;
}

export const FIRST_KEY = 'github.com/583231';

/** Accounts on github.com that are lit. */
export async function createDoctorBench(options: DoctorBenchOptions = {}): Promise<DoctorBench> {
  const world = await createVirtualWorld(options);
  for (let index = 0; index < (options.accounts ?? 1); index += 1) {
    const record = signedInRecord('github.com', 583_231 + index);
    world.vault.stored.set(record.key, record);
  }
  await world.restart();
  // What is nice to know has been asked for and is no longer of this minute.
  await world.clock.advance(120_000);
  const lastAnswers = createLastAnswers({ add: () => undefined }, world.alarms().nowMs);
  const doctor = createDoctor({
    engine: world.engine(),
    lastAnswers,
    machineLook: modelledLook(options.look),
    settings: { get: () => DEFAULT_SETTINGS },
    network: { isOnline: () => world.network.isOnline },
    tray: () => 'shown',
    agentView: () => NO_AGENT,
    keyTag: () => 'v11',
    alarms: world.alarms(),
    clock: {
      after: (delayMs, ring) =>
        world.clock.after(delayMs, () => {
          world.clock.stir();
          ring();
        }),
    },
    platform: 'linux',
    hostKind: () => 'cloud',
    firstHost: 'github.com',
    ...options.change,
  });
  let seen = world.gitHub.requests.length;
  return {
    world,
    doctor,
    lastAnswers,
    async examine(accountKey = null) {
      world.clock.stir();
      let isOver = false;
      const examination = doctor.examine(accountKey).finally(() => {
        isOver = true;
      });
      await world.clock.advance(30_000, () => isOver);
      return examination;
    },
    asked() {
      const news = world.gitHub.requests.slice(seen).map(({ purpose }) => purpose);
      seen = world.gitHub.requests.length;
      return news.toSorted();
    },
  };
}
