import { describe, expect, it } from 'vitest';
import type { ExchangeAnswer } from '../../../../src/main/ports.ts';
import type { AddHostOutcome, CheckOutcome } from '../../../../src/shared/ipc.ts';
import { MAXIMUM_HOSTS } from '../../../../src/shared/settings-bounds.ts';
import { type HandlersChange, openHandlers } from '../../../support/handlers-bench.ts';
import { MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { KEY, showCode, signedInWorld } from '../engine/signed-in.ts';

const setUp = async (change: HandlersChange = {}) =>
  openHandlers(await signedInWorld(), { probe: () => Promise.resolve('gitHub'), ...change });

describe('a host that was typed', () => {
  const outcomes: readonly (readonly [AddHostOutcome, string, HandlersChange])[] = [
    ['space', 'not a host', {}],
    ['port', 'ghes.example:8443', {}],
    ['lookAlike', 'xn--ghes-x.example', {}],
    ['added', 'ghes.example', {}],
    ['added', ' https://GHES.example/login ', {}],
    ['notGitHub', 'ghes.example', { probe: () => Promise.resolve('notGitHub') }],
    ['unreachable', 'ghes.example', { probe: () => Promise.resolve('unreachable') }],
  ];

  it.each(outcomes)('is answered with %s', async (outcome, typed, change) => {
    const { handlers, settings } = await setUp(change);
    const host = outcome === 'added' ? 'ghes.example' : null;
    expect(await handlers['settings:add-host'](typed)).toEqual({ outcome, host });
    expect(settings().hosts).toEqual(host === null ? [] : [host]);
  });

  it('is added once, and one that was always there is not asked', async () => {
    let probes = 0;
    const { handlers, settings } = await setUp({
      probe() {
        probes += 1;
        return Promise.resolve('gitHub');
      },
    });
    for (const typed of ['ghes.example', 'ghes.example', 'github.com']) {
      const answer = { outcome: 'added', host: typed };
      expect(await handlers['settings:add-host'](typed)).toEqual(answer);
    }
    expect(settings().hosts).toEqual(['ghes.example']);
    expect(probes).toBe(1);
  });

  it('is not said to be added when the list is full', async () => {
    const hosts = Array.from(
      { length: MAXIMUM_HOSTS },
      (_, count) => `${'a'.repeat(count + 1)}.example`,
    );
    const { handlers, settings } = await setUp({ hosts });
    const answer = await handlers['settings:add-host']('one.too.many');
    expect(answer).toEqual({ outcome: 'tooMany', host: null });
    expect(settings().hosts).toHaveLength(MAXIMUM_HOSTS);
    expect(settings().hosts).not.toContain('one.too.many');
  });

  it('goes when it is removed, comes back to who has thought again, and brings no other along', async () => {
    const { handlers, settings } = await setUp({ hosts: ['a.example', 'b.example'] });
    await handlers['settings:change']({ hosts: ['b.example'] });
    expect(settings().hosts).toEqual(['b.example']);
    await handlers['settings:change']({ theme: 'dark' });
    await handlers['settings:change']({ hosts: ['a.example', 'evil.example', 'b.example'] });
    expect(settings().hosts).toEqual(['a.example', 'b.example']);
  });

  it('starts no sign-in when it breaks the rules', async () => {
    const { handlers, world } = await setUp();
    await handlers['sign-in:start']({ host: 'not a host', accountKey: null });
    expect(world.engine().state().signIn.kind).toBe('idle');
  });
});

describe('what goes wrong', () => {
  it('is told when no browser takes a link', async () => {
    const { handlers, mishaps } = await setUp({ openLink: () => Promise.resolve('failed') });
    await handlers['link:open']({ link: 'status', accountKey: null });
    expect(mishaps.last()).toBe('linkFailed');
    await handlers['mishap:dismiss'](null);
    expect(mishaps.last()).toBeNull();
  });

  it('is not told of a link without a page: no face offers one', async () => {
    const { handlers, mishaps } = await setUp({ openLink: () => Promise.resolve('noPage') });
    await handlers['link:open']({ link: 'refusal', accountKey: KEY });
    expect(mishaps.last()).toBeNull();
  });

  it.each([
    ['notWritten', 'copyFailed'],
    ['noFocus', 'copyNeedsFocus'],
  ] as const)('is told when code, link and token are %s', async (outcome, mishap) => {
    const { handlers, mishaps, world } = await setUp({
      keeper: { copyPlain: () => Promise.resolve(outcome) },
      codeCopy: { copy: () => Promise.resolve(outcome) },
      tokenCopies: { copy: () => Promise.resolve(outcome), clearStray: () => undefined },
    });
    await showCode(world);
    const told = async (asked: Promise<unknown>): Promise<void> => {
      mishaps.dismiss();
      expect(await asked).toBe(outcome);
      expect(mishaps.last()).toBe(mishap);
    };
    await told(handlers['sign-in:copy-code'](null));
    await told(handlers['sign-in:copy-code-and-open'](null));
    await told(handlers['sign-in:copy-link'](null));
    await told(handlers['token:copy']({ accountKey: KEY, format: 'token' }));
  });

  it.each([
    ['failed', 'autostartFailed'],
    ['needsApproval', 'autostartNeedsApproval'],
  ] as const)('leaves start at login as it was when the system %s', async (outcome, mishap) => {
    const { handlers, mishaps, settings } = await setUp({
      setStartAtLogin: () => Promise.resolve(outcome),
    });
    await handlers['settings:change']({ startAtLogin: true, clipboardSeconds: 7 });
    expect(mishaps.last()).toBe(mishap);
    expect(settings()).toMatchObject({ startAtLogin: false, clipboardSeconds: 7 });
  });
});

describe('the code', () => {
  it('is copied and its page opened, at the host of the sign-in', async () => {
    const { handlers, reached, links, world } = await setUp();
    await showCode(world);
    await handlers['sign-in:copy-code-and-open'](null);
    expect(reached).toEqual(['copy code']);
    expect(links).toMatchObject([
      ['verification', { host: 'github.com', pageUrl: 'https://github.com/login/device' }],
    ]);
  });

  it('has its page open once a browser has taken it, and a link without an account is about it', async () => {
    let outcome: 'opened' | 'failed' = 'failed';
    const links: string[] = [];
    const { handlers, view, world } = await setUp({
      openLink(link, { host }) {
        links.push(`${link} ${host}`);
        return Promise.resolve(outcome);
      },
      hosts: ['octocorp.ghe.com'],
    });
    world.engine().startSignIn('octocorp.ghe.com', null);
    await world.clock.advance(world.gitHub.weather.roundTripMs);
    await handlers['link:open']({ link: 'verification', accountKey: null });
    expect(view().signIn).toMatchObject({ opened: false });
    outcome = 'opened';
    await handlers['link:open']({ link: 'applications', accountKey: null });
    expect(view().signIn).toMatchObject({ opened: false });
    await handlers['sign-in:copy-code-and-open'](null);
    expect(view().signIn).toMatchObject({ opened: true });
    await handlers['link:open']({ link: 'applications', accountKey: KEY });
    expect(links).toEqual([
      'verification octocorp.ghe.com',
      'applications octocorp.ghe.com',
      'verification octocorp.ghe.com',
      'applications github.com',
    ]);
  });

  it('that has failed says whose it was to be, so that the next one is expected of the same', async () => {
    const { handlers, view, world } = await setUp();
    const fail = async (accountKey: string | null): Promise<unknown> => {
      await showCode(world, accountKey);
      world.gitHub.polls.push({ kind: 'expired' });
      await world.clock.advance(MINUTE_MS);
      const { signIn } = view();
      await handlers['sign-in:dismiss'](null);
      return signIn;
    };
    expect(await fail(KEY)).toMatchObject({ kind: 'failed', accountKey: KEY });
    expect(await fail(null)).toMatchObject({ kind: 'failed', accountKey: null });
  });

  it('is asked about, and the answer is what came of that', async () => {
    const { handlers, world } = await setUp();
    const check = async (): Promise<CheckOutcome | null> => {
      const asked = handlers['sign-in:check-now'](null);
      await world.clock.advance(MINUTE_MS);
      return asked;
    };
    expect(await check(), 'no code').toBeNull();
    await showCode(world);
    expect(await check()).toBe('notYet');
    world.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
    expect(await check()).toBe('noAnswer');
    world.gitHub.weather.trouble = null;
    world.gitHub.polls.push({ kind: 'denied' });
    expect(await check(), 'it is over').toBeNull();
  });

  it('is said to wait only when GitHub has said so after the question', async () => {
    const { handlers, world } = await setUp();
    await showCode(world);
    const told: (CheckOutcome | null)[] = [];
    const check = async (): Promise<void> => {
      told.push(await handlers['sign-in:check-now'](null));
    };
    const checking = check();
    await world.clock.advance(SECOND_MS);
    expect(told, 'GitHub wants to be asked every five seconds').toEqual([]);
    await world.clock.advance(10 * SECOND_MS);
    await checking;
    expect(told).toEqual(['notYet']);
  });

  it('and its link are not copied when there is none, which is no mishap', async () => {
    const { handlers, mishaps, copied } = await setUp({
      codeCopy: { copy: () => Promise.resolve(null) },
    });
    await handlers['sign-in:copy-code'](null);
    await handlers['sign-in:copy-link'](null);
    expect(copied).toEqual([]);
    expect(mishaps.last()).toBeNull();
  });
});

describe('a refusal', () => {
  const refused: ExchangeAnswer = {
    kind: 'refused',
    refusal: { reason: 'no_copilot_access', title: null, message: 'No seat.', page: null },
    url: null,
    serverMs: null,
  };

  it('is copied for the admin, with who and where, and nothing else is', async () => {
    const { handlers, copied, world } = await setUp();
    await handlers['account:copy-refusal'](KEY);
    expect(copied).toEqual([]);
    world.gitHub.exchanges.push(refused, refused, refused);
    await world.clock.advance(MINUTE_MS);
    void handlers['account:refresh'](KEY);
    await world.clock.advance(7 * MINUTE_MS);
    await handlers['account:copy-refusal'](KEY);
    expect(copied).toHaveLength(1);
    expect(copied[0]).toMatch(/octocat/);
    expect(copied[0]).toMatch(/No seat\./);
  });
});

it('storage, window and app are reached by their own request alone', async () => {
  const { handlers, reached, settings } = await setUp();
  await handlers['storage:allow-unprotected'](true);
  await handlers['storage:retry'](null);
  await handlers['window:close'](null);
  await handlers['window:keep'](true);
  await handlers['window:keep'](false);
  expect(await handlers['terminal-command']('look')).toMatchObject({ kind: 'absent' });
  expect(await handlers['terminal-command']('install')).toMatchObject({ kind: 'installed' });
  expect(await handlers['terminal-command']('look')).toMatchObject({ kind: 'installed' });
  expect(await handlers['terminal-command']('remove')).toMatchObject({ kind: 'absent' });
  await handlers['app:restart'](null);
  await handlers['app:quit'](null);
  const ofTheWindow = ['close', 'keep', 'let go'];
  expect(reached).toEqual(['unprotected true', 'retry', ...ofTheWindow, 'restart', 'quit']);
  expect(settings().allowUnprotectedStorage).toBe(true);
});
