import { app } from 'electron';
import type { Platform } from '../../shared/platform.ts';
import {
  createCommandInstaller,
  type InstallerOptions,
  renewCommand,
} from '../node/terminal-command.ts';
import type { CommandInstaller } from '../ports.ts';
import { commandFolder } from './program.ts';

/** The installer of the command that came with this app, which brings one that is installed up to date. */
export function openTerminalCommand(platform: Platform): CommandInstaller {
  const options: InstallerOptions = {
    shipped: commandFolder(),
    home: app.getPath('home'),
    variables: process.env,
    platform,
  };
  // A build from sources takes nobody's place.
  if (app.isPackaged) void renewCommand(options);
  return createCommandInstaller(options);
}
