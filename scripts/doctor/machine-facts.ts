import os from 'node:os';
import { askForTrayHost } from '../../src/main/node/tray-host.ts';
import { sandboxLack } from '../../test/support/machine/sandbox.ts';
import { sandboxFactsFor } from '../../test/support/machine/this-machine.ts';

/** What this machine's session offers an app, found out without one. */
export interface MachineFacts {
  readonly system: string;
  /** `wayland` or `x11`; null where the session does not tell, or is no Linux. */
  readonly sessionType: string | null;
  readonly desktop: string | null;
  readonly display: string | null;
  /** The session bus; null without one. */
  readonly dbus: string | null;
  readonly trayHost: 'present' | 'absent' | 'unknown';
  /** What is wrong with them, and the command that mends it; `usable` when nothing is. Null on other systems. */
  readonly userNamespaces: string | null;
}

/** As long as the app asks at its start. */
const TRAY_PATIENCE_MS = 2_000;

/** `program`: whose sandbox is asked about. */
export async function machineFacts(program: string): Promise<MachineFacts> {
  const isLinux = process.platform === 'linux';
  const dbus = valueOf('DBUS_SESSION_BUS_ADDRESS');
  return {
    system: `${os.type()} ${os.release()} ${process.arch}`,
    sessionType: valueOf('XDG_SESSION_TYPE'),
    desktop: valueOf('XDG_CURRENT_DESKTOP'),
    display: valueOf('WAYLAND_DISPLAY') ?? valueOf('DISPLAY'),
    dbus,
    trayHost: !isLinux
      ? 'present'
      : dbus === null
        ? 'unknown'
        : await askForTrayHost(TRAY_PATIENCE_MS),
    userNamespaces: namespaces(program),
  };
}

function namespaces(program: string): string | null {
  const facts = sandboxFactsFor(program);
  if (facts === null) return null;
  const lack = sandboxLack(facts);
  return lack === null ? 'usable' : `${lack.why}. Run: ${lack.command}`;
}

/** An empty one counts as unset. */
function valueOf(name: string): string | null {
  const value = process.env[name] ?? '';
  return value === '' ? null : value;
}
