import type { Page } from '@playwright/test';
import { MINUTE_MS } from '../../support/time-units.ts';
import { askForCode, passUntilSeen } from '../support/person.ts';
import { expect, test } from './recorded-app.ts';

/** Nothing is asked within half a minute of the last token. */
const BETWEEN_EXCHANGES_MS = 30_000;

test('no screen breaks the policy that is delivered with it', async ({ app, simulator, time }) => {
  const { control } = simulator;
  const page = await app.window();
  const violations = await watchPolicy(page);
  await time.settle();
  await askForCode(app);
  await control.deny();
  await passUntilSeen(time, page.getByRole('alert'));
  await expect(page.getByRole('alert')).toContainText('The sign-in was declined');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('user-code')).toBeVisible();
  await control.approve();
  const done = page.getByRole('button', { name: 'Done' });
  await passUntilSeen(time, done);
  await done.click();
  await expect(page.getByRole('heading', { name: 'Copilot token ready' })).toBeVisible();
  await app.tray.clickItem('settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await app.tray.clickItem('open');
  await control.setRefusal({ notificationId: 'billing_locked' });
  await time.pass(BETWEEN_EXCHANGES_MS);
  await app.tray.clickItem('Renew now');
  // While a token is in hand, a no is told when it was said three times.
  await time.pass(7 * MINUTE_MS);
  await expect(page.getByRole('alert')).toContainText('Billing is locked');
  await expect.poll(() => violations()).toEqual([]);
});

/** From the page's next load on; answers what was violated so far. */
async function watchPolicy(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, 'violations', seen);
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  const response = await page.reload();
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  const violations = () =>
    page.evaluate(() => Reflect.get(window, 'violations') as readonly string[]);
  expect(await violations()).toEqual([]);
  return violations;
}
