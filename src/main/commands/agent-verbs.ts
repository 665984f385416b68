import type { AgentSettings } from '../../shared/settings.ts';
import type { SettingsStore } from '../ports.ts';
import type { Handlers } from './command.ts';

/** What faces can ask of the agent. It follows its settings. */
export function agentVerbs(settings: Pick<SettingsStore, 'get' | 'change'>) {
  async function change(part: Partial<AgentSettings>): Promise<null> {
    settings.change({ agent: { ...settings.get().agent, ...part } });
    return null;
  }

  return {
    'agent:turn': (isOn) => change({ isOn }),
    'agent:lock-with-screen': (locksWithScreen) => change({ locksWithScreen }),
    'agent:choose-integration-id': (integrationId) => change({ integrationId }),
  } satisfies Partial<Handlers>;
}
