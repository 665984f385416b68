import { type Installer, libraryCommand } from './install-commands.ts';
import type { SandboxLack } from './sandbox.ts';
import type { NotStarted } from './why-not-started.ts';

/**
 * One paragraph about what keeps Electron from starting, with what mends it; null where nothing is known to.
 *
 * `lack` is what is wrong with the sandbox as the system's own switches tell.
 */
export function startWords(
  why: NotStarted,
  installer: Installer,
  lack: SandboxLack | null,
): string | null {
  switch (why.kind) {
    case 'library': {
      const command = libraryCommand(installer);
      const mend =
        command === null ? `Install the package that has ${why.name}.` : `Run: ${command}`;
      return `Electron does not start, because this system lacks ${why.name}. ${mend}`;
    }
    case 'sandbox':
      return sandboxWords(lack);
    case 'display':
      return 'Electron does not start, because it can open no display. Start it from a terminal on your desktop.';
    case 'root':
      return 'Electron does not start as root, because Chromium’s sandbox would have to be off. Start it as yourself.';
    // Of a browser, and not of Electron.
    case 'snap':
    case 'unknown':
      return null;
    default:
      return why satisfies never;
  }
}

/** What is known to keep Electron from its sandbox, in one paragraph. */
export function sandboxWords(lack: SandboxLack | null): string {
  const what = 'Electron does not start, because Chromium’s sandbox cannot work here';
  if (lack === null) return `${what}. Allow user namespaces, or ask who runs this system.`;
  return `${what}: ${lack.why}. Run: ${lack.command}`;
}
