import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../../src/main/node/log.ts';

describe('a line of the log', () => {
  it('is one line with the instant, the level, the message and the facts', () => {
    expect(lineOf(0, 'warn', 'no answer', { host: 'github.com', tries: 2, last: true })).toBe(
      '1970-01-01T00:00:00.000Z warn no answer host="github.com" tries=2 last=true',
    );
  });

  it('cannot be split by what a server says', () => {
    const line = lineOf(0, 'info', 'a\nb', { said: 'x\r\n2026 info forged\u2028z' });
    expect(line.split(/[\r\n\u2028\u2029]/)).toHaveLength(1);
  });
});
