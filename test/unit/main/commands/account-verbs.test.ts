import { describe, expect, it } from 'vitest';
import { accountVerbs } from '../../../../src/main/commands/account-verbs.ts';
import { lookWhenOpened } from '../../../../src/main/commands/look-when-opened.ts';
import type { LookReason } from '../../../../src/main/engine/usage-looks.ts';
import { createListeners } from '../../../../src/main/listeners.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import type { HeldToken } from '../../../../src/main/session/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings.ts';
import { uncounted } from '../../../support/usages.ts';

const KEY = 'github.com/583231';
const usage = uncounted('individual');
const TOKEN = `tid=0123456789abcdef;exp=1790001800;ip=2001:db8::1:${'c0ffee'.repeat(10)}beef`;

function createVerbs(text: string | null = TOKEN) {
  const looks: LookReason[] = [];
  const token = text === null ? null : ({ token: new Secret(text) } as HeldToken);
  const engine = {
    tokenAtHand: () => token,
    usage: () => ({ usage, heardAtMs: 5, hostMs: 0 }),
    async lookAtUsage(_key: string, reason: LookReason) {
      looks.push(reason);
      return 'looked' as const;
    },
  };
  return { looks, verbs: accountVerbs(engine, { wallAt: (atMs) => atMs + 1_000 }) };
}

describe('what the window asks about an account', () => {
  it('is its usage, for which GitHub is asked only by who wants it anew', async () => {
    const { looks, verbs } = createVerbs();
    const heard = { usage, atMs: 1_005 };
    const ask = (wish: 'known' | 'shown' | 'pressed') =>
      verbs['usage:get']({ accountKey: KEY, wish });
    expect(await ask('known')).toEqual({ heard, outcome: null });
    expect(looks).toEqual([]);
    expect(await ask('shown')).toEqual({ heard, outcome: 'looked' });
    expect(await ask('pressed')).toEqual({ heard, outcome: 'looked' });
    expect(looks).toEqual(['shown', 'pressed']);
  });

  it('is what its token says, without what is about the person and without the signature', async () => {
    const { verbs } = createVerbs();
    expect(await verbs['token:claims'](KEY)).toEqual([
      { name: 'tid', value: null },
      { name: 'exp', value: '1790001800' },
      { name: 'ip', value: null },
    ]);
    const at = (index: number, name: string) =>
      verbs['token:claim']({ accountKey: KEY, index, name });
    expect(await at(2, 'ip')).toBe('2001:db8::1');
    expect(await at(3, 'ip')).toBeNull();
  });

  it('is nothing of a token that is not there', async () => {
    const { verbs } = createVerbs(null);
    expect(await verbs['token:claims'](KEY)).toBeNull();
    expect(await verbs['token:claim']({ accountKey: KEY, index: 0, name: 'tid' })).toBeNull();
  });
});

describe('a window that is opened', () => {
  it.each<readonly [Partial<Settings>, string | null, readonly string[]]>([
    [{}, KEY, [`${KEY} opened`]],
    [{ usageNotices: false }, KEY, []],
    [{ notices: false }, KEY, []],
    [{}, null, []],
  ])(
    'has the usage of its account looked at where somebody wants to hear of it: %o, %s',
    (change, selectedKey, expected) => {
      const focus = createListeners();
      const looked: string[] = [];
      lookWhenOpened({
        engine: {
          state: () => ({ selectedKey }),
          async lookAtUsage(key, reason) {
            looked.push(`${key} ${reason}`);
            return 'fresh';
          },
        },
        settings: { get: () => ({ ...DEFAULT_SETTINGS, ...change }) },
        onFocus: focus.add,
      });
      focus.tell();
      expect(looked).toEqual(expected);
    },
  );
});
