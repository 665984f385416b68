import type { Page } from '@playwright/test';
import { askForCode } from '../support/person.ts';
import { expect, test } from './recorded-app.ts';

test.use({ timeScale: 30 });

test('no screen breaks the policy that is delivered with it', async ({ app, simulator }) => {
  const { control } = simulator;
  const page = await app.window();
  const violations = await watchPolicy(page);
  await askForCode(app);
  await control.deny();
  await expect(page.getByRole('alert')).toContainText('The sign-in was declined');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('user-code')).toBeVisible();
  await control.approve();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: /^Token lit until/ })).toBeVisible();
  await app.tray.clickItem('settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await app.tray.clickItem('open');
  await control.setRefusal({ notificationId: 'billing_locked' });
  await expect(async () => {
    // Nothing is asked within half a minute of the last token.
    await app.tray.clickItem('refresh');
    await expect(page.getByRole('alert')).toContainText('Billing is locked', { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
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
