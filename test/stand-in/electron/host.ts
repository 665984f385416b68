import type { AppSide, HostSide } from '../contract.ts';
import { createLink, type Message } from '../link.ts';
import { SETTINGS_VARIABLE, type StandInSettings } from '../settings.ts';

/** The settings this process was started with. */
export const settings: StandInSettings = readSettings();

/** The line to the launching half; the app's process ends with it. */
export const host = createLink<AppSide, HostSide>({
  isOpen: () => process.connected,
  // A host that is just ending takes no more messages; 'disconnect' follows.
  post: (message) => process.send?.(message, undefined, undefined, () => {}),
});

process.on('message', (message) => void host.receive(message as Message));
process.on('disconnect', () => process.exit(0));

function readSettings(): StandInSettings {
  const text = process.env[SETTINGS_VARIABLE];
  if (text === undefined || process.send === undefined) {
    throw new Error('stand-in: start the app with launchStandIn()');
  }
  delete process.env[SETTINGS_VARIABLE];
  return JSON.parse(text) as StandInSettings;
}
