import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { type Source, sourceOf, sourcesIn } from './sources.ts';

const RESTRICTED = 'no-restricted-properties';

/** What this test reads of the lint's configuration. */
const lintSchema = v.object({
  overrides: v.array(
    v.object({ files: v.array(v.string()), rules: v.record(v.string(), v.unknown()) }),
  ),
});

/** The files for which lint forbids some properties, but not the one that opens a secret. */
function mayOpenSecrets(): readonly string[] {
  const text = fs.readFileSync(path.join(ROOT, '.oxlintrc.json'), 'utf8');
  const { overrides } = v.parse(lintSchema, JSON.parse(text));
  return overrides
    .filter(({ rules }) => Array.isArray(rules[RESTRICTED]))
    .filter(({ rules }) => !JSON.stringify(rules[RESTRICTED]).includes('"property":"reveal"'))
    .flatMap(({ files }) => files);
}

/** Whether a file takes the text out of a secret, be it by `secret.reveal` or by `const { reveal } = secret`. */
function opensSecrets({ program }: Source): boolean {
  let opens = false;
  const look = (name: string): void => {
    opens ||= name === 'reveal';
  };
  new Visitor({
    MemberExpression: ({ property }) => {
      if (property.type === 'Identifier') look(property.name);
      if (property.type === 'Literal') look(String(property.value));
    },
    Property: ({ key }) => {
      if (key.type === 'Identifier') look(key.name);
    },
  }).visit(program);
  return opens;
}

describe('the list of files that may open a secret', () => {
  it('is the list of files that do', () => {
    const opening = sourcesIn('src')
      .filter(opensSecrets)
      .map((source) => source.path);
    expect(mayOpenSecrets().toSorted()).toEqual(opening);
  });

  it.each([
    ['secret.reveal()', true],
    ["secret?.['reveal']()", true],
    ['const { reveal } = secret', true],
    ['class Secret { reveal() {} }', false],
    ['redact(secret)', false],
  ])('rests on a look that knows: %s', (text, opens) => {
    expect(opensSecrets(sourceOf('a.ts', text))).toBe(opens);
  });
});
