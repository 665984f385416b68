import { describe, expect, test } from 'vitest';
import { jaWindow } from '../../../src/shared/messages/ja-window.ts';
import { keepTogether } from '../../../src/shared/messages/keep-together.ts';

const shown = (text: string) => text.replaceAll('\u00a0', '~');

describe('the words of a Japanese window', () => {
  test('keep a foreign word and its particle on one line', () => {
    const { said } = keepTogether({ said: 'GitHub に Copilot トークンを頼む' });
    expect(shown(said)).toBe('GitHub~に Copilot~トークンを頼む');
  });

  test('keep facts and their particle on one line as well', () => {
    const { of } = keepTogether({ of: (login: string) => `${login} をサインアウト` });
    expect(shown(of('octocat'))).toBe('octocat~をサインアウト');
  });

  test('may break everywhere else, and say the same', () => {
    const whole = keepTogether(jaWindow);
    expect(shown(whole.settings.clientId)).toBe('クライアント~ID');
    expect(shown(whole.settings.quit)).toBe('Pilot Light~を終了');
    expect(JSON.stringify(whole).replaceAll('\u00a0', ' ')).toBe(JSON.stringify(jaWindow));
    expect(whole.memory.unreadable.button).toBeNull();
  });
});
