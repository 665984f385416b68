import type { CommandInstaller } from '../../src/main/ports.ts';
import type { TerminalCommand } from '../../src/shared/terminal-command.ts';

/** An installer that only remembers: nothing is written. */
export function modelledInstaller(): CommandInstaller {
  let kind: TerminalCommand['kind'] = 'absent';
  const file = '/home/mona/.local/bin/pilot-light';
  const become = (next: TerminalCommand['kind']): Promise<TerminalCommand> => {
    kind = next;
    return Promise.resolve({ kind, file, isOnPath: true });
  };
  return {
    look: () => become(kind),
    install: () => become('installed'),
    remove: () => become('absent'),
  };
}
