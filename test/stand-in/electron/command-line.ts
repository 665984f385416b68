import type { CommandLine } from 'electron';
import { offer } from './offer.ts';

const NO_SANDBOX = 'no-sandbox';

/** Chromium's switches with their values: what the app was started with, and what it has changed since. */
const switches = new Map<string, string>();
for (const argument of process.argv) {
  const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (name !== undefined) switches.set(name, value);
}

/** Whatever is started later is started by what stood here at first. */
const startedWithoutSandbox = switches.has(NO_SANDBOX);

export const commandLine: CommandLine = offer<CommandLine>('app.commandLine', {
  appendSwitch: (name, value = '') => void switches.set(name, value),
  appendArgument() {},
  removeSwitch: (name) => void switches.delete(name),
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
});

/** What `app.enableSandbox()` does to the switches: it takes a `--no-sandbox` back. */
export function takeBackNoSandbox(): void {
  switches.delete(NO_SANDBOX);
}

/**
 * Whether a new renderer would wait for a sandbox that nobody has started: without one as it began, the process that
 * makes renderers cannot make one in it (microsoft/playwright#16814).
 */
export function isSandboxHalf(): boolean {
  return startedWithoutSandbox && !switches.has(NO_SANDBOX);
}
