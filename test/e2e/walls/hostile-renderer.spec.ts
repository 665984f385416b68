/**
 * What a renderer that was taken over can try. After each attempt main answers and nothing has changed.
 */

import type { Page } from '@playwright/test';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { HOST_FAULTS } from '../../../src/shared/typed.ts';
import { replyTo } from '../../support/reply-to.ts';
import { SECOND_MS } from '../../support/time-units.ts';
import { stateOf } from './app-state.ts';
import { CHANNEL_ATTACKS } from './channel-attacks.ts';
import { type Outcome, PAGE_ATTACKS, type PageAttack } from './page-attacks.ts';
import { expect, type SignedIn, shareSignedIn, test } from './recorded-app.ts';
import { RECORDED, type Recorded } from './recorder.ts';

shareSignedIn();

const REFUSED = /(?:Error: refused|No handler registered for '.*')$/;

/** What main answers at once before it takes requests for a flood, and when it would answer as many again. */
const BURST = 60;
const REFILL_MS = 3 * SECOND_MS;

/** What a request may answer that did nothing. */
const NOTHING = [
  null,
  undefined,
  'noToken',
  'notYet',
  ...HOST_FAULTS.map((outcome) => ({ outcome, host: null })),
];

for (const attack of PAGE_ATTACKS) {
  test(`${attack.sentence}: ${attack.outcome}`, async ({ signedIn }) => {
    await leavesNothing(signedIn, async () => {
      const answers = await attempt(signedIn.page, attack);
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of answers) expectOutcome(answer, attack.outcome);
    });
  });
}

for (const { sentence, requests } of CHANNEL_ATTACKS) {
  test(`past the preload, ${sentence}: refused`, async ({ signedIn }) => {
    const { app, page } = signedIn;
    await leavesNothing(signedIn, async () => {
      for (const [channel, ...args] of requests) {
        expect(await replyTo(app.invokeAsPage(page, channel, ...args))).toBe('refused');
      }
    });
  });
}

test('floods main with requests: most are refused, and main answers the next', async ({
  signedIn,
}) => {
  await leavesNothing(signedIn, async () => {
    await signedIn.time.pass(REFILL_MS);
    const answered = await signedIn.page.evaluate(async () => {
      const { pilotLight } = window as unknown as { pilotLight: Bridge };
      const asked = Array.from({ length: 2_000 }, () => pilotLight.getView());
      const settled = await Promise.allSettled(asked);
      return settled.filter(({ status }) => status === 'fulfilled').length;
    });
    expect(answered).toBe(BURST);
    expect(signedIn.app.output()).not.toContain('Error occurred in handler');
    expect(await answers(signedIn.page)).toBe(false);
    await signedIn.time.pass(SECOND_MS);
    expect(await answers(signedIn.page)).toBe(true);
  });
});

test('opens frames inside the page: they have no bridge', async ({ signedIn }) => {
  await leavesNothing(signedIn, async () => {
    const found = await signedIn.page.evaluate(async () => {
      const frames = ['', '/index.html'].map((address) => {
        const frame = document.createElement('iframe');
        if (address !== '') frame.src = address;
        return frame;
      });
      for (const frame of frames) {
        await new Promise((resolve) => {
          frame.addEventListener('load', resolve);
          document.body.append(frame);
        });
      }
      const bridges = frames.map((frame) => {
        try {
          return typeof Reflect.get(frame.contentWindow ?? {}, 'pilotLight');
        } catch {
          return 'undefined';
        }
      });
      for (const frame of frames) frame.remove();
      return bridges;
    });
    expect(found).toEqual(['undefined', 'undefined']);
  });
});

test('speaks from a second window with the app’s own page and preload: refused', async ({
  signedIn,
}) => {
  const { app, page } = signedIn;
  await leavesNothing(signedIn, async () => {
    const [state] = await app.windowStates();
    const preload = String(state?.webPreferences['preload']);
    await app.evaluate(
      ({ BrowserWindow }, [key, preloadPath]) => {
        const { sessions } = Reflect.get(globalThis, key) as Recorded;
        const ours = sessions.get('pilot-light-window');
        if (ours === undefined) throw new Error('the session of the window is missing');
        const second = new BrowserWindow({
          show: false,
          webPreferences: { preload: preloadPath, session: ours.session, sandbox: true },
        });
        void second.loadURL('app://pilot-light/index.html');
      },
      [RECORDED, preload] as const,
    );
    await expect.poll(() => app.windows().length).toBe(2);
    const second = app.windows().find((one) => one !== page);
    expect(second).toBeDefined();
    await second?.waitForFunction(() => 'pilotLight' in window);
    const answers = await second?.evaluate(async () => {
      const { pilotLight } = window as unknown as { pilotLight: Bridge };
      const messageOf = (asked: Promise<unknown>) =>
        asked.then(
          () => 'answered',
          (error: unknown) => String(error),
        );
      return Promise.all(
        [pilotLight.getView(), pilotLight.quitApp(), pilotLight.signOut('x/1')].map(messageOf),
      );
    });
    for (const answer of answers ?? ['none']) expect(answer).toMatch(REFUSED);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy());
    await expect.poll(() => page.context().pages().length).toBe(1);
  });
});

test('speaks from the app’s own window on another origin: refused', async ({ app }) => {
  const page = await app.window();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<p>elsewhere</p>'),
  );
  await expect(page.getByText('elsewhere')).toBeVisible();
  const answer = await page.evaluate(() =>
    (window as unknown as { pilotLight: Bridge }).pilotLight.getView().then(
      () => 'answered',
      (error: unknown) => String(error),
    ),
  );
  expect(answer).toMatch(REFUSED);
  expect(app.hasExited()).toBe(false);
});

test('speaks after its window was destroyed: refused', async ({ app }) => {
  const page = await app.window();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  const answer = await app.evaluate(async ({ BrowserWindow }, key) => {
    const { handlers, lastEvent } = Reflect.get(globalThis, key) as Recorded;
    BrowserWindow.getAllWindows()[0]?.destroy();
    return handlers.get('app:quit')?.(lastEvent as never, null);
  }, RECORDED);
  expect(answer).toEqual({ isRefused: true });
  expect(app.hasExited()).toBe(false);
});

/** Runs the steps one after the other in the page. */
async function attempt(page: Page, { steps }: PageAttack): Promise<readonly Answer[]> {
  return page.evaluate(`(async () => {
    const __name = (one) => one;
    const answers = [];
    for (const step of (${steps.toString()})(pilotLight)) {
      try { answers.push({ value: await step() }); }
      catch (error) { answers.push({ error: String(error) }); }
    }
    return answers;
  })()`);
}

type Answer = { readonly value?: unknown } | { readonly error: string };

function expectOutcome(answer: Answer, outcome: Outcome): void {
  const said = 'error' in answer ? answer.error : `answered ${JSON.stringify(answer.value)}`;
  if (outcome === 'refused') expect(said).toMatch(REFUSED);
  else if (outcome === 'stopped') expect(said).not.toMatch(/^answered/);
  else expect(NOTHING.map((value) => `answered ${JSON.stringify(value)}`)).toContain(said);
}

/** As an attack has left it, so the next one finds it: whatever happens in between is not wanted either. */
const lastState = new WeakMap<SignedIn, unknown>();

/** Compares all that the attack could have changed; main has answered in between, so it is alive. */
async function leavesNothing(signedIn: SignedIn, attack: () => Promise<void>): Promise<void> {
  const before = lastState.get(signedIn) ?? (await stateOf(signedIn));
  await attack();
  await signedIn.time.pass(REFILL_MS);
  const after = await stateOf(signedIn);
  lastState.set(signedIn, after);
  expect(after).toEqual(before);
  expect(await signedIn.page.content()).not.toContain('mallory');
  expect(signedIn.app.hasExited()).toBe(false);
}

function answers(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    (window as unknown as { pilotLight: Bridge }).pilotLight.getView().then(
      () => true,
      () => false,
    ),
  );
}
