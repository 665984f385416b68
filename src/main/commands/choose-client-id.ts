import type { ClientIdOutcome } from '../../shared/ipc.ts';
import { readClientId } from '../../shared/typed.ts';
import type { SettingsStore } from '../ports.ts';

/** Signs in with the client id that was typed from now on, or with the default for null; else says what is wrong. */
export function chooseClientId(
  typed: string | null,
  settings: Pick<SettingsStore, 'change'>,
): ClientIdOutcome {
  const reading =
    typed === null ? ({ kind: 'clientId', clientId: null } as const) : readClientId(typed);
  if (reading.kind === 'wrong') return reading.fault;
  settings.change({ clientId: reading.clientId });
  return 'chosen';
}
