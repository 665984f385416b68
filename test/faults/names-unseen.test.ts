import * as fc from 'fast-check';
import { expect } from 'vitest';
import { Secret } from '../../src/main/secrets/secret.ts';
import { initials } from '../../src/shared/format/initials.ts';
import { sized } from '../support/size.ts';
import { createWireBench, steady } from '../support/wire-bench.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';

const SENT = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

/** The name that the app takes from this one; null when it counts as none. */
async function nameOf(name: string): Promise<string | null> {
  knowSecret(SENT);
  const http = async () =>
    Response.json({ id: 1, login: 'mona', name }, { headers: { 'x-github-request-id': 'A' } });
  const answer = await createWireBench({ http }).github.identify(
    'github.com',
    new Secret(SENT),
    steady,
  );
  sawAt('IPC', JSON.stringify(answer));
  if (answer.kind !== 'identity') throw new Error(answer.kind);
  return answer.identity.name;
}

/** Each of these alone, and all of them together, is nothing to see. */
const UNSEEN = [
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u1160',
  '\u17b4',
  '\u180b',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2060',
  '\u2064',
  '\u206f',
  '\u2800',
  '\u3164',
  '\ufe00',
  '\ufe0f',
  '\ufeff',
  '\uffa0',
  '\u{1d159}',
  '\u{1d173}',
  '\u{e0001}',
  '\u{e0067}',
  '\u{e0100}',
  '\u0301',
  '\u0000',
  '\ue000',
  ' ',
  '\u3000',
];

fault(92, 'modelled', 'U', 'a name that cannot be seen is none', async () => {
  for (const one of UNSEEN) expect(await nameOf(one), one.codePointAt(0)?.toString(16)).toBeNull();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...UNSEEN), { maxLength: 40 }), async (pieces) => {
      expect(await nameOf(pieces.join(''))).toBeNull();
      expect(initials(pieces.join(''), 'octo-cat')).toBe('OC');
    }),
    { numRuns: sized(20, 500) },
  );
});

fault(92, 'modelled', 'U', 'of a name that can be seen nothing is lost', async () => {
  const names = [
    'Hana Mori',
    'José',
    'Jose\u0301',
    '한글'.normalize('NFD'),
    'می\u200cخواهم',
    'क्\u200dष',
  ];
  const pictures = ['👩‍👩‍👧', '🏳️‍🌈', '❤️', '🇯🇵', '👍🏽', 'Mona 🐙', 'Ngọc'.normalize('NFD'), 'สวัสดี'];
  for (const name of [...names, ...pictures]) {
    expect(await nameOf(name)).toBe(name);
    expect(await nameOf(`\u202e${name}\u3164`)).toBe(name);
  }
});

fault(
  92,
  'modelled',
  'U',
  'no name explodes, and its initials are one or two letters',
  async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...UNSEEN,
        '👩‍👩‍👧',
        '🇯🇵',
        'ß',
        'ﬁ',
        '한',
        '(she/her)',
        '[x]',
        '"',
        '漢',
        '\ud800',
      ),
      fc.constantFrom('\u0301', '\u0489', '\u20dd').map((mark) => mark.repeat(119)),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const raw = pieces.join('');
        const name = await nameOf(raw);
        expect(name ?? 'none').not.toMatch(/\p{M}{5}/u);
        expect(name ?? 'none').not.toMatch(/^\s*$/);
        for (const one of [name, raw]) {
          const letters = initials(one, 'octo-cat');
          const count = [...new Intl.Segmenter('en').segment(letters)].length;
          expect(count, letters).toBeGreaterThanOrEqual(1);
          expect(count, letters).toBeLessThanOrEqual(2);
          expect(letters).not.toMatch(
            /^[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u,
          );
          expect(letters).not.toMatch(/\p{M}{5}/u);
        }
      }),
      {
        numRuns: sized(40, 1_000),
        examples: [[['a', '\u0301'.repeat(119)]], [['x'.repeat(198), '👩‍👩‍👧']]],
      },
    );
  },
);
