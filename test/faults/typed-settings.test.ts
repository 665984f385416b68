import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';

import { createAddHost } from '../../src/main/commands/add-host.ts';
import { ipcArguments } from '../../src/main/commands/arguments.ts';
import { chooseClientId } from '../../src/main/commands/choose-client-id.ts';
import { parseHost } from '../../src/main/github/hosts.ts';
import { createSettingsStore } from '../../src/main/settings/settings.ts';
import { openSettingsDocument } from '../../src/main/settings/settings-document.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../../src/shared/settings.ts';
import * as bounds from '../../src/shared/settings-bounds.ts';
import { anyCharacter } from '../support/any-character.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import { windowWords } from '../support/window-words.ts';
import { createMemoryStore, type MemoryStore } from '../unit/main/settings/memory-store.ts';
import { fault } from './fault.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';

const RUNS = { seed: SEED, numRuns: sized(40, 2_000) };

const WORDS = (['en', 'ja'] as const).map((language) => windowWords(language).settings);

/** What the clipboard of somebody who signs in may hold as well. */
const PASTED = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

/** A settings file, what main makes of it, and what the fields of the window ask for. */
function openBench(file: unknown = {}) {
  const store = createMemoryStore({ version: 1, settings: file });
  knowSecret(PASTED);
  const settings = reopened(store);
  let probes = 0;
  lookAtEnd(() => sawAt('files', JSON.stringify(store.found)), 'the settings');
  return {
    settings,
    store,
    probes: () => probes,
    chooseClientId: (typed: string) => chooseClientId(typed, settings),
    addHost: createAddHost({
      settings,
      view: () => ({ hosts: ['github.com', ...settings.get().hosts] }),
      allowLoopback: false,
      engine: {
        probe() {
          probes += 1;
          return Promise.resolve('gitHub');
        },
      },
    }),
  };
}

const reopened = (store: MemoryStore) =>
  createSettingsStore(openSettingsDocument({ store, onMishap: () => undefined }));

const pick = (...options: readonly string[]) => fc.constantFrom(...options);
/** Each of a kind of its own: zero width, direction, filler, variation, tag, joiner, blank of braille. */
const UNSEEN = ['\u200b', '\u200e', '\u3164', '\ufe0f', '\u{e0020}', '\u00ad', '\ufeff', '\u2800'];
const SPACES = ['', ' ', '\t', '\u00a0', '\u3000', '\r\n'];

/** The text with something in it that nobody sees, and space around. */
function disguised(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), pick(...UNSEEN)), { maxLength: 4 }), pick(...SPACES))
    .map(([plain, marks, space]) => {
      const letters = Array.from(plain);
      for (const [at, mark] of marks) letters.splice(at % (letters.length + 1), 0, mark);
      return `${space}${letters.join('')}${space}`;
    });
}

const HOSTS = ['github.com', 'octocorp.ghe.com', 'ghes.corp.example'];

const spelling = fc
  .record({
    host: pick(...HOSTS),
    scheme: pick('', '//', 'https://', 'HTTPS://', 'http://'),
    dot: pick('', '.'),
    hasPort: fc.boolean(),
    path: pick('', '/', '/login/device?x=1#y'),
    isShouted: fc.boolean(),
  })
  .map(({ host, scheme, dot, hasPort, path, isShouted }) => {
    const port = hasPort ? (scheme === 'http://' ? ':80' : ':443') : '';
    const name = isShouted ? host.toUpperCase() : host;
    return { host, typed: `${scheme}${name}${dot}${port}${path}` };
  });

fault(101, 'modelled', 'U', 'takes every harmless spelling of a host for the host', () => {
  expect(parseHost('octocorp.ghe.com\u200b', false)).toBe('octocorp.ghe.com');
  fc.assert(
    fc.property(
      spelling.chain(({ host, typed }) =>
        disguised(fc.constant(typed)).map((text) => ({ host, text })),
      ),
      ({ host, text }) => {
        sawAt('IPC', text);
        expect(parseHost(text, false)).toBe(host);
        expect(new URL(`https://${host}`).host).toBe(host);
      },
    ),
    RUNS,
  );
});

fault(101, 'modelled', 'U', 'takes a client id without what cannot be seen', () => {
  const clientId = fc.stringMatching(/^[\w.-]{1,40}$/);
  fc.assert(
    fc.property(
      clientId.chain((id) => disguised(fc.constant(id)).map((text) => ({ id, text }))),
      ({ id, text }) => {
        const bench = openBench();
        expect(bench.chooseClientId(text)).toBe('chosen');
        expect(bench.settings.get().clientId).toBe(id);
        expect(reopened(bench.store).get().clientId).toBe(id);
      },
    ),
    RUNS,
  );
});

for (const [typed, wrong] of [
  ['Ov23li Own Client', 'space'],
  ['"Ov23liOwnClient00000"', 'quotes'],
  ['“Ov23liOwnClient00000”', 'quotes'],
  ['https://github.com/settings/apps/mine', 'address'],
  ['client_id=Ov23liOwnClient00000', 'address'],
  ['Ov23liÖwnClient', 'character'],
  ['Ｏｖ２３ｌｉ', 'character'],
  ['x'.repeat(129), 'tooLong'],
  [PASTED, 'token'],
  ['\u200b', 'empty'],
] as const) {
  fault(101, 'modelled', 'U', `says what is wrong with the client id ${typed.slice(0, 40)}`, () => {
    const bench = openBench({ clientId: 'Iv1.before' });
    expect(bench.chooseClientId(typed)).toBe(wrong);
    expect(bench.settings.get().clientId).toBe('Iv1.before');
  });
}

fault(101, 'modelled', 'U', 'drops nothing that is typed in silence', async () => {
  const any = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    disguised(fc.constantFrom('[::1].', '[::1]', '127.0.0.1', '0x7f.1', 'gist.github.com', 'ghe')),
    fc
      .tuple(spelling, pick(' ', '"', '@', ':8443', '/', 'é', '_'))
      .map(([{ typed }, c]) => `${c}${typed}${c}`),
  );
  const typed = any.filter((text) => text.length > 0);
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const bench = openBench();
      const known = bench.settings.get().hosts;
      const [{ outcome: host }, clientId] = [await bench.addHost(text), bench.chooseClientId(text)];
      const isHere = ['github.com', ...bench.settings.get().hosts].some(
        (one) => one === parseHost(text, false),
      );
      expect(isHere).toBe(host === 'added');
      expect(bench.settings.get().clientId === null).toBe(clientId !== 'chosen');
      if (host !== 'added') expect(bench.settings.get().hosts).toEqual(known);
      for (const { outcomes, clientOutcomes } of WORDS) {
        expect(outcomes[host].length * clientOutcomes[clientId].length).toBeGreaterThan(0);
      }
    }),
    RUNS,
  );
});

fault(91, 'modelled', 'U', 'says of no host that it was added and drops it', async () => {
  const hostOf = (index: number): string => `ghes-${index}.example`;
  const { MAXIMUM_HOSTS } = bounds;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 40 }), { maxLength: 50 }),
      fc.nat({ max: MAXIMUM_HOSTS + 5 }),
      async (typed, count) => {
        const bench = openBench({ hosts: Array.from({ length: count }, (_, i) => hostOf(i)) });
        // All at once: while one is asked, the others are told to wait.
        const answers = await Promise.all(typed.map((index) => bench.addHost(hostOf(index))));
        const { hosts } = reopened(bench.store).get();
        for (const [turn, { outcome: answer }] of answers.entries()) {
          if (answer === 'tooSoon') continue;
          expect(hosts.includes(hostOf(typed[turn] ?? 0))).toBe(answer === 'added');
          if (answer !== 'added') {
            expect([answer, hosts.length]).toEqual(['tooMany', MAXIMUM_HOSTS]);
          }
        }
      },
    ),
    { seed: SEED, numRuns: sized(20, 200), examples: [[[MAXIMUM_HOSTS], MAXIMUM_HOSTS]] },
  );
});

const FIELDS = Object.keys(DEFAULT_SETTINGS);
const isRequested = (change: unknown): boolean =>
  v.safeParse(ipcArguments['settings:change'], change).success;

/** The part of the settings that the window may send. */
function sentBack(settings: Settings): SettingsChange {
  const {
    agent: _agent,
    defaultAccountKey: _key,
    copyShortcut: _shortcut,
    allowUnprotectedStorage: _allow,
    introductionSeen: _seen,
    ...rest
  } = settings;
  return rest;
}

const value = fc.oneof(
  fc.anything(),
  fc.double(),
  fc.integer({ min: -2, max: 700 }),
  fc.constantFrom('', 'system', 'ja', 'dark', 'a/1', 'Iv1.x', 'x'.repeat(128), 'x'.repeat(301)),
  fc.array(fc.oneof(fc.domain(), pick(...HOSTS), fc.string()), { maxLength: 40 }),
);

fault(
  91,
  'modelled',
  'U',
  'lets the window send back whatever the file holds, and keeps it',
  () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELDS), value), (file) => {
        const { settings, store } = openBench(file);
        const before = settings.get();
        expect(isRequested(sentBack(before))).toBe(true);
        settings.change(sentBack(before));
        expect(settings.get()).toEqual(before);
        const { defaultAccountKey } = before;
        const select = v.safeParse(ipcArguments['account:select'], defaultAccountKey);
        expect(select.success || defaultAccountKey === null).toBe(true);
        expect(reopened(store).get()).toEqual(before);
      }),
      RUNS,
    );
  },
);

fault(91, 'modelled', 'U', 'keeps whatever the window may ask for', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELDS), value, (field, asked) => {
      const change: Readonly<Record<string, unknown>> = { [field]: asked };
      if (!isRequested(change)) return;
      const { settings } = openBench();
      settings.change(change);
      const kept: unknown = Reflect.get(settings.get(), field);
      expect(kept).toEqual(field === 'hosts' ? hostsIn(asked) : asked === 0 ? 0 : asked);
    }),
    {
      ...RUNS,
      examples: [
        ['clipboardSeconds', 0],
        ['hosts', ['octocorp.ghe.com']],
        ['language', 'ja'],
      ],
    },
  );
});

function hostsIn(asked: unknown): readonly string[] {
  const typed = Array.isArray(asked) ? asked.filter((one) => typeof one === 'string') : [];
  const hosts = typed.map((one) => parseHost(one, false)).filter((one) => one !== null);
  return [...new Set(hosts)];
}

const NUMBERS = [
  ['clipboardSeconds', bounds.MAXIMUM_CLIPBOARD_SECONDS],
  ['minimumLifeMinutes', bounds.MAXIMUM_MINIMUM_LIFE_MINUTES],
] as const;

for (const [field, maximum] of NUMBERS) {
  fault(96, 'modelled', 'S', `takes an absurd ${field} for none`, () => {
    const absurd = fc.oneof(
      // Minus zero is zero, and may be meant.
      fc.double({ max: -Number.MIN_VALUE, noNaN: true }),
      fc.double({ min: maximum, minExcluded: true, noNaN: true }),
      fc.anything().filter((one) => typeof one !== 'number'),
    );
    const corpus = [
      -1,
      -0.4,
      -1e9,
      maximum + 0.1,
      maximum + 1,
      1e9,
      2 ** 53,
      '0',
      null,
      [0],
      false,
    ];
    fc.assert(
      fc.property(absurd, (given) => {
        const { settings } = openBench({ [field]: given });
        expect(settings.get()[field]).toBe(DEFAULT_SETTINGS[field]);
      }),
      { ...RUNS, examples: corpus.map((one): [unknown] => [one]) },
    );
  });

  fault(96, 'modelled', 'S', `never takes a part of one for the "never" of ${field}`, () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: maximum, noNaN: true }), (given) => {
        const kept = openBench({ [field]: given }).settings.get()[field];
        expect(kept === 0).toBe(given === 0);
        expect(Math.abs(kept - given)).toBeLessThanOrEqual(1);
      }),
      { ...RUNS, examples: [[0], [0.4], [5e-324], [20.6], [maximum]] },
    );
  });
}
