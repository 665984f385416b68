import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src/cli/failure.ts';
import { faultInPattern } from '../../../src/cli/rules/rules.ts';
import { shellOf } from '../../../src/cli/shells.ts';

const MEMBERS_OF_EVERY_OBJECT = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

describe('a word that every object knows', () => {
  it.each(MEMBERS_OF_EVERY_OBJECT)('is no shell: %s', (word) => {
    const answer = shellOf(word, { variables: {}, platform: 'linux' });
    expect(answer).toMatchObject({ ok: false, failure: { exitCode: 2 } });
  });

  it.each(MEMBERS_OF_EVERY_OBJECT)('is no problem of the agent: %s', (word) => {
    expect(problemOf(word, 'a sentence')).toBeNull();
  });
});

it('what could draw on a terminal is no folder of a rule', () => {
  expect(faultInPattern('/a\u001B[2J')).not.toBeNull();
  expect(faultInPattern('/año/作業')).toBeNull();
});
