import { describe, expect, test } from 'vitest';
import { en } from '../../../src/shared/messages/en.ts';
import { enWindow } from '../../../src/shared/messages/en-window.ts';
import { ja } from '../../../src/shared/messages/ja.ts';
import { jaWindow } from '../../../src/shared/messages/ja-window.ts';
import { BACKINGS, REFUSAL_REASONS } from '../../../src/shared/refusal.ts';

/** Names, code and forms that may be the same in every language. */
const SAME_IN_BOTH = new Set([
  'appName',
  'english',
  'japanese',
  'fish',
  'json',
  'powershell',
  'sh',
  'ok',
  'ofAccount',
  'inList',
  'inTrouble',
  'accountOnHost',
  'accountStands',
  'tooltip',
  // Names of products.
  'free',
  'individual',
  'individual_pro',
  'individual_max',
  'business',
  'enterprise',
]);

/** Functions get these: what comes out must contain what went in. */
const ARGUMENTS = ['«1»', '«2»', '«3»'];

interface Leaf {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** How many arguments the words take. */
  readonly takes: number;
}

/** Every phrase of a catalogue. Functions that take kinds instead of words have tests of their own. */
function phrases(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  const name = path.at(-1) ?? '';
  const at = path.join('.');
  if (typeof value === 'string') return [{ path: at, name, text: value, takes: 0 }];
  if (typeof value === 'function' && !at.startsWith('notices.') && name !== 'adminMessage') {
    const text: unknown = Reflect.apply(value, null, ARGUMENTS.slice(0, value.length));
    return [{ path: at, name, text: String(text), takes: value.length }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => phrases(inner, [...path, key]));
}

const catalogues = [
  ['en', en],
  ['en window', enWindow],
  ['ja', ja],
  ['ja window', jaWindow],
] as const;

describe.each(catalogues)('the %s catalogue', (_name, catalogue) => {
  const all = phrases(catalogue);

  test('has words in every place', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  test('says everything that it is given', () => {
    const silent = all.filter(
      ({ text, takes }) => !ARGUMENTS.slice(0, takes).every((argument) => text.includes(argument)),
    );
    expect(silent).toEqual([]);
  });

  test('does not doubt, beg or blame', () => {
    expect(all.filter(({ text }) => /[!！]|sorry|please|invalid|申し訳|不正/i.test(text))).toEqual(
      [],
    );
  });
});

describe.each([
  ['outside the window', en, ja],
  ['in the window', enWindow, jaWindow],
] as const)('Japanese %s', (_where, english, japanese) => {
  test('has the same phrases as English, and leaves none in English', () => {
    const before = phrases(english);
    const after = phrases(japanese);
    expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path));
    const untranslated = after.filter(
      ({ text, name }) => !SAME_IN_BOTH.has(name) && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  test('takes as many arguments as English', () => {
    const before = phrases(english).map(({ path, takes }) => `${path} ${takes}`);
    expect(phrases(japanese).map(({ path, takes }) => `${path} ${takes}`)).toEqual(before);
  });
});

describe.each([
  ['en', en],
  ['ja', ja],
] as const)('notices in %s', (_language, { notices, refusals, troubles }) => {
  test('say whose token, what is wrong and what to do', () => {
    const notice = notices.renewalFailing('hana', '14:57', 'portal');
    expect(notice.title).toContain('hana');
    expect(notice.body).toContain('14:57');
    expect(notice.body).toContain(troubles.portal.title);
    const out = notices.tokenOut('hana', 'portal');
    expect(out.body).toContain(troubles.portal.title);
    expect(out.body).toContain(troubles.portal.next);
  });

  test('of a refusal say it in our words', () => {
    const notice = notices.refused('hana', 'billing_locked', 'self');
    expect(notice.title).toBe(refusals.billing_locked.title);
  });

  test('of every refusal name who can end it', () => {
    for (const reason of REFUSAL_REASONS) {
      for (const backing of BACKINGS) {
        const next = refusals[reason].next[backing];
        expect(notices.refused('hana', reason, backing).body).toContain(next);
      }
    }
  });
});

describe.each([
  ['en', en],
  ['ja', ja],
] as const)('the message for an administrator in %s', (_language, { adminMessage }) => {
  const facts = { login: 'hana', host: 'octocorp.ghe.com', reason: 'billing_locked' };

  test('carries all that GitHub said', () => {
    const text = adminMessage({
      ...facts,
      title: 'Billing is locked',
      message: 'Ask the owner.',
      url: 'https://octocorp.ghe.com/settings/billing',
    });
    const said = [
      'hana',
      'octocorp.ghe.com',
      'billing_locked',
      'Billing is locked',
      'Ask the owner.',
      'https://octocorp.ghe.com/settings/billing',
    ];
    for (const fact of said) expect(text).toContain(fact);
  });

  test('leaves out what GitHub did not say', () => {
    const text = adminMessage({ ...facts, login: null, title: null, message: null, url: null });
    expect(text).not.toMatch(/null|undefined/);
    expect(text).toContain('billing_locked');
  });
});
