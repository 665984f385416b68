import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';

test('real C6: a right click in a field offers to paste, and elsewhere nothing', async ({
  launch,
}) => {
  const app = await launch({ appDir: ROOT });
  const page = await app.window();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText('Advanced').click();
  const field = page.getByLabel('Client id');
  const isPaste = async (): Promise<boolean | null> =>
    (await app.popup.menu()).find(({ label }) => label === 'Paste')?.enabled ?? null;

  await page.getByRole('heading').first().click({ button: 'right' });
  await app.flush('0');
  expect(await isPaste()).toBeNull();

  await field.fill('');
  await field.click({ button: 'right' });
  await app.flush('0');
  await expect.poll(isPaste).toBe(true);
  const labels = (await app.popup.menu()).map(({ label, enabled }) => `${label} ${enabled}`);
  expect(labels.join(', ')).toMatch(/^Cut false, Copy false, Paste true, .*Select all true$/);
  await app.clipboard.fill('Iv1.pasted');
  await app.popup.clickItem('Paste');
  await expect(field).toHaveValue('Iv1.pasted');
});
