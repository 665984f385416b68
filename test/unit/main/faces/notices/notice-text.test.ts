import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../../src/main/faces/notices/notice.ts';
import { type NoticeText, noticeText } from '../../../../../src/main/faces/notices/notice-text.ts';
import { clockTime } from '../../../../../src/shared/format/clock-time.ts';
import { messagesOf } from '../../../../../src/shared/messages/messages-of.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { lit, NOW_MS, viewOfSession } from '../../../../support/views.ts';

const accountKey = 'github.com/mona';
const untilMs = NOW_MS + 20 * MINUTE_MS;

const revokedToken = { id: 7, host: 'github.com', login: 'mona', kind: 'signIn' } as const;

const NOTICES: readonly Notice[] = [
  { kind: 'renewalFailing', accountKey, trouble: 'server', untilMs },
  { kind: 'tokenOut', accountKey, trouble: 'certificate' },
  { kind: 'keyringFailed', restart: 'planned' },
  { kind: 'keyringFailed', restart: 'costly' },
  { kind: 'refused', accountKey, reason: 'no_copilot_access' },
  { kind: 'signInNeeded', accountKey },
  { kind: 'recovered', accountKey, untilMs },
  { kind: 'gitHubTokenEnds', accountKey, untilMs },
  { kind: 'settingsSetAside' },
  { kind: 'revocationOwed', revocation: revokedToken, trouble: 'network' },
  { kind: 'revocationFailed', revocation: revokedToken, fault: 'noEndpoint' },
];

function textIn(language: 'en' | 'ja', notice: Notice): NoticeText {
  const view = viewOfSession(lit(20 * MINUTE_MS), { language });
  return noticeText(notice, view, messagesOf(language), NOW_MS);
}

describe('a notice', () => {
  it.each(NOTICES)('never starts a sign-in, and a click only shows a screen: $kind', (notice) => {
    const { button, onClick } = textIn('en', notice);
    expect(button.command.kind).not.toBe('sign-in:start');
    expect(onClick.kind).toBe('screen:open');
  });

  it.each(NOTICES)('has a title, a sentence and a button in both languages: $kind', (notice) => {
    for (const language of ['en', 'ja'] as const) {
      const { title, body, button } = textIn(language, notice);
      for (const words of [title, body, button.label]) expect(words).toMatch(/\S/);
    }
  });

  it('shows what is wrong with the account that it speaks of', () => {
    expect(textIn('en', { kind: 'signInNeeded', accountKey }).onClick).toMatchObject({
      screen: 'home',
      accountKey,
    });
  });

  it('says that a token which could not be renewed works, and until when', () => {
    const until = clockTime(untilMs, NOW_MS, viewOfSession(lit(0)));
    const failing = { kind: 'renewalFailing', accountKey, trouble: 'server', untilMs } as const;
    expect(textIn('en', failing).body).toContain(`works until ${until}`);
  });

  it('of a token that GitHub has not ended names its owner, and leads to where that is told', () => {
    const failed = {
      kind: 'revocationFailed',
      revocation: revokedToken,
      fault: 'refused',
    } as const;
    for (const language of ['en', 'ja'] as const) {
      const { title, body, onClick, button, isUrgent } = textIn(language, failed);
      expect(title).toBe(messagesOf(language).revocations.failed('mona'));
      expect(body).toBe(messagesOf(language).revocations.faults.refused);
      expect(onClick).toEqual({ kind: 'screen:open', screen: 'home', accountKey: null });
      expect(button.command).toEqual({ kind: 'revocation:open-page', argument: 7 });
      expect(isUrgent).toBe(true);
    }
  });

  it('gives a recovery the id of the incident that it ends', () => {
    const [failing, , , , recovered] = NOTICES.map((notice) => textIn('en', notice).id);
    expect(recovered).toBe(failing);
  });
});
