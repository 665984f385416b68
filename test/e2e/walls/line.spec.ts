/** The walls around the line that passes by the tray after a copy from anywhere. */
import type { Page } from '@playwright/test';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { replyTo } from '../../support/reply-to.ts';
import { expect, type SignedIn, shareSignedIn, test } from './recorded-app.ts';
import { RECORDED, type Recorded } from './recorder.ts';

shareSignedIn();

const KEYS = 'Control+Alt+C';

/** Presses the keys that were chosen, and answers the page of the line. */
async function lineOf({ app, page, time }: SignedIn): Promise<Page> {
  await page.evaluate(async (keys) => {
    const { pilotLight } = window as unknown as { pilotLight: Bridge };
    await pilotLight.chooseShortcut(keys);
  }, KEYS);
  // What was pressed before is over.
  await time.pass(3_000);
  await app.pressKeys(KEYS);
  const find = () => app.windows().find((one) => one.url().includes('line.html'));
  await expect.poll(() => find() !== undefined, 'a line by the tray').toBe(true);
  const line = find();
  if (line === undefined) throw new Error('the line is gone');
  await expect(line.getByText(/’s token copied$/)).toBeVisible();
  return line;
}

test('the line is confined as the window is, and has no preload', async ({ signedIn }) => {
  await lineOf(signedIn);
  const states = await signedIn.app.windowStates();
  const preferences = (isLine: boolean) =>
    states.find(({ focusable }) => focusable !== isLine)?.webPreferences ?? {};
  const { preload, ...window } = preferences(false);
  expect(preload).toBeDefined();
  expect(preferences(true)).toEqual(window);
});

test('the line has no bridge, and whatever it asks for is refused', async ({ signedIn }) => {
  const line = await lineOf(signedIn);
  const hasBridge = await line.evaluate(() => 'pilotLight' in window);
  expect(hasBridge).toBe(false);
  const asked = signedIn.app.invokeAsPage(line, 'view:get', null);
  expect(await replyTo(asked)).toBe('refused');
});

test('the line loads nothing from elsewhere, goes nowhere and opens nothing', async ({
  signedIn,
}) => {
  const line = await lineOf(signedIn);
  const before = line.url();
  const broken = await line.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        resolve(effectiveDirective),
      );
    });
    await fetch('https://elsewhere.example/').catch(() => null);
    window.open('https://open.example/');
    location.assign('/index.html');
    return violation;
  });
  expect(broken).toBe('connect-src');
  await expect.poll(() => line.context().pages().length).toBe(1);
  const { app } = signedIn;
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
  await expect.poll(() => app.output()).toContain('the window tried to leave its page');
  expect(line.url()).toBe(before);
  expect(await line.content()).not.toContain('exp=');
});

test('the line takes no focus, and its session keeps nothing and grants nothing', async ({
  signedIn,
}) => {
  await lineOf(signedIn);
  const seen = await signedIn.app.evaluate(({ BrowserWindow }, key) => {
    const { sessions } = Reflect.get(globalThis, key) as Recorded;
    const line = sessions.get('pilot-light-line');
    const isAllowed = line?.handlers.get('setPermissionCheckHandler')?.(
      null,
      'notifications',
      '',
      {},
    );
    return {
      isPersistent: line?.session.isPersistent(),
      isAllowed,
      focused: BrowserWindow.getAllWindows().filter((one) => one.isFocused() && !one.isFocusable())
        .length,
    };
  }, RECORDED);
  expect(seen).toEqual({ isPersistent: false, isAllowed: false, focused: 0 });
});
