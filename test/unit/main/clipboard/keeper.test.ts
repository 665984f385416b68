import { describe, expect, it } from 'vitest';
import { createClipboardDesk, until } from '../../../support/clipboard-desk.ts';
import { SECOND_MS } from '../../../support/time-units.ts';

const TOKEN = 'tid=1';
const CODE = 'WDJB-MJHT';
const END_MS = 30 * SECOND_MS;

describe('the clipboard is cleared', () => {
  it('of a token at its end, not before', async () => {
    const { keeper, clipboard, clock, cleared } = createClipboardDesk();
    expect(await keeper.copy('token', TOKEN, until(END_MS))).toBe('copied');
    await clock.advance(END_MS - 1);
    expect(clipboard.text).toBe(TOKEN);
    await clock.advance(1);
    expect(clipboard.text).toBe('');
    expect(cleared).toEqual(['token']);
    expect(clock.pending).toBe(0);
  });

  it('of a token that has no end of its own when the app quits', async () => {
    const { keeper, clipboard, clock, quit } = createClipboardDesk();
    await keeper.copy('token', TOKEN, until(null));
    expect(clock.pending).toBe(0);
    await quit();
    expect(clipboard.text).toBe('');
  });

  it('of a token when the screen is locked, and not of a code', async () => {
    const { keeper, clipboard, lock } = createClipboardDesk();
    await keeper.copy('code', CODE, until(END_MS));
    await lock();
    expect(clipboard.text).toBe(CODE);
    await keeper.copy('token', TOKEN, until(END_MS));
    await lock();
    expect(clipboard.text).toBe('');
  });

  it('of a code when the sign-in ends, and not of a token', async () => {
    const { keeper, clipboard, clock, cleared, endSignIn } = createClipboardDesk();
    await keeper.copy('token', TOKEN, until(null));
    await endSignIn();
    expect(clipboard.text).toBe(TOKEN);
    await keeper.copy('code', CODE, until(END_MS));
    await endSignIn();
    expect(clipboard.text).toBe('');
    expect(cleared).toEqual(['token', 'code']);
    expect(clock.pending).toBe(0);
  });

  it('of no code while its sign-in goes on', async () => {
    const { keeper, clipboard, stir } = createClipboardDesk();
    await keeper.copy('code', CODE, until(END_MS));
    await stir();
    expect(clipboard.text).toBe(CODE);
  });

  it('real B13: of what was still being written when its end came', async () => {
    const { keeper, clipboard, quit } = createClipboardDesk({ writes: 'slowly' });
    const copying = keeper.copy('token', TOKEN, until(null));
    await quit();
    await copying;
    expect(clipboard.text).toBe('');
  });

  it('of a second copy by its own end, not by that of the first', async () => {
    const { keeper, clipboard, clock } = createClipboardDesk();
    await keeper.copy('token', 'tid=1', until(END_MS));
    await keeper.copy('token', 'tid=2', until(END_MS + 20 * SECOND_MS));
    await clock.advance(END_MS);
    expect(clipboard.text).toBe('tid=2');
    await clock.advance(20 * SECOND_MS);
    expect(clipboard.text).toBe('');
  });
});

describe('the clipboard is left alone', () => {
  it('when the user has copied something since', async () => {
    const { keeper, clipboard, clock, cleared } = createClipboardDesk();
    await keeper.copy('token', TOKEN, until(END_MS));
    clipboard.text = 'a recipe';
    await clock.advance(END_MS);
    expect(clipboard.text).toBe('a recipe');
    expect(cleared).toEqual(['token']);
  });

  it('when something plain was copied, which ends the token before it', async () => {
    const { keeper, clipboard, clock, cleared, quit } = createClipboardDesk();
    await keeper.copy('token', TOKEN, until(END_MS));
    expect(await keeper.copyPlain('https://github.com/login/device')).toBe('copied');
    expect(cleared).toEqual(['token']);
    expect(clock.pending).toBe(0);
    await quit();
    expect(clipboard.text).toBe('https://github.com/login/device');
  });

  it('when a copy was made while it was looked at', async () => {
    const { keeper, clipboard, lock } = createClipboardDesk();
    await keeper.copy('token', 'tid=1', until(null));
    const locking = lock();
    expect(await keeper.copy('token', 'tid=2', until(null))).toBe('copied');
    await locking;
    expect(clipboard.text).toBe('tid=2');
  });

  it('while it cannot be read, until the next end', async () => {
    const { keeper, clipboard, cleared, lock, quit } = createClipboardDesk();
    await keeper.copy('token', TOKEN, until(null));
    clipboard.reads = 'null';
    await lock();
    expect(clipboard.text).toBe(TOKEN);
    expect(cleared).toEqual([]);
    clipboard.reads = 'truly';
    await quit();
    expect(clipboard.text).toBe('');
  });
});

describe('a copy', () => {
  it('says so when the clipboard refuses, and the one before is still cleared', async () => {
    const { keeper, clipboard, clock, quit } = createClipboardDesk();
    await keeper.copy('token', 'tid=1', until(null));
    clipboard.isWritable = false;
    const copying = keeper.copy('token', 'tid=2', until(END_MS));
    await clock.advance(SECOND_MS);
    expect(await copying).toBe('notWritten');
    await quit();
    expect(clipboard.text).toBe('');
  });

  it('of a token in the place of a code says that the code is gone', async () => {
    const { keeper, cleared } = createClipboardDesk();
    await keeper.copy('code', CODE, until(null));
    await keeper.copy('token', TOKEN, until(null));
    expect(cleared).toEqual(['code']);
  });
});

describe('a copy that is gone', () => {
  it('was taken out at its end', async () => {
    const { keeper, clock } = createClipboardDesk();
    const gone: unknown[] = [];
    keeper.onGone((copy) => gone.push(copy));
    await keeper.copy('token', TOKEN, until(END_MS));
    await clock.advance(END_MS);
    expect(gone).toEqual([{ what: 'token', isTakenOut: true }]);
  });

  it('was not taken out where something else lies in its place', async () => {
    const { keeper, clipboard, clock } = createClipboardDesk();
    const gone: unknown[] = [];
    keeper.onGone((copy) => gone.push(copy));
    await keeper.copy('token', TOKEN, until(END_MS));
    clipboard.text = 'a shopping list';
    await clock.advance(END_MS);
    expect(gone).toEqual([{ what: 'token', isTakenOut: false }]);
  });
});
