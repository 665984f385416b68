import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/main/secrets/redactor.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';

const MARK = '[redacted]';

/** At least 12 characters of which the words of the mark and of the test texts cannot be made by chance. */
const secretText = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9._~+/=;:-]{12,80}$/),
  fc.string({ minLength: 12, maxLength: 60, unit: 'grapheme' }),
);

function redactorOf(...secrets: readonly string[]) {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.register(new Secret(secret));
  return redactor;
}

describe('the redactor', () => {
  it.each([
    ['a GitHub token', 'got ghu_0123456789abcdefghij.AB-C_d', 'got [redacted]'],
    ['a long stateless GitHub token', `x=ghs_${'a.b-c_'.repeat(90)}!`, 'x=[redacted]!'],
    ['a fine-grained token', 'github_pat_11ABCDEFG0123456789_abc', '[redacted]'],
    [
      'a Copilot token with an IPv6 address',
      'got "tid=0123;exp=1790001800;sku=x;ip=2001:db8::1:00ff" ok',
      'got "[redacted]" ok',
    ],
    ['a Copilot token without its first field', 'exp=1790001800;chat=1:00ff', '[redacted]'],
    ['a bearer header', 'Authorization: Bearer abc.def', 'Authorization: Bearer [redacted]'],
    [
      'a token header',
      'authorization: token 0123456789abcdef0123',
      'authorization: token [redacted]',
    ],
    ['a JSON device code', '{"device_code":"3584d8","x":1}', '{"device_code":"[redacted]","x":1}'],
    [
      'escaped JSON in JSON',
      String.raw`"{\"user_code\":\"WDJB-MJHT\"}"`,
      String.raw`"{\"user_code\":\"[redacted]\"}"`,
    ],
    ['a form', 'client_id=Iv1&device_code=3584d8&x=1', 'client_id=Iv1&device_code=[redacted]&x=1'],
    ['an encoded query', 'u%3Dx&user_code%3DWDJB-MJHT', 'u%3Dx&user_code%3D[redacted]'],
    [
      'prose about tokens',
      'the token expired; a new token is due',
      'the token expired; a new token is due',
    ],
  ])('knows %s by its looks', (_name, text, expected) => {
    expect(createRedactor().redact(text)).toBe(expected);
  });

  it('takes out every secret it was told of, in each spelling, wherever it stands', () => {
    const spell = [
      (text: string) => text,
      (text: string) => encodeURIComponent(text),
      (text: string) =>
        encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
      (text: string) => new URLSearchParams({ q: text }).toString(),
      (text: string) => JSON.stringify({ nested: text }),
      (text: string) => JSON.stringify(JSON.stringify({ nested: text })),
      (text: string) => Buffer.from(text).toString('base64'),
      (text: string) => Buffer.from(text).toString('base64url'),
    ];
    const choice = fc.constantFrom(...spell);
    fc.assert(
      fc.property(secretText, choice, fc.string(), fc.string(), (text, say, before, after) => {
        const redacted = redactorOf(text).redact(`${before} ${say(text)} ${after}`);
        for (const one of spell) {
          const bare = one(text).replace(/^q=/, '').replace(/=+$/, '');
          if (!isWrapped(one(text))) expect(redacted).not.toContain(bare);
        }
        expect(redacted).not.toContain(text);
        expect(redacted).toContain(MARK);
      }),
    );
  });

  it('takes a secret out of base64 of a longer text', () => {
    fc.assert(
      fc.property(
        secretText,
        fc.string({ maxLength: 9 }),
        fc.string({ maxLength: 9 }),
        (text, a, z) => {
          const redacted = redactorOf(text).redact(
            Buffer.from(`${a}${text}${z}`).toString('base64'),
          );
          expect(Buffer.from(redacted, 'base64').toString()).not.toContain(text);
          expect(redacted).toContain(MARK);
        },
      ),
    );
  });

  it('takes out secrets that contain or begin each other', () => {
    const redactor = redactorOf('abcdefgh12345678', 'abcdefgh1234', 'zzabcdefgh12345678zz');
    expect(redactor.redact('abcdefgh1234|abcdefgh12345678|zzabcdefgh12345678zz')).toBe(
      `${MARK}|${MARK}|${MARK}`,
    );
  });

  it('takes out no more than the pieces of what it was told of, and what is between them', () => {
    const redactor = redactorOf('correct-horse-battery');
    expect(redactor.redact('sent: "correct-" + "horse-" + "battery" (20)')).toBe(
      `sent: "${MARK}" (20)`,
    );
    const prose = 'Words, "quoted" + joined: no token.';
    expect(redactor.redact(prose)).toBe(prose);
  });

  it.each([
    ['token user_code=(', 'token [redacted]'],
    ['tid=user_code=<;chat=1', '[redacted]'],
  ])('takes %s for what it looks like once a part of it is taken out', (text, expected) => {
    const redactor = createRedactor();
    expect(redactor.redact(text)).toBe(expected);
    expect(redactor.redact(expected)).toBe(expected);
  });

  it.each([
    'exp=',
    'tid=a,',
    'token ',
    'bearer+',
    'user_code',
    'ghu_',
    'github_pat_',
    '%25',
    '&#',
    MARK,
  ])('is not held up by a hundred thousand times %j', (piece) => {
    // What looks again from each of them as far as to the end takes minutes; this takes less than a second.
    const startMs = performance.now();
    redactorOf('correct horse battery').redact(piece.repeat(100_000));
    expect(performance.now() - startMs).toBeLessThan(20_000);
  });

  it.each(['\u200b', '&#8203;', '\\u00ad'])(
    'takes out all of what looks like a token with %j between its characters',
    (unseen) => {
      const spread = Array.from(`ghp_${'9'.repeat(36)}`).join(unseen);
      expect(createRedactor().redact(`a ${spread} b`)).toBe(`a ${MARK} b`);
    },
  );

  it('changes nothing the second time', () => {
    const piece = fc.oneof(
      fc.string(),
      secretText,
      fc.constantFrom(
        'Bearer ',
        'token ',
        'tid=a;',
        'exp=1;',
        'ghu_',
        'a'.repeat(30),
        'device_code',
        '":"',
        '=',
        ' ',
        '"',
        ';',
        MARK,
        '%3D',
        '\\"',
        'user_code=',
        ',',
        '&#9999999;',
        '&#xffffff;',
        '%E2%80%8B',
        '%ff',
        '\\ud800',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), secretText, (pieces, secret) => {
        const redactor = redactorOf(secret);
        const once = redactor.redact(pieces.join(''));
        expect(redactor.redact(once)).toBe(once);
      }),
    );
  });
});

describe('forgetting a secret', () => {
  it('leaves it among the dead, which go when many have died since', () => {
    const redactor = redactorOf('correct horse battery', 'correct horse battery');
    const dead = (count: number): void => {
      for (let n = 0; n < count; n += 1) redactor.remember(new Secret(`dead-secret-${count}-${n}`));
    };
    redactor.forget(new Secret('correct horse battery'));
    dead(300);
    expect(redactor.redact('correct horse battery'), 'one holds it still').toBe(MARK);
    redactor.forget(new Secret('correct horse battery'));
    dead(255);
    expect(redactor.redact('correct horse battery'), 'newly dead').toBe(MARK);
    dead(256);
    expect(redactor.redact('correct horse battery')).toBe('correct horse battery');
  });

  it('does nothing for a secret that was never registered', () => {
    const redactor = redactorOf('correct horse battery');
    redactor.forget(new Secret('some other secret'));
    expect(redactor.redact('correct horse battery')).toBe(MARK);
  });
});

describe('the list of registered secrets', () => {
  it('ignores what is too short to be a secret', () => {
    expect(redactorOf('', 'ok', 'seven77').redact('ok, seven77')).toBe('ok, seven77');
  });

  it('keeps the latest of those that nobody holds when there are very many', () => {
    const names = Array.from({ length: 400 }, (_, index) => `${index}-is-its-number`);
    const redactor = createRedactor();
    for (const name of names) redactor.remember(new Secret(name));
    expect(redactor.redact(names.at(-1) ?? '')).toBe(MARK);
    expect(redactor.redact(names.at(-256) ?? '')).toBe(MARK);
    expect(redactor.redact(names.at(-300) ?? '')).not.toBe(MARK);
  });
});

/** JSON around a text is not a spelling of the text alone. */
function isWrapped(spelling: string): boolean {
  return spelling.includes('nested');
}
