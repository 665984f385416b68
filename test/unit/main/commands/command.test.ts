import { describe, expect, it } from 'vitest';
import {
  type Command,
  type Handlers,
  perform,
  toScreen,
} from '../../../../src/main/commands/command.ts';

/** Notes what was asked, in order. */
async function performed(command: Command): Promise<readonly string[]> {
  const notes: string[] = [];
  const noteAnd =
    <Reply>(channel: string, reply: Reply) =>
    (argument: unknown) => {
      notes.push(`${channel} ${JSON.stringify(argument)}`);
      return Promise.resolve(reply);
    };
  const note = (channel: string) => noteAnd(channel, null);
  const handlers: Partial<Handlers> = {
    'account:select': note('account:select'),
    'account:refresh': noteAnd('account:refresh', 'fresh' as const),
    'sign-in:start': note('sign-in:start'),
    'token:copy': ({ accountKey }) => {
      notes.push(`copy ${accountKey}`);
      return Promise.resolve(accountKey === 'github.com/out' ? 'noToken' : 'copied');
    },
  };
  await perform(
    command,
    handlers as Handlers,
    (screen) => notes.push(`open ${JSON.stringify(screen)}`),
    () => notes.push('tick'),
  );
  return notes;
}

describe('a command', () => {
  it('asks for what the window would ask for', async () => {
    expect(await performed({ kind: 'account:refresh', argument: 'github.com/1' })).toEqual([
      'account:refresh "github.com/1"',
    ]);
  });

  it('opens a screen without changing anything', async () => {
    expect(await performed(toScreen('settings'))).toEqual(['open "settings"']);
  });

  it('shows the account that a notice speaks of', async () => {
    expect(await performed(toScreen('home', 'github.com/2'))).toEqual([
      'account:select "github.com/2"',
      'open "home"',
    ]);
  });

  it('opens the window to say why nothing was copied, and tells what was', async () => {
    const copy = (accountKey: string) =>
      performed({ kind: 'token:copy', argument: { accountKey, format: 'token' } });
    expect(await copy('github.com/lit')).toEqual(['copy github.com/lit', 'tick']);
    expect(await copy('github.com/out')).toEqual(['copy github.com/out', 'open "home"']);
  });

  it('asks in the window before it signs out', async () => {
    const notes = await performed(toScreen({ signOut: 'github.com/2' }));
    expect(notes).toEqual(['open {"signOut":"github.com/2"}']);
  });

  it('opens the window for the code of a sign-in', async () => {
    const argument = { host: 'github.com', accountKey: null };
    expect(await performed({ kind: 'sign-in:start', argument })).toEqual([
      'open "home"',
      'sign-in:start {"host":"github.com","accountKey":null}',
    ]);
  });
});
