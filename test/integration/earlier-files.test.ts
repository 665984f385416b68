import { chmodSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivity } from '../../src/main/activity/activity.ts';
import { openLineFile } from '../../src/main/node/line-file.ts';
import { ChromiumCipher } from '../support/chromium-cipher.ts';
import { ROOT } from '../support/root.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import { makeFolder, openKept, removeFolder } from '../support/vault/real-vault.ts';

/** Written by the version of that month, once, with {@link ChromiumCipher} as the keyring: never written again. */
const FILES = path.join(ROOT, 'test/fixtures/files/2026-11');
const WRITTEN_AT_MS = Date.UTC(2026, 10, 22, 9, 30);

/** Nothing is appended here. */
const MORE_THAN_ENOUGH_BYTES = 2 ** 20;

let folder = '';

beforeEach(() => {
  folder = makeFolder();
  cpSync(FILES, folder, { recursive: true });
  // As the app leaves them; a repository keeps no such modes.
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o600);
});

afterEach(() => removeFolder(folder));

const open = () => openKept(folder, new ChromiumCipher('v11'));

describe('the files of 2026-11', () => {
  it('keep what the user chose', async () => {
    const { settings, mishaps } = await open();
    expect(settings.get()).toMatchObject({
      startAtLogin: false,
      notices: false,
      clipboardSeconds: 45,
      minimumLifeMinutes: 12,
      language: 'ja',
      theme: 'dark',
      hosts: ['octocorp.ghe.com', 'ghes.example'],
      clientId: 'Iv1.madeupformatest',
      defaultAccountKey: 'octocorp.ghe.com/2',
      allowUnprotectedStorage: false,
      introductionSeen: true,
    });
    expect(mishaps).toEqual([]);
  });

  it('keep when GitHub tokens were granted', async () => {
    const { ledger } = await open();
    expect(ledger.recent('github.com', WRITTEN_AT_MS)).toEqual([
      WRITTEN_AT_MS - MINUTE_MS,
      WRITTEN_AT_MS,
    ]);
  });

  it('keep who is signed in, and the tokens', async () => {
    const { vault } = await open();
    const [octocat, stranger, ...others] = vault.records();
    expect(others).toEqual([]);
    expect(octocat).toMatchObject({
      key: 'github.com/583231',
      host: 'github.com',
      clientId: 'Iv1.b507a08c87ecfe98',
      identity: {
        id: 583231,
        login: 'octocat',
        name: 'The Octocat',
        avatarUrl: 'https://avatars.githubusercontent.com/u/583231?v=4',
      },
      gitHubTokenEndsAtMs: WRITTEN_AT_MS + 8 * HOUR_MS,
      savedAtMs: WRITTEN_AT_MS,
    });
    expect(octocat?.gitHubToken.reveal()).toBe('ghu_madeUpForATestNeverIssued');
    expect(octocat?.refreshToken?.reveal()).toBe('ghr_madeUpForATestNeverIssued');
    expect(stranger).toMatchObject({
      key: 'octocorp.ghe.com/2',
      host: 'octocorp.ghe.com',
      clientId: 'Iv1.madeupformatest',
      identity: null,
      gitHubTokenEndsAtMs: null,
      refreshToken: null,
      savedAtMs: WRITTEN_AT_MS,
    });
    expect(stranger?.gitHubToken.reveal()).toBe('gho_madeUpForATestNeverIssued');
  });

  it('keep what happened', () => {
    const file = openLineFile(path.join(folder, 'activity.jsonl'), MORE_THAN_ENOUGH_BYTES);
    const atMs = WRITTEN_AT_MS;
    const request = { kind: 'request', host: 'github.com', purpose: 'exchange', atMs };
    expect(createActivity(file, { nowMs: () => 0, wallAt: () => WRITTEN_AT_MS }).entries()).toEqual(
      [
        {
          kind: 'event',
          machine: 'sign-in',
          accountKey: null,
          event: 'approved',
          state: 'identifying',
          atMs,
        },
        { ...request, outcome: 200, tookMs: 212 },
        { ...request, outcome: 'network', tookMs: 31 },
        {
          kind: 'event',
          machine: 'session',
          accountKey: 'github.com/583231',
          event: 'token',
          state: 'lit',
          atMs,
        },
      ],
    );
  });

  it('keep the log, a line an entry', () => {
    const file = openLineFile(path.join(folder, 'pilot-light.log'), MORE_THAN_ENOUGH_BYTES);
    expect(file.lines()).toEqual([
      '2026-11-22T09:30:00.000Z info started version="0.1.0" packaged=true',
      '2026-11-22T09:30:00.000Z warn vault status="memory" reason="unavailable"',
    ]);
  });
});
