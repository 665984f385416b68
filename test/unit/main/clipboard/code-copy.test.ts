import { describe, expect, it } from 'vitest';
import { createCodeCopy } from '../../../../src/main/clipboard/code-copy.ts';
import { createClipboardDesk, until } from '../../../support/clipboard-desk.ts';
import { SECOND_MS } from '../../../support/time-units.ts';
import { awaitingUser, states } from '../sign-in/samples.ts';

/** A desk at which a sign-in shows its code, and the copy of that code. */
function setUp() {
  const desk = createClipboardDesk();
  const screen = { signIn: states.awaitingUser as (typeof states)[keyof typeof states] };
  const codeCopy = createCodeCopy({ engine: { state: () => screen }, keeper: desk.keeper });
  const changes: boolean[] = [];
  codeCopy.onChange(() => changes.push(codeCopy.isCopied()));
  return { ...desk, screen, codeCopy, changes };
}

describe('a copy of the code', () => {
  it('lies in the clipboard until the code expires', async () => {
    const { clipboard, clock, codeCopy, changes } = setUp();
    expect(codeCopy.isCopied()).toBe(false);
    expect(await codeCopy.copy()).toBe('copied');
    expect(clipboard.text).toBe(awaitingUser.userCode);
    expect(codeCopy.isCopied()).toBe(true);
    await clock.advance(awaitingUser.expiresAtMs);
    expect(clipboard.text).toBe('');
    expect(codeCopy.isCopied()).toBe(false);
    expect(changes).toEqual([true, false]);
  });

  it('is no copy of the next code', async () => {
    const { clipboard, screen, codeCopy } = setUp();
    await codeCopy.copy();
    clipboard.reads = 'null';
    screen.signIn = { ...awaitingUser, userCode: 'BDWP-HQRT' };
    expect(codeCopy.isCopied()).toBe(false);
  });

  it('is over once a token takes its place', async () => {
    const { keeper, codeCopy, changes } = setUp();
    await codeCopy.copy();
    await keeper.copy('token', 'tid=1', until(null));
    expect(codeCopy.isCopied()).toBe(false);
    expect(changes).toEqual([true, false]);
  });

  it('is not made when no sign-in shows a code', async () => {
    const { clipboard, screen, codeCopy, changes } = setUp();
    screen.signIn = states.identifying;
    expect(await codeCopy.copy()).toBeNull();
    expect(clipboard.text).toBe('');
    expect(changes).toEqual([]);
  });

  it('is none when the clipboard refuses', async () => {
    const { clipboard, clock, codeCopy, changes } = setUp();
    clipboard.isWritable = false;
    const copying = codeCopy.copy();
    await clock.advance(SECOND_MS);
    expect(await copying).toBe('notWritten');
    expect(codeCopy.isCopied()).toBe(false);
    expect(changes).toEqual([]);
  });
});
