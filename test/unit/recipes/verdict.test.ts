import { describe, expect, it } from 'vitest';
import { heldThrough, lossOf, type Sight, sightOf } from '../../recipes/verdict.ts';
import type { LogEntry } from '../../simulator/reports.ts';

let number = 0;

function entry(change: Partial<LogEntry> = {}, token: string | null = 'a', alive = true): LogEntry {
  number += 1;
  return {
    number,
    atMs: 0,
    method: 'POST',
    path: '/chat/completions',
    endpoint: 'chat',
    headers: {},
    authorization:
      token === null ? null : { scheme: 'bearer', kind: 'copilot', fingerprint: token, alive },
    githubTokens: [],
    fields: [],
    status: alive && token !== null ? 200 : 401,
    remark: null,
    ...change,
  };
}

const held = (entries: readonly LogEntry[], mayTryDead = false): boolean =>
  heldThrough(sightOf(entries), mayTryDead);

describe('a program held through the death of a token', () => {
  it('when it was answered with one token and then with another', () => {
    expect(held([entry(), entry({}, 'b')])).toBe(true);
  });

  it.each([
    ['it asked only once', [entry()]],
    ['both answers had one token', [entry(), entry()]],
    ['it sent the dead one', [entry(), entry({}, 'a', false), entry({}, 'b')]],
    ['it once sent no token', [entry(), entry({ endpoint: 'models' }, null), entry({}, 'b')]],
    ['a GitHub token stood somewhere', [entry(), entry({ githubTokens: ['x'] }, 'b')]],
    ['the second was refused', [entry(), entry({ status: 400 }, 'b')]],
  ])('and not when %s', (_, entries) => {
    expect(held(entries)).toBe(false);
  });

  it('though it tried the dead one once, where that is known of it', () => {
    const once = [entry(), entry({}, 'a', false), entry({}, 'b')];
    expect(held(once, true)).toBe(true);
    expect(held([...once, entry({}, 'a', false)], true)).toBe(false);
  });

  it('whatever the app itself asked of GitHub', () => {
    const exchange = entry({ endpoint: 'exchange', githubTokens: ['x'] }, null);
    expect(held([exchange, entry(), entry({}, 'b')])).toBe(true);
  });
});

describe('a program without a token', () => {
  const NOTHING = { requests: 0, answered: 0, tokens: 0, dead: 0, keyless: 0, leaks: 0 };
  const BEGUN = { ...NOTHING, requests: 1, answered: 1, tokens: 1 };
  const loss = (before: Sight, after: Partial<Sight>, code: number | null) => {
    const end = { code, output: 'The screen is locked.' };
    return lossOf(before, { ...NOTHING, ...after }, end, /locked/);
  };

  it.each([
    ['stopped', {}, 1],
    ['askedWithoutKey', { keyless: 1 }, 1],
    ['askedWithoutKey', { dead: 1 }, 1],
    ['wentOn', { answered: 1 }, 0],
    ['wentOn', {}, null],
  ] as const)('%s after %j, exit %s', (did, after, code) => {
    expect(loss(BEGUN, after, code)).toMatchObject({ did, saidWhy: true });
  });

  it('has shown nothing when it never had one', () => {
    expect(loss(NOTHING, {}, 1).did).toBe('neverBegan');
  });
});
