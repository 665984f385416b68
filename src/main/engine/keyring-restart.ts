import type { RestartCost } from '../../shared/storage.ts';
import { vault as numbers } from '../config.ts';
import type { Cancel, Log } from '../ports.ts';
import { isUnderWay } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Engine, EngineState } from './engine.ts';

/** What it takes to start the app afresh. */
export interface RestartPorts {
  /** This run has come of a restart, whoever wanted it. */
  readonly isRestarted: boolean;
  /** Ends the app as a quit does, and starts it again so that the next run knows what it came of. */
  readonly restart: () => void;
}

interface KeyringRestartPorts extends RestartPorts {
  readonly engine: Pick<Engine, 'state' | 'onChange'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'at'>;
  readonly log: Log;
}

/** The only cure for a keyring that has failed: its key is fetched once a process. */
export interface KeyringRestart {
  /** What the cure costs now; null where it would cure nothing. Changes with the engine. */
  readonly cost: () => RestartCost | null;
}

/**
 * Restarts the app once by itself when the keyring has failed and nothing would be lost: at login, an app is often
 * there before the keyring. What comes of a restart never restarts by itself, so that this is no loop.
 */
export function createKeyringRestart(ports: KeyringRestartPorts): KeyringRestart {
  const { engine, alarms, log } = ports;
  let isSpent = ports.isRestarted;
  let cancelPlan: Cancel | null = null;

  const cost = (): RestartCost | null => restartCost(engine.state(), isSpent);

  function plan(): void {
    if (cost() === 'planned') {
      cancelPlan ??= alarms.at(alarms.nowMs() + numbers.restartAfterMs, restart);
    } else {
      cancelPlan?.();
      cancelPlan = null;
    }
  }

  function restart(): void {
    isSpent = true;
    cancelPlan = null;
    log.info('restarts for the keyring');
    ports.restart();
  }

  engine.onChange(plan);
  return { cost };
}

/** A sign-in under way is in memory alone, as its account would be: that the keyring failed, the vault has said. */
function restartCost(state: EngineState, isSpent: boolean): RestartCost | null {
  const { storage, accounts, signIn } = state;
  if (storage.kind !== 'memory' || storage.reason !== 'unavailable') return null;
  if (accounts.length > 0 || isUnderWay(signIn)) return 'costly';
  return isSpent ? 'harmless' : 'planned';
}
