import { beforeAll, describe, expect, it } from 'vitest';
import { statusLine } from '../../src/main/faces/tray/status-line.ts';
import { fetchLaterScreens } from '../../src/renderer/parts/later.tsx';
import { LANGUAGES } from '../../src/shared/format/language.ts';
import type { WindowMessages } from '../../src/shared/messages/en-window.ts';
import { messagesOf } from '../../src/shared/messages/messages-of.ts';
import type { RefusalReason } from '../../src/shared/refusal.ts';
import { backingOf } from '../../src/shared/refusal-steps.ts';
import type { TroubleKind } from '../../src/shared/trouble.ts';
import type { AccountView, SessionView, View } from '../../src/shared/view.ts';
import { badCredentials, type Purpose, type Said, says } from '../simulation/host.ts';
import { ownerAt, signIn } from '../simulation/person.ts';
import { TROUBLES, type TroubleName } from '../simulation/road.ts';
import { createWorld, type World } from '../simulation/world.ts';
import { drawnWindow } from '../support/drawn-window.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { windowWords } from '../support/window-words.ts';

const HOST = 'github.com';

/** Why there is no token: what happens, and what is said of it. */
interface Cause {
  readonly name: string;
  /** Nobody has a token afterwards. */
  readonly befall: (world: World) => Promise<void> | void;
  readonly says: (words: WindowMessages, account: AccountView | undefined) => Answer;
}

/** What one look has to show. */
interface Answer {
  readonly title: string;
  readonly sentence: string;
  /** What to do: in words, or the button that does it. */
  readonly next: string;
}

function lie({ road }: World, purposes: readonly Purpose[], say: () => Said): void {
  road.lies.get(HOST)?.push({ purposes, say, times: Number.POSITIVE_INFINITY });
}

function refusedWith(reason: RefusalReason, said: Said): Cause {
  return {
    name: reason,
    befall: (world) => lie(world, ['exchange'], () => said),
    says: refusalSays(reason),
  };
}

/** What is said of it to whose account it is. */
function refusalSays(reason: RefusalReason): Cause['says'] {
  return ({ refusals }, account) => {
    const { title, sentence, next } = refusals[reason];
    return {
      title,
      sentence,
      next: next[account === undefined ? 'self' : backingOf(account, reason)],
    };
  };
}

const reasoned = (id: string) =>
  says(403, { error_details: { notification_id: id, title: 'No', message: `GitHub: ${id}.` } });

function under(trouble: TroubleName): Cause {
  return {
    name: trouble,
    befall({ road }) {
      road.weather.set(HOST, { trouble, retryAfterS: null, purposes: null });
    },
    says: ({ troubles, home }) => {
      const { title, next } = troubles[trouble satisfies TroubleKind];
      return { title, sentence: home.out, next };
    },
  };
}

const SSO = { 'x-github-sso': 'required; url=https://github.com/orgs/octo-org/sso' };
const notFound = says(404, { message: 'Not Found' });

const CAUSES: readonly Cause[] = [
  refusedWith('no_copilot_access', reasoned('no_copilot_access')),
  refusedWith('billing_locked', reasoned('billing_locked')),
  refusedWith('spammy_user', reasoned('spammy_user')),
  refusedWith('access_revoked', reasoned('access_revoked')),
  refusedWith('unknown', reasoned('never_heard_of')),
  refusedWith('ssoRequired', says(403, { message: 'SAML.' }, SSO)),
  refusedWith('wrongClient', says(403, { message: 'Resource not accessible by integration' })),
  refusedWith('outdated', says(466, { message: 'This version is no longer supported.' })),
  refusedWith('vanished', notFound),
  {
    name: 'closed',
    async befall(world) {
      await world.pass(2 * DAY_MS + 2 * HOUR_MS);
      lie(world, ['exchange'], () => notFound);
      await world.pass(26 * HOUR_MS);
    },
    says: refusalSays('closed'),
  },
  {
    name: 'suspended',
    befall(world) {
      lie(world, ['exchange'], badCredentials);
      lie(world, ['user'], () => says(403, { message: 'Sorry. Your account was suspended.' }));
    },
    says: refusalSays('withheld'),
  },
  {
    name: 'contradicted',
    befall: (world) => lie(world, ['exchange'], badCredentials),
    says: refusalSays('contradicted'),
  },
  {
    name: 'revoked',
    befall({ books }) {
      for (const { chain } of books.entries) chain.isRevoked = true;
    },
    says: ({ home }) => ({
      title: home.signInNeeded,
      // Its refresh token is refused as well.
      sentence: home.ended,
      next: home.signInAgain,
    }),
  },
  ...TROUBLES.map(under),
  {
    name: 'keyring',
    async befall(world) {
      await world.quit();
      world.machine.keyring.isFailing = true;
      await world.start();
    },
    says: ({ keyringFailed }) => {
      const { title, sentence, button } = keyringFailed.harmless;
      return { title, sentence, next: button ?? '' };
    },
  },
];

/** What is seen some time after the cause, when the last token has ended. */
async function seenAfter({
  befall,
}: Cause): Promise<{ readonly view: View; readonly nowMs: number }> {
  const world = await createWorld(1);
  await signIn(world, { host: HOST, accountKey: null }, ownerAt(HOST));
  await world.pass(5 * SECOND_MS);
  expect(world.sight.view?.accounts[0]?.session.kind).toBe('lit');
  await befall(world);
  await world.pass(45 * MINUTE_MS);
  if (world.wanted() === 'restart') {
    await world.quit();
    await world.start();
    await world.pass(MINUTE_MS);
  }
  const { view } = world.sight;
  if (view === null) throw new Error('nothing is shown');
  for (const { key } of view.accounts) expect(world.app().core.engine.tokenAtHand(key)).toBeNull();
  return { view, nowMs: world.machine.clock.wallMs() };
}

/** Somebody has pressed *Sign in* in the window once. */
const begun = (view: View): View => ({
  ...view,
  settings: { ...view.settings, introductionSeen: true },
});

/** As it is read: without marks, and with its characters. */
function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Nothing is offered that cannot help, or that has been said; and nothing that only those know who made it. */
function expectTrue(page: string, view: View, words: WindowMessages): void {
  const { home, doctor, nextTry, signIn } = words;
  const session = view.accounts[0]?.session;
  // Nobody whose sign-in cannot be read is welcomed as if there had been none.
  expect(page).not.toContain(signIn.welcome);
  if (session === undefined) return;
  // The line below the flame is for the cause, once that is known.
  expect(page).not.toContain(home.outLine);
  const isHopeless = session.kind === 'signInNeeded' || isOfTheApp(session);
  expect(page.includes(home.renewNow)).toBe(!isHopeless);
  if (isHopeless)
    for (const said of [nextTry.now, ...partsOf(nextTry.in)]) expect(page).not.toContain(said);
  expect(page.includes(doctor.findOut)).toBe(session.kind === 'out');
  expect(page).not.toMatch(/client id|クライアント ?ID|portal|ポータル/i);
}

const isOfTheApp = (session: SessionView): boolean =>
  session.kind === 'refused' && ['wrongClient', 'outdated'].includes(session.refusal.reason);

/** What stands around a span of time. */
const partsOf = (said: (left: string) => string): readonly string[] =>
  said('\n')
    .split('\n')
    .filter((part) => part.trim().length > 1);

describe('"why do I have no token?"', () => {
  beforeAll(fetchLaterScreens);

  it.each(CAUSES)('is answered in one look: $name', async (cause) => {
    const { view, nowMs } = await seenAfter(cause);
    for (const language of LANGUAGES) {
      const shown = { ...begun(view), language };
      const page = textOf(drawnWindow(shown, nowMs));
      const { title, sentence, next } = cause.says(windowWords(language), view.accounts[0]);
      for (const said of [title, sentence, next]) {
        expect(said).not.toBe('');
        expect(page).toContain(said);
      }
      expectTrue(page, view, windowWords(language));
      const inTray = statusLine(shown, messagesOf(language), nowMs);
      expect(inTray).not.toContain(messagesOf(language).standings.ready);
    }
  });

  it('is no question at a first start, where nothing is behind a keyring that fails', async () => {
    const keyring = CAUSES.find(({ name }) => name === 'keyring');
    if (keyring === undefined) throw new Error('no such cause');
    const { view, nowMs } = await seenAfter(keyring);
    const { signIn } = windowWords(view.language);
    expect(textOf(drawnWindow(view, nowMs))).toContain(signIn.welcome);
    expect(textOf(drawnWindow(begun(view), nowMs))).toContain(signIn.outOfReach);
  });

  it('names the page that a press opens, and offers GitHub Support where it alone can help', async () => {
    const billing = 'https://github.com/settings/billing/payment_information';
    const said = { title: 'Billing is locked', notification_id: 'billing_locked', url: billing };
    const locked = await seenAfter(
      refusedWith('billing_locked', says(403, { error_details: said })),
    );
    const flagged = await seenAfter(refusedWith('spammy_user', reasoned('spammy_user')));
    for (const language of LANGUAGES) {
      const { openPages, home } = windowWords(language);
      const lockedPage = textOf(drawnWindow({ ...locked.view, language }, locked.nowMs));
      expect(lockedPage).toContain(openPages.billing);
      const flaggedPage = textOf(drawnWindow({ ...flagged.view, language }, flagged.nowMs));
      expect(flaggedPage).toContain(openPages.support);
      expect(flaggedPage).not.toContain(home.copyForAdmin);
    }
  });

  it('has another answer for each of more than twelve causes, in each language', () => {
    for (const language of LANGUAGES) {
      const answers = CAUSES.map(({ says: saysOf }) => saysOf(windowWords(language), undefined));
      expect(new Set(answers.map(({ title }) => title)).size).toBe(CAUSES.length);
    }
    expect(CAUSES.length).toBeGreaterThanOrEqual(20);
  });
});
