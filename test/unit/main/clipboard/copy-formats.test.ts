import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HandOver, textOf } from '../../../../src/main/clipboard/copy-formats.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { quoteForFish, quoteForPowerShell } from '../../../../src/shared/quoting.ts';
import { COPY_FORMATS } from '../../../../src/shared/token-copy.ts';

const TOKEN = 'tid=0123;exp=1795338000;sku=individual;st=dotcom:abcdef';

const handOver = (change: Partial<HandOver> = {}): HandOver => ({
  token: new Secret(TOKEN),
  host: 'github.com',
  apiUrl: 'https://api.individual.githubcopilot.com',
  expiresAtMs: 1_795_338_000_500,
  editorVersion: 'PilotLight/0.1.0',
  ...change,
});

/** Anything, with more of what shells treat specially than chance would give. */
const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('\'"\\$`!\n ‘’‚‛')),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
});

describe('a copied text', () => {
  it('gives the bare token', () => {
    expect(textOf('token', handOver())).toBe(TOKEN);
  });

  it('gives the header as a client sends it', () => {
    expect(textOf('header', handOver())).toBe(`Authorization: Bearer ${TOKEN}`);
  });

  it('gives each shell its own words', () => {
    expect(textOf('sh', handOver())).toBe(`export COPILOT_TOKEN='${TOKEN}'`);
    expect(textOf('fish', handOver())).toBe(`set -gx COPILOT_TOKEN '${TOKEN}'`);
    expect(textOf('powershell', handOver())).toBe(`$env:COPILOT_TOKEN = '${TOKEN}'`);
  });

  it('asks the API that belongs to the token', () => {
    expect(textOf('curl', handOver())).toBe(
      `curl -H 'Authorization: Bearer ${TOKEN}' -H 'Editor-Version: PilotLight/0.1.0' ` +
        "'https://api.individual.githubcopilot.com/models'",
    );
  });

  it("never sends another host's token to the public API", () => {
    const text = textOf('curl', handOver({ host: 'octocorp.ghe.com', apiUrl: null }));
    expect(text).not.toContain('githubcopilot.com');
    expect(textOf('json', handOver({ host: 'octocorp.ghe.com', apiUrl: null }))).toContain(
      '"api": null',
    );
    expect(textOf('curl', handOver({ apiUrl: null }))).toContain('https://api.githubcopilot.com/');
  });

  it("gives JSON in the exchange's own field names", () => {
    expect(JSON.parse(textOf('json', handOver()))).toEqual({
      token: TOKEN,
      expires_at: 1_795_338_000,
      endpoints: { api: 'https://api.individual.githubcopilot.com' },
    });
  });

  it.each(COPY_FORMATS)('contains the token once: %s', (format) => {
    expect(textOf(format, handOver()).split(TOKEN)).toHaveLength(2);
  });
});

/** Reads one single-quoted word as fish does: a backslash escapes a backslash or a quote, and nothing else. */
function readFish(word: string): string | null {
  const inside = /^'((?:[^'\\]|\\[\s\S])*)'$/.exec(word)?.[1];
  return inside?.replaceAll(/\\([\\'])/g, '$1') ?? null;
}

/** Reads one single-quoted word as PowerShell does: any of five quotes, doubled, stands for itself. */
function readPowerShell(word: string): string | null {
  const inside = /^'((?:[^'‘’‚‛]|(['‘’‚‛])\2)*)'$/.exec(word)?.[1];
  return inside?.replaceAll(/(['‘’‚‛])\1/g, '$1') ?? null;
}

describe('a text quoted for fish', () => {
  it('is one word that says exactly what was quoted', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(readFish(quoteForFish(value))).toBe(value);
      }),
    );
  });
});

describe('a text quoted for PowerShell', () => {
  it('is one word that says exactly what was quoted', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(readPowerShell(quoteForPowerShell(value))).toBe(value);
      }),
    );
  });
});
