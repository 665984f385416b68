import { describe, expect, it } from 'vitest';
import { type LineNews, lineOf } from '../../../../../src/main/faces/line/line.ts';
import { messagesOf } from '../../../../../src/shared/messages/messages-of.ts';
import type { TokenCopy } from '../../../../../src/shared/token-copy.ts';
import type { View } from '../../../../../src/shared/view.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewWith } from '../../../../support/views.ts';

const copied = (change: Partial<TokenCopy> = {}): TokenCopy => ({
  accountKey: 'github.com/mona',
  what: 'token',
  validUntilMs: NOW_MS + 24 * MINUTE_MS,
  clearsAtMs: NOW_MS + 30_000,
  place: 'held',
  replaced: false,
  ...change,
});

const view = (change: Partial<View> = {}): View =>
  viewWith({
    accounts: [accountWith(lit(24 * MINUTE_MS))],
    selectedKey: 'github.com/mona',
    copied: copied(),
    ...change,
  });

const said = (news: LineNews, shown: View) => {
  const { tone, title, detail } = lineOf(news, shown, messagesOf(shown.language), NOW_MS);
  return [tone, title, detail];
};

describe('the line by the tray', () => {
  it('says whose token was copied, for how long it is good, and when it is cleared', () => {
    expect(said('copied', view())).toEqual([
      'good',
      'mona’s token copied',
      'Good for 24 min · clears in 30 s',
    ]);
    expect(said('copied', view({ language: 'ja' }))).toEqual([
      'good',
      'mona のトークンをコピーしました',
      'あと 24 分有効・30 秒後に消去',
    ]);
  });

  it('has room for what was done behind the longest login', () => {
    const login = 'a-login-of-thirty-nine-characters-and-no';
    const someone = accountWith(lit(MINUTE_MS), {
      key: 'github.com/mona',
      person: { login, name: null, avatar: null },
    });
    expect(said('copied', view({ accounts: [someone] }))[1]).toBe(
      'a-login-of-thirty…’s token copied',
    );
  });

  it('promises no clearing where there is none, and no name where none is known', () => {
    const nameless = accountWith(lit(24 * MINUTE_MS), { key: 'github.com/mona', person: null });
    const shown = view({ copied: copied({ clearsAtMs: null }), accounts: [nameless] });
    expect(said('copied', shown)).toEqual(['good', 'Token copied', 'Good for 24 min']);
  });

  it.each([
    ['renewing', 'busy'],
    ['noAccount', 'bad'],
    ['noToken', 'bad'],
    ['notWritten', 'bad'],
    ['noFocus', 'bad'],
  ] as const)('says what came of it: %s', (news, tone) => {
    const [was, title, detail] = said(news, view({ copied: null }));
    expect(was).toBe(tone);
    expect(title).not.toBe('');
    expect(detail).not.toBe('');
  });
});
