import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { createRedactor } from '../../src/main/secrets/redactor.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import { createAccountNotes } from '../../src/main/settings/account-notes.ts';
import { createGrantLedger } from '../../src/main/settings/recent-grants.ts';
import { createSettingsStore } from '../../src/main/settings/settings.ts';
import { openSettingsDocument } from '../../src/main/settings/settings-document.ts';
import { createDocumentFile } from '../../src/main/store/document-file.ts';
import { decodeEnvelope } from '../../src/main/vault/envelope.ts';
import { fromDocument } from '../../src/main/vault/sealed-document.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { anyCharacter } from '../support/any-character.ts';
import { MemoryDisk } from '../support/memory-disk.ts';
import { fuzz } from './fuzz.ts';
import { bent, hostileBody } from './hostile.ts';

const RECORD = {
  key: 'github.com/583231',
  host: 'github.com',
  clientId: 'Iv1.b507a08c87ecfe98',
  identity: { id: 583_231, login: 'octocat', name: null, avatarUrl: null },
  gitHubToken: 'ghu_stored',
  gitHubTokenEndsAtMs: null,
  refreshToken: null,
  savedAtMs: 1_790_000_000_000,
};
const ENVELOPE = { salt: 'c2FsdA==', version: 1, serial: 7, records: [RECORD] };
const SEALED = { version: 1, current: 'djExY2lwaGVydGV4dA==', previous: null };
const SETTINGS = {
  version: 1,
  settings: { ...DEFAULT_SETTINGS, hosts: ['octocorp.ghe.com'] },
  grants: { 'github.com': [1_790_000_000_000] },
  accounts: {
    'github.com/1': {
      exchange: {
        clientId: 'Iv1.b507a08c87ecfe98',
        firstTokenAtMs: 1_790_000_000_000,
        lastTokenAtMs: 1_790_000_000_000,
        gone: { sinceMs: 1, forMs: 2, heardAtMs: 3, times: 4 },
      },
      usageTold: null,
      readRemark: 'free_over_limits',
    },
  },
};

function bytesOf(document: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(document));
}

/** With the hash that only who has the key could seal along. */
function signed(body: string): string {
  return `${createHash('sha256').update(body).digest('hex')}\n${body}`;
}

/** As written by this app or, with a hash that fits, by somebody who has its key. */
const envelopeText = fc
  .tuple(
    fc.oneof(
      hostileBody(ENVELOPE),
      bent(RECORD).map((record) => bytesOf({ ...ENVELOPE, records: [record] })),
    ),
    fc.boolean(),
  )
  .map(([bytes, isSigned]) => {
    const body = Buffer.from(bytes).toString('utf8');
    return isSigned ? signed(body) : body;
  });

fuzz('vault envelope', {
  honest: [signed(JSON.stringify(ENVELOPE))],
  random: envelopeText,
  read: (text) => {
    const answer = decodeEnvelope(text);
    if (answer.kind !== 'envelope') return false;
    expect(answer.envelope.serial).toBeGreaterThanOrEqual(0);
    for (const { gitHubToken, key } of answer.envelope.records) {
      expect(gitHubToken).toBeInstanceOf(Secret);
      expect(typeof key).toBe('string');
    }
    return true;
  },
});

const FILE = '/data/document.json';
const MAXIMUM_BYTES = 1024 * 1024;
const silent = { info: () => undefined, warn: () => undefined };

/** The file's bytes as a store finds them at the next start. */
function storeOf(bytes: Uint8Array) {
  const disk = new MemoryDisk();
  disk.entries.set(FILE, bytes);
  return createDocumentFile({
    file: FILE,
    maximumBytes: MAXIMUM_BYTES,
    files: disk,
    openWriter: (file) => disk.engineFor(file),
    wallMs: () => 1_790_000_000_000,
    log: silent,
  });
}

fuzz('vault document', {
  honest: [bytesOf(SEALED)],
  random: hostileBody(SEALED),
  read: (bytes) => {
    const { file } = storeOf(bytes).load();
    expect(['document', 'setAside']).toContain(file.kind);
    if (file.kind !== 'document') return false;
    const answer = fromDocument(file.document);
    expect(['sealed', 'damaged', 'newer']).toContain(answer.kind);
    if (answer.kind === 'sealed') expect(answer.sealed.current.length).toBeGreaterThan(0);
    return answer.kind === 'sealed';
  },
});

const settingsFile = fc.oneof(
  hostileBody(SETTINGS),
  bent(SETTINGS.settings).map((settings) => bytesOf({ ...SETTINGS, settings })),
  bent(SETTINGS.grants).map((grants) => bytesOf({ ...SETTINGS, grants })),
  bent(SETTINGS.accounts).map((accounts) => bytesOf({ ...SETTINGS, accounts })),
);

fuzz('settings document', {
  honest: [bytesOf(SETTINGS)],
  random: settingsFile,
  read: (bytes) => {
    const document = openSettingsDocument({ store: storeOf(bytes), onMishap: () => undefined });
    const store = createSettingsStore(document);
    const { hosts } = store.get();
    expectSane(store.get());
    store.change({ clipboardSeconds: 7 });
    expect(store.get().clipboardSeconds).toBe(7);
    const ledger = createGrantLedger(document);
    ledger.record('github.com', 1_790_000_000_000);
    const recent = ledger.recent('github.com', 1_790_000_000_000);
    expect(recent.at(-1)).toBe(1_790_000_000_000);
    expect(recent.length).toBeLessThanOrEqual(20);
    const notes = createAccountNotes(document);
    expect(Number.isFinite(notes.of('github.com/1').exchange?.gone?.forMs ?? 0)).toBe(true);
    notes.change('github.com/2', { readRemark: 'x' });
    expect(notes.of('github.com/2').readRemark).toBe('x');
    return hosts.length > 0;
  },
});

function expectSane(settings: typeof DEFAULT_SETTINGS): void {
  expect(Object.keys(settings).toSorted()).toEqual(Object.keys(DEFAULT_SETTINGS).toSorted());
  expect(settings.clipboardSeconds).toBeGreaterThanOrEqual(0);
  expect(settings.clipboardSeconds).toBeLessThanOrEqual(600);
  expect(settings.minimumLifeMinutes).toBeGreaterThanOrEqual(0);
  expect(settings.minimumLifeMinutes).toBeLessThanOrEqual(25);
  expect(settings.hosts.length).toBeLessThanOrEqual(32);
  expect(['system', 'en', 'ja']).toContain(settings.language);
}

/** Pieces that a pattern could run wild on. */
const piece = fc.constantFrom(
  'tid=',
  ';',
  'token ',
  'bearer ',
  'ghu_',
  '\\"',
  ' ',
  'access_token',
  '=',
  'a'.repeat(2_000),
  ' '.repeat(2_000),
);

const line = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: anyCharacter, maxLength: 2_000 }),
);

fuzz('line for the log', {
  honest: [`access_token=${'a'.repeat(2_000)}`],
  random: line,
  read: (text) => {
    const redactor = createRedactor();
    const secret = 'canary00canary00canary00';
    redactor.register(new Secret(secret));
    const redacted = redactor.redact(`${text}${secret}${text}`);
    expect(redacted).not.toContain(secret);
    expect(redactor.redact(redacted)).toBe(redacted);
    return redacted.length < 2 * text.length;
  },
});
