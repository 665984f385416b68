import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';

import { ipcArguments } from '../../src/main/commands/arguments.ts';
import type { Requests } from '../../src/shared/ipc.ts';
import { fuzz } from './fuzz.ts';
import { bent } from './hostile.ts';

const channels = Object.keys(ipcArguments) as readonly (keyof Requests)[];

type Asked = readonly [keyof Requests, Readonly<Record<string, unknown>>];

/** What the requests that carry an object are meant to carry. */
const HONEST: readonly [Asked, ...Asked[]] = [
  ['sign-in:start', { host: 'github.com', accountKey: null }],
  ['token:copy', { accountKey: 'github.com/583231', format: 'sh' }],
  ['link:open', { link: 'status', accountKey: 'github.com/583231' }],
  [
    'settings:change',
    { clipboardSeconds: 30, hosts: ['octocorp.ghe.com'], clientId: null, language: 'ja' },
  ],
];

const SAMPLES = HONEST.map(([, sample]) => sample);

const nearlyHonest: fc.Arbitrary<[keyof Requests, unknown]> = fc
  .constantFrom(...HONEST)
  .chain(([channel, sample]) => fc.tuple(fc.constant(channel), bent(sample)));

/** What structured clone can carry that JSON cannot. */
const cloned: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  }),
  fc.constantFrom(...SAMPLES).map((sample) => {
    const cyclic: Record<string, unknown> = { ...sample };
    cyclic['accountKey'] = cyclic;
    return cyclic;
  }),
  fc.constantFrom(100_000, 1_000_000).map((length) => 'x'.repeat(length)),
  fc.constant(Array.from({ length: 100_000 }, () => 'github.com')),
);

/** The largest argument that makes sense: thirty-two hosts of 253 characters. */
const LONGEST_ARGUMENT = 10_000;

const stranger: fc.Arbitrary<[keyof Requests, unknown]> = fc.tuple(
  fc.constantFrom(...channels),
  fc.oneof(bent(...SAMPLES), cloned),
);

fuzz<readonly [keyof Requests, unknown]>('argument of a request', {
  honest: HONEST,
  random: fc.oneof(nearlyHonest, stranger),
  read: ([channel, given]) => {
    const parsed = v.safeParse(ipcArguments[channel], given);
    if (!parsed.success) return false;
    const { output } = parsed;
    expect(JSON.stringify(output).length).toBeLessThan(LONGEST_ARGUMENT);
    if (typeof output !== 'object' || output === null) return false;
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
    expect(Object.hasOwn(output, '__proto__')).toBe(false);
    return true;
  },
});
