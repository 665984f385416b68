import type { World } from '../world.ts';

/** The `endpoints` object of the exchange and of the usage: everything is here, unless a test sends clients away. */
export function endpointsOf(world: World): Record<string, string> {
  return {
    api: world.settings.apiEndpoint ?? world.addresses.copilotApi,
    'origin-tracker': world.addresses.copilotApi,
    proxy: world.addresses.copilotApi,
    telemetry: world.addresses.copilotApi,
  };
}
