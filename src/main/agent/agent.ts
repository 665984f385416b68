import type { AgentTrouble, AgentView } from '../../shared/agent.ts';
import type { Settings } from '../../shared/settings.ts';
import { agent as numbers } from '../config.ts';
import { integrationIdOf } from '../engine/preferences.ts';
import { createTurn } from '../in-turn.ts';
import { createListeners } from '../listeners.ts';
import type {
  Activity,
  AgentOpening,
  AgentSocket,
  Cancel,
  Clock,
  Log,
  Power,
  SettingsStore,
  Signal,
} from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { type AnswersPorts, createAnswers } from './answers.ts';
import { createTakers } from './takers.ts';

/** The agent: serves the Copilot token to the user's own programs, as ssh-agent serves signatures. */
export interface Agent {
  view(): AgentView;
  readonly onChange: Signal;
}

/** What it takes. */
export interface AgentPorts
  extends Pick<AnswersPorts, 'engine' | 'redact' | 'placesIn' | 'doctor'> {
  readonly agentSocket: AgentSocket;
  readonly settings: Pick<SettingsStore, 'get' | 'onChange'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'steadyMs' | 'wallAt'>;
  readonly clock: Pick<Clock, 'after' | 'monotonicMs'>;
  readonly power: Pick<Power, 'onLock' | 'onUnlock'>;
  /** A window of the app has the focus: the screen is not locked, whatever the system has failed to say. */
  readonly onFocus: Signal;
  readonly activity: Activity;
  readonly log: Log;
  readonly editorVersion: string;
  /** Has `clean` called when the app quits, and lets it end before the app does. */
  readonly beforeQuit: (clean: () => Promise<void>) => void;
}

/**
 * Listens for as long as the settings want it, and looks each minute at its place: whether it can have it by now, or has
 * it still.
 *
 * One thing at a time is done to the socket, and each is decided when its turn comes: two clicks leave what the last one
 * wanted.
 */
export function createAgent(ports: AgentPorts): Agent {
  const { agentSocket, settings, clock, log } = ports;
  const listeners = createListeners();
  const takers = createTakers(ports);
  const screen = createScreenLock(ports, listeners.tell);
  const answers = createAnswers({
    ...ports,
    takers,
    isLocked: screen.isLocked,
    headers: () => headersBeside(settings.get(), ports.editorVersion),
  });
  let opening: AgentOpening | null = null;
  let hasQuit = false;
  const inTurn = createTurn();
  let cancelLook: Cancel = () => undefined;

  const isWanted = (): boolean => settings.get().agent.isOn && !hasQuit;

  const follow = (): Promise<void> => inTurn(step);

  async function step(): Promise<void> {
    cancelLook();
    const isOpen = opening?.kind === 'open';
    const isLost = isOpen && !agentSocket.isFound();
    if (isLost) log.warn('the agent has lost its place');
    const isDone = isWanted() === isOpen && !isLost;
    if (!isDone) {
      if (isOpen) await close();
      if (isWanted()) await open();
      listeners.tell();
    }
    if (isWanted()) cancelLook = clock.after(numbers.lookAgainMs, () => void follow());
  }

  async function open(): Promise<void> {
    const before = opening;
    opening = await agentSocket.open(answers);
    if (opening.kind === 'open') return log.info('the agent listens');
    const { trouble, code } = opening;
    const isNews = before?.kind !== 'refused' || before.trouble !== trouble;
    if (isNews) log.warn('the agent cannot listen', { trouble, code });
  }

  async function close(): Promise<void> {
    if (opening?.kind === 'open') log.info('the agent is off');
    opening = null;
    await agentSocket.close();
    takers.flush();
  }

  settings.onChange(() => {
    if (!isWanted()) opening = forgotten(opening);
    void follow();
    listeners.tell();
  });
  takers.onChange(listeners.tell);
  ports.beforeQuit(() => {
    hasQuit = true;
    return follow();
  });
  void follow();

  return {
    view: () => ({
      isOn: settings.get().agent.isOn,
      problem: troubleOf(opening),
      address: opening?.kind === 'open' ? opening.address : null,
      isLocked: screen.isLocked(),
      takers: takers.list(),
      countLastHour: takers.countLastHour(),
    }),
    onChange: listeners.add,
  };
}

function troubleOf(opening: AgentOpening | null): AgentTrouble | null {
  return opening?.kind === 'refused' ? opening.trouble : null;
}

/** What did not work is nobody's concern once it is not wanted. */
function forgotten(opening: AgentOpening | null): AgentOpening | null {
  return opening?.kind === 'open' ? opening : null;
}

/** Whether the screen is locked and the user wants that to count. Linux does not tell. */
function createScreenLock({ power, onFocus, settings }: AgentPorts, tell: () => void) {
  let isLocked = false;
  const set = (next: boolean) => (): void => {
    if (next === isLocked) return;
    isLocked = next;
    tell();
  };
  power.onLock(set(true));
  power.onUnlock(set(false));
  onFocus(set(false));
  return { isLocked: () => isLocked && settings.get().agent.locksWithScreen };
}

/** They name this app, and the integration that the client id belongs to. */
function headersBeside(
  settings: Pick<Settings, 'agent' | 'clientId'>,
  editorVersion: string,
): Readonly<Record<string, string>> {
  const id = integrationIdOf(settings);
  return {
    'Editor-Version': editorVersion,
    ...(id === null ? {} : { 'Copilot-Integration-Id': id }),
  };
}
