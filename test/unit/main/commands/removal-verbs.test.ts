import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../src/main/engine/engine.ts';
import type { LoginItemOutcome } from '../../../../src/main/ports.ts';
import type { BelongingPlace } from '../../../../src/shared/removal.ts';
import type { TerminalCommand } from '../../../../src/shared/terminal-command.ts';
import { openHandlers } from '../../../support/handlers-bench.ts';
import { modelledFiles } from '../../../support/own-files.ts';
import { signedInRecord } from '../../../support/virtual-world.ts';
import { signedInWorld } from '../engine/signed-in.ts';

const COMMAND = '/home/mona/.local/bin/pilot-light';

interface Bench {
  readonly stuck?: readonly BelongingPlace[];
  readonly command?: TerminalCommand['kind'];
  readonly removed?: TerminalCommand['kind'];
  readonly login?: LoginItemOutcome;
  readonly autostartFile?: string | null;
  /** What a sign-out waits for, once the account is out of memory. */
  readonly keyring?: Promise<void>;
}

async function setUp({
  stuck,
  command = 'absent',
  removed: removedCommand = 'absent',
  login = 'done',
  autostartFile = null,
  keyring = Promise.resolve(),
}: Bench = {}) {
  const files = modelledFiles(stuck);
  const world = await signedInWorld();
  const signOut: Engine['signOut'] = async (key) => {
    await world.engine().signOut(key);
    await keyring;
  };
  const removed: string[] = [];
  const as = (kind: TerminalCommand['kind']) =>
    Promise.resolve({ kind, file: COMMAND, isOnPath: true });
  const opened = openHandlers(world, {
    ownFiles: files.files,
    startsAtLogin: () => Promise.resolve(true),
    autostartFile,
    engine: { ...world.engine(), signOut },
    setStartAtLogin() {
      removed.push('start at login');
      return Promise.resolve(login);
    },
    terminalCommand: {
      look: () => as(command),
      install: () => as(command),
      remove() {
        removed.push('command');
        return as(removedCommand);
      },
    },
  });
  return { ...opened, ...files, removed };
}

/** A keyring that does not answer until it is told to. */
async function slowToSignOut() {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { ...(await setUp({ keyring: answered })), answer };
}

describe('what the app has put on a computer', () => {
  it('is said with its places', async () => {
    const { handlers } = await setUp({ command: 'installed' });
    expect(await handlers['removal:look'](null)).toEqual([
      { what: 'signIns', place: '/data/vault.json' },
      { what: 'autostart', place: null },
      { what: 'command', place: COMMAND },
    ]);
  });

  it.each(['absent', 'foreign', 'packaged', 'byHand'] as const)(
    'is no command that is %s',
    async (command) => {
      const { handlers } = await setUp({ command });
      const found = await handlers['removal:look'](null);
      expect(found.map(({ what }) => what)).not.toContain('command');
    },
  );
});

describe('to remove everything', () => {
  it('signs out, turns off what could write again, and quits', async () => {
    const { handlers, world, settings, reached, done, files } = await setUp();
    expect(await handlers['removal:remove'](null)).toEqual([]);
    expect(world.engine().state().accounts).toEqual([]);
    expect(settings()).toMatchObject({ startAtLogin: false, agent: { isOn: false } });
    expect(reached).toEqual(['forget all', 'quit']);
    expect(done).toEqual(['removed']);
    files.removeAtEnd();
    expect(done).toEqual(['removed', 'removed at the end']);
  });

  it('says what it could not remove, and waits for who reads it', async () => {
    const stuck: readonly BelongingPlace[] = [{ what: 'signIns', place: '/data/vault.json' }];
    const { handlers, reached } = await setUp({ stuck, login: 'failed', removed: 'failed' });
    expect(await handlers['removal:remove'](null)).toEqual([
      ...stuck,
      { what: 'autostart', place: null },
      { what: 'command', place: COMMAND },
    ]);
    expect(reached).not.toContain('quit');
  });

  it('is wanted from the press on, also by who quits before the keyring has answered', async () => {
    const { handlers, done, files } = await slowToSignOut();
    void handlers['removal:remove'](null);
    files.removeAtEnd();
    expect(done).toEqual(['removed at the end']);
  });

  it('is taken back by who signs in before the keyring has answered', async () => {
    const { handlers, world, done, files, reached, answer } = await slowToSignOut();
    const removed = handlers['removal:remove'](null);
    await handlers['sign-in:start']({ host: 'github.com', accountKey: null });
    world.vault.appear(signedInRecord('github.com', 2));
    answer();
    expect(await removed).toBeNull();
    files.removeAtEnd();
    expect(done).toEqual([]);
    expect(reached).toEqual([]);
    expect(world.engine().state().accounts).toMatchObject([{ key: 'github.com/2' }]);
  });

  it('signs out also whom a late keyring brings back meanwhile', async () => {
    const { handlers, world, done, answer } = await slowToSignOut();
    const removed = handlers['removal:remove'](null);
    world.vault.appear(signedInRecord('github.com', 2));
    expect(world.engine().state().accounts).toMatchObject([{ key: 'github.com/2' }]);
    answer();
    expect(await removed).toEqual([]);
    expect(world.engine().state().accounts).toEqual([]);
    expect(done).toEqual(['removed']);
  });

  it('waits with the command and the start at login for no keyring', async () => {
    const { handlers, removed } = await slowToSignOut();
    void handlers['removal:remove'](null);
    expect(removed).toEqual(['start at login', 'command']);
  });

  it('says where the entry is that starts the app, where it is a file', async () => {
    const file = '/home/mona/.config/autostart/pilot-light.desktop';
    const { handlers } = await setUp({ login: 'failed', autostartFile: file });
    const autostart = { what: 'autostart', place: file };
    expect(await handlers['removal:look'](null)).toContainEqual(autostart);
    expect(await handlers['removal:remove'](null)).toEqual([autostart]);
  });

  it('leaves a command that is somebody else’s, and does not complain of it', async () => {
    const { handlers } = await setUp({ command: 'foreign', removed: 'foreign' });
    expect(await handlers['removal:remove'](null)).toEqual([]);
  });

  it('is taken back by who signs in again', async () => {
    const stuck: readonly BelongingPlace[] = [{ what: 'log', place: '/data/logs/pilot-light.log' }];
    const { handlers, done, files } = await setUp({ stuck });
    await handlers['removal:remove'](null);
    await handlers['sign-in:start']({ host: 'evil.example', accountKey: null });
    files.removeAtEnd();
    expect(done).toEqual(['removed', 'removed at the end']);
    await handlers['sign-in:start']({ host: 'github.com', accountKey: null });
    files.removeAtEnd();
    expect(done).toEqual(['removed', 'removed at the end']);
  });
});
