import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import * as fc from 'fast-check';
import { expect } from 'vitest';

import { openSettings } from '../../src/main/settings/open-settings.ts';
import { anyCharacter } from '../support/any-character.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import { makeFolder, openRealStore, removeFolder } from '../support/vault/real-vault.ts';
import { fault } from './fault.ts';
import { searchFolder } from './search/stores.ts';

const ENCODINGS = [
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
] as const;

/** Nothing of the vault beside the settings is theirs. */
const SECRET = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

const LINES = ['\n', '\r\n', '\r'] as const;

const CHOSEN = {
  language: 'ja',
  clientId: 'Ov23liOwnClient00000',
  hosts: ['octocorp.ghe.com'],
} as const;

interface Edited {
  readonly encoding: (typeof ENCODINGS)[number];
  readonly lineEnd: string;
  /** Something of a newer version, which must survive in whatever letters. */
  readonly added: string;
}

function check({ encoding: [, encode], lineEnd, added }: Edited): void {
  const folder = makeFolder();
  try {
    searchFolder(folder, SECRET);
    const file = path.join(folder, 'settings.json');
    const document = { version: 1, settings: { ...CHOSEN, added } };
    const text = `${JSON.stringify(document, null, 2)}\n`.replaceAll('\n', lineEnd);
    writeFileSync(file, encode(text), { mode: 0o600 });
    const mishaps: string[] = [];
    const open = () =>
      openSettings({
        store: openRealStore(folder, 'settings'),
        onMishap: (mishap) => mishaps.push(mishap),
      }).settings;
    const settings = open();
    expect(settings.get()).toMatchObject(CHOSEN);
    settings.change({ theme: 'dark' });
    expect(open().get()).toMatchObject({ ...CHOSEN, theme: 'dark' });
    expect(mishaps).toEqual([]);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    const saved = readFileSync(file, 'utf8');
    searchFolder(folder, SECRET);
    expect(JSON.parse(saved)).toMatchObject({ settings: { added } });
  } finally {
    removeFolder(folder);
  }
}

const edited: fc.Arbitrary<Edited> = fc.record({
  encoding: fc.constantFrom(...ENCODINGS),
  lineEnd: fc.constantFrom(...LINES),
  added: fc.string({ unit: anyCharacter, maxLength: 20 }),
});

const corpus = ENCODINGS.flatMap((encoding) =>
  LINES.map((lineEnd): [Edited] => [{ encoding, lineEnd, added: '設定 🔥' }]),
);

fault(99, 'real', 'U', 'reads and keeps settings in whatever form an editor saves them', () => {
  fc.assert(fc.property(edited, check), {
    seed: SEED,
    numRuns: corpus.length + sized(5, 200),
    examples: corpus,
  });
});

fault(99, 'real', 'U', 'still sets aside what is no settings file in any form', () => {
  for (const [name, encode] of ENCODINGS) {
    const folder = makeFolder();
    const file = path.join(folder, 'settings.json');
    const text = '{"version": 1, "settings"';
    writeFileSync(file, encode(text), { mode: 0o600 });
    const { file: found } = openRealStore(folder, 'settings').load();
    const kept = readdirSync(folder);
    searchFolder(folder, SECRET);
    removeFolder(folder);
    expect(found, name).toEqual({ kind: 'setAside' });
    expect(kept, name).toEqual([expect.stringMatching(/^settings\.json\.corrupt-/)]);
  }
});
