import { describe, expect, test } from 'vitest';
import { jaWindow } from '../../../src/shared/messages/ja-window.ts';
import { keepTogether } from '../../../src/shared/messages/keep-together.ts';
import { writeMessages } from '../../../src/shared/messages/written.ts';
import { windowWords } from '../../support/window-words.ts';

const shown = (text: string) => text.replaceAll('\u00a0', '~');

describe('the words of a Japanese window', () => {
  test('keep a foreign word and its particle on one line', () => {
    const { said } = keepTogether({ said: 'GitHub に Copilot トークンを頼む' });
    expect(shown(said)).toBe('GitHub~に Copilot~トークンを頼む');
  });

  test('keep facts and their particle on one line as well', () => {
    const { signOutTitle } = windowWords('ja').home;
    expect(shown(signOutTitle('octocat'))).toBe('octocat~をサインアウトしますか');
    expect(shown(signOutTitle('花'))).toBe('花~をサインアウトしますか');
  });

  test('may break everywhere else, and say the same', () => {
    const written = writeMessages(jaWindow);
    const whole = keepTogether(written);
    expect(shown(whole.settings.clientId)).toBe('サインインに使うアプリのクライアント~ID');
    expect(shown(whole.settings.quit)).toBe('Pilot Light~を終了');
    expect(JSON.stringify(whole).replaceAll('\u00a0', ' ')).toBe(JSON.stringify(written));
    expect(whole.memory.unreadable.button).toBeNull();
  });
});
