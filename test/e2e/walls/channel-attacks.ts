import { ipcArguments } from '../../../src/main/commands/arguments.ts';

/** Requests past the preload; every one must be refused. */
export interface ChannelAttack {
  readonly sentence: string;
  readonly requests: readonly (readonly [channel: string, ...args: readonly unknown[]])[];
}

const CHANNELS = Object.keys(ipcArguments);
const toEach = (...args: readonly unknown[]): ChannelAttack['requests'] =>
  CHANNELS.map((channel) => [channel, ...args]);
/** `JSON.parse` makes `__proto__` a field like any other; a literal would set the prototype. */
const parsed = (text: string): unknown => JSON.parse(text);

export const CHANNEL_ATTACKS: readonly ChannelAttack[] = [
  {
    sentence: 'asks on channels that do not exist',
    requests: [
      'electron-store-get-data',
      'ELECTRON_BROWSER_REQUIRE',
      'shell:open',
      'vault:read',
      'token:get',
      'view:changed',
      '__proto__',
      'constructor',
      'toString',
      '',
    ].map((channel) => [channel, null]),
  },
  { sentence: 'sends an object of its own to every channel', requests: toEach({ evil: true }) },
  // Those that take a number take whole ones.
  { sentence: 'sends a number to every channel', requests: toEach(7.5) },
  { sentence: 'sends an array to every channel', requests: toEach([null]) },
  { sentence: 'sends nothing at all to every channel', requests: toEach() },
  { sentence: 'sends one argument too many to every channel', requests: toEach(null, null) },
  {
    sentence: 'adds fields to the requests that have some',
    requests: [
      ['sign-in:start', { host: 'github.com', accountKey: null, clientId: 'evil' }],
      ['token:copy', { accountKey: 'github.com/1', format: 'token', to: '/tmp/x' }],
      ['link:open', { link: 'status', accountKey: null, url: 'https://evil.example/' }],
    ],
  },
  {
    sentence: 'leaves out fields of the requests that have some',
    requests: [
      ['sign-in:start', { host: 'github.com' }],
      ['token:copy', { format: 'token' }],
      ['link:open', {}],
    ],
  },
  {
    sentence: 'sends prototypes as fields',
    requests: [
      ['settings:change', parsed('{"__proto__":{"polluted":true},"evil":1}')],
      ['settings:change', parsed('{"constructor":{"prototype":{"polluted":true}}}')],
      ['link:open', parsed('{"__proto__":{"link":"status","accountKey":null}}')],
      ['token:copy', parsed('{"__proto__":{"accountKey":"github.com/1","format":"token"}}')],
    ],
  },
  {
    sentence: 'sends a megabyte to the longest field',
    requests: [
      ['settings:add-host', 'a'.repeat(1_000_000)],
      ['settings:change', { clientId: 'a'.repeat(1_000_000) }],
    ],
  },
  {
    sentence: 'sends two hundred thousand elements',
    requests: [['settings:change', { hosts: Array(200_000).fill('a') }]],
  },
  {
    sentence: 'sends objects in objects, two hundred levels deep',
    requests: [['settings:change', parsed(`${'{"hosts":['.repeat(200)}${']}'.repeat(200)}`)]],
  },
];
