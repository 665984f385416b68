import type { Cancel } from './ports.ts';
import type { Alarms } from './time/alarms.ts';

/** What a pure machine answers to an event. */
export interface Step<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A pure machine: where it starts, how it steps, and when each state wants to be woken. */
interface Machine<State, Event, Effect> {
  readonly initial: State;
  readonly step: (state: State, event: Event) => Step<State, Effect>;
  /** The timeline instant at which this state wants to be woken, or null. */
  readonly wakeAtMs: (state: State) => number | null;
  readonly alarmRang: (nowMs: number) => Event;
}

/** What a running machine needs from its owner. */
interface MachinePorts<State, Event, Effect> {
  readonly alarms: Alarms;
  /** Carries out one effect. Must not throw; replies come back through `send`. */
  readonly perform: (effect: Effect) => void;
  /** Called after each event that changed the state, before its effects are carried out. */
  readonly onStep: (state: State, event: Event) => void;
}

/** A machine at work. */
export interface MachineRunner<State, Event> {
  readonly state: () => State;
  readonly send: (event: Event) => void;
  /** Disarms the alarm and ignores every later event. */
  readonly stop: () => void;
}

/**
 * Feeds events to a machine one at a time, keeps its one alarm armed, and hands its effects to its owner.
 *
 * The alarm is derived from the state, so it cannot be forgotten or outlive the state that wanted it.
 */
export function runMachine<State, Event, Effect>(
  machine: Machine<State, Event, Effect>,
  ports: MachinePorts<State, Event, Effect>,
): MachineRunner<State, Event> {
  let state = machine.initial;
  let stopped = false;
  let draining = false;
  let armedAtMs: number | null = null;
  let cancelAlarm: Cancel = () => undefined;
  const queue: Event[] = [];

  function send(event: Event): void {
    if (stopped) return;
    queue.push(event);
    if (draining) return; // An effect that answers at once must not re-enter the machine.
    draining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) take(next);
    } finally {
      draining = false;
    }
  }

  function take(event: Event): void {
    const result = machine.step(state, event);
    const changed = result.state !== state;
    state = result.state;
    arm(machine.wakeAtMs(state));
    try {
      if (changed) ports.onStep(state, event);
    } finally {
      // The state says that these were done, whatever became of those who were told.
      for (const effect of result.effects) ports.perform(effect);
    }
  }

  function arm(atMs: number | null): void {
    if (stopped || atMs === armedAtMs) return;
    cancelAlarm();
    armedAtMs = atMs;
    cancelAlarm = atMs === null ? () => undefined : ports.alarms.at(atMs, ring);
  }

  function ring(): void {
    armedAtMs = null;
    send(machine.alarmRang(ports.alarms.nowMs()));
  }

  function stop(): void {
    stopped = true;
    queue.length = 0;
    cancelAlarm();
  }

  return { state: () => state, send, stop };
}
