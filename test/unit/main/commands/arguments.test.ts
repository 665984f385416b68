import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ipcArguments } from '../../../../src/main/commands/arguments.ts';
import { REQUESTS, type Requests } from '../../../../src/shared/ipc.ts';
import { MAXIMUM_HOSTS } from '../../../../src/shared/settings-bounds.ts';
import { sized } from '../../../support/size.ts';

const accepts = (channel: keyof Requests, value: unknown): boolean =>
  v.safeParse(ipcArguments[channel], value).success;

const channels = Object.keys(ipcArguments) as readonly (keyof Requests)[];

/** Something that each channel must take. */
const SAMPLES: { readonly [K in keyof Requests]: Requests[K][0] } = {
  'view:get': null,
  'words:get': 'ja',
  'sign-in:start': { host: 'github.com', accountKey: null },
  'sign-in:cancel': null,
  'sign-in:check-now': null,
  'sign-in:copy-code-and-open': null,
  'sign-in:copy-code': null,
  'sign-in:copy-link': null,
  'sign-in:confirm-account': true,
  'sign-in:dismiss': null,
  'account:select': 'github.com/583231',
  'account:sign-out': 'github.com/new-1795338000000-1',
  'account:sign-out-and-revoke': 'github.com/583231',
  'revocation:retry': 1,
  'revocation:dismiss': 1,
  'revocation:open-page': 1,
  'leaked:revoke': { host: 'github.com', token: 'ghp_0123456789abcdefghij' },
  'account:refresh': '127.0.0.1:4000/1',
  'account:copy-refusal': 'octocorp.ghe.com/7',
  'account:put-remark-away': 'octocorp.ghe.com/7',
  'token:copy': { accountKey: 'github.com/583231', format: 'sh' },
  'usage:get': { accountKey: 'github.com/583231', wish: 'shown' },
  'token:claims': 'github.com/583231',
  'token:claim': { accountKey: 'github.com/583231', index: 0, name: 'tid' },
  'activity:day': 'github.com/583231',
  'activity:page': { topic: 'trouble', accountKey: null, count: 100 },
  'activity:clear': null,
  'activity:report': null,
  'activity:copy-report': null,
  'activity:save-report': null,
  'storage:allow-unprotected': false,
  'storage:retry': null,
  'storage:forget-kept': null,
  'removal:look': null,
  'removal:remove': null,
  'app:restart': null,
  'app:quit': null,
  'settings:change': { clipboardSeconds: 0, hosts: ['octocorp.ghe.com'], clientId: null },
  'settings:add-host': 'octocorp.ghe.com',
  'settings:choose-client-id': 'Ov23li Own Client',
  'settings:choose-shortcut': 'Control+Alt+C',
  'terminal-command': 'look',
  'doctor:run': 'github.com/583231',
  'doctor:copy-report': null,
  'agent:turn': true,
  'agent:lock-with-screen': false,
  'agent:choose-integration-id': 'vscode-chat',
  'settings:dismiss-introduction': null,
  'mishap:dismiss': null,
  'link:open': { link: 'status', accountKey: null },
  'window:close': null,
  'window:keep': true,
  'window:fit': 417,
};

describe('the check of what the window sends', () => {
  it('knows every verb by a channel of its own', () => {
    expect(channels).toHaveLength(Object.keys(REQUESTS).length);
  });

  it.each(channels)('takes what the contract says: %s', (channel) => {
    expect(accepts(channel, SAMPLES[channel])).toBe(true);
  });

  it.each(channels)('takes nothing that is left out: %s', (channel) => {
    expect(accepts(channel, undefined)).toBe(false);
  });

  it.each([
    ['a field that nobody asked for', 'settings:change', { startAtLogin: true, admin: true }],
    ['a setting with a command of its own', 'settings:change', { allowUnprotectedStorage: true }],
    ['an integration id with a line break', 'agent:choose-integration-id', 'a\nX-Evil: 1'],
    ['a setting that is undefined', 'settings:change', { notices: undefined }],
    ['a fraction of a second', 'settings:change', { clipboardSeconds: 0.5 }],
    ['a negative time', 'settings:change', { minimumLifeMinutes: -1 }],
    ['not a number', 'settings:change', { clipboardSeconds: Number.NaN }],
    ['a client id with a line break', 'settings:change', { clientId: 'Iv1.a\nX-Evil: 1' }],
    [
      'more hosts than anybody has',
      'settings:change',
      { hosts: Array(MAXIMUM_HOSTS + 1).fill('a.example') },
    ],
    ['a format that does not exist', 'token:copy', { accountKey: 'github.com/1', format: 'exe' }],
    ['an address for a link', 'link:open', { link: 'https://evil.example', accountKey: null }],
    ['an endless host', 'settings:add-host', 'a'.repeat(2_049)],
    ['an endless client id', 'settings:choose-client-id', 'a'.repeat(2_049)],
    ['an endless account', 'account:select', 'a'.repeat(10_000_000)],
    ['an array for a string', 'account:select', ['github.com/1']],
    ['a string for a choice', 'storage:allow-unprotected', 'true'],
    ['something for nothing', 'app:quit', {}],
  ] as const)('refuses %s', (_what, channel, value) => {
    expect(accepts(channel, value)).toBe(false);
  });

  it('hands no prototype on', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true},"startAtLogin":true}');
    const parsed = v.safeParse(ipcArguments['settings:change'], hostile);
    const output: unknown = parsed.success ? parsed.output : {};
    expect(output).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses a cycle without following it', () => {
    const cyclic: Record<string, unknown> = { link: 'status' };
    cyclic['accountKey'] = cyclic;
    expect(accepts('link:open', cyclic)).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...channels), fc.anything(), (channel, value) => {
        expect(() => accepts(channel, value)).not.toThrow();
      }),
      { numRuns: sized(500, 2_000) },
    );
  });
});
