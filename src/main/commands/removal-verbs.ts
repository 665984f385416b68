import type { BelongingPlace } from '../../shared/removal.ts';
import type { Engine } from '../engine/engine.ts';
import type {
  CommandInstaller,
  LoginItemOutcome,
  OwnFiles,
  SettingsStore,
  Vault,
} from '../ports.ts';
import type { Handlers } from './command.ts';

/** What taking everything away reaches. */
export interface RemovalVerbsPorts {
  readonly engine: Pick<Engine, 'state' | 'cancelSignIn' | 'signOut'>;
  readonly vault: Pick<Vault, 'forgetAll'>;
  readonly settings: Pick<SettingsStore, 'get' | 'change'>;
  readonly startsAtLogin: () => Promise<boolean>;
  readonly setStartAtLogin: (start: boolean) => Promise<LoginItemOutcome>;
  /** The entry that starts the app at login; null where the system has a list of its own. */
  readonly autostartFile: string | null;
  readonly terminalCommand: Pick<CommandInstaller, 'look' | 'remove'>;
  readonly ownFiles: OwnFiles;
  readonly quit: () => void;
}

/** What an uninstall would leave behind: what there is of it, and its end. */
export function removalVerbs(ports: RemovalVerbsPorts) {
  const { engine, ownFiles, settings, terminalCommand } = ports;

  const autostart: BelongingPlace = { what: 'autostart', place: ports.autostartFile };

  async function found(): Promise<readonly BelongingPlace[]> {
    const command = await terminalCommand.look();
    return [
      ...ownFiles.look(),
      ...((await ports.startsAtLogin()) ? [autostart] : []),
      ...(command.kind === 'installed' ? [commandAt(command.file)] : []),
    ];
  }

  const signOutAll = (): Promise<unknown> =>
    Promise.all(engine.state().accounts.map(({ key }) => engine.signOut(key)));

  /** Null when somebody has signed in meanwhile, who keeps what there is. */
  async function remove(): Promise<readonly BelongingPlace[] | null> {
    // From here on: whoever quits meanwhile has said what is wanted, and whoever signs in meanwhile takes it back.
    ownFiles.wantRemovedAtEnd(true);
    engine.cancelSignIn();
    const { agent } = settings.get();
    settings.change({ startAtLogin: false, agent: { ...agent, isOn: false } });
    const [outcome, command] = await Promise.all([
      ports.setStartAtLogin(false),
      terminalCommand.remove(),
      // Whoever is signed in leaves memory as well, and takes a copied token along. A keyring may take its time over it.
      signOutAll(),
    ]);
    // One that answers late brings back who was not here before.
    while (ownFiles.isRemovalWanted() && engine.state().accounts.length > 0) await signOutAll();
    if (!ownFiles.isRemovalWanted()) return null;
    ports.vault.forgetAll();
    return [
      ...ownFiles.remove(),
      ...(outcome === 'done' ? [] : [autostart]),
      ...(command.kind === 'failed' ? [commandAt(command.file)] : []),
    ];
  }

  return {
    'removal:look': found,
    async 'removal:remove'() {
      const left = await remove();
      // There is nothing to say that would be read: whoever is told of something left ends it by themselves.
      if (left?.length === 0) ports.quit();
      return left;
    },
  } satisfies Partial<Handlers>;
}

function commandAt(file: string): BelongingPlace {
  return { what: 'command', place: file };
}
