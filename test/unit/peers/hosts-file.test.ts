import { expect, it } from 'vitest';
import { addressOf, hostsFile } from '../../peers/hosts-file.ts';

it('each host has an address of its own on this machine, and localhost stays what it is', () => {
  const lines = hostsFile(['github.com', 'api.github.com']).split('\n');
  expect(lines).toEqual([
    '127.0.0.1 localhost',
    '127.0.0.2 github.com',
    '127.0.0.3 api.github.com',
    '',
  ]);
  expect(addressOf(1)).toBe('127.0.0.3');
});
