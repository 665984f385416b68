import type { Page } from '@playwright/test';
import { startSimulator } from '../simulator/simulator.ts';
import { holdTime } from '../support/held-time/held-time.ts';
import { ROOT } from '../support/root.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import { type HeldWorld, passUntilSeen, signIn } from './support/person.ts';

/** Whoever runs this may have them. */
const NO_VARIABLES = { COPILOT_GITHUB_TOKEN: '', GITHUB_TOKEN: '' };
const ENV = { XDG_RUNTIME_DIR: '', ...NO_VARIABLES, GH_TOKEN: 'gho_of_a_shell' };

test.use({ appLaunch: { env: ENV } });

const row = (page: Page, check: string) => page.locator(`[data-check="${check}"]`);
const healthOf = (page: Page, check: string) => row(page, check).getAttribute('data-health');

async function open({ time }: HeldWorld, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Doctor', exact: true }).click();
  await passUntilSeen(time, row(page, 'variables'));
}

/** How often each endpoint was asked. */
async function askedOf({ simulator }: HeldWorld): Promise<Readonly<Record<string, number>>> {
  const log = await simulator.control.log();
  const counts: Record<string, number> = {};
  for (const { endpoint } of log) counts[endpoint] = (counts[endpoint] ?? 0) + 1;
  return counts;
}

async function again({ time }: HeldWorld, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check again' }).click();
  await passUntilSeen(time, page.getByRole('button', { name: 'Looked' }));
  await time.pass(3_000);
}

test('says what is wrong, asks GitHub once a minute, and never for a code or a token', async ({
  app,
  simulator,
  time,
}) => {
  const world = { app, simulator, time };
  const page = await signIn(world);
  await time.pass(2 * MINUTE_MS);
  const before = await askedOf(world);
  await open(world, page);
  await expect(page.locator('.doctor-verdict')).toHaveText('1 thing needs you: Variables');
  await expect(row(page, 'variables')).toContainText('GH_TOKEN');
  expect(await healthOf(page, 'copilotApi')).toBe('well');
  expect(await healthOf(page, 'identity')).toBe('well');

  for (let press = 0; press < 3; press += 1) await again(world, page);
  const inAMinute = await askedOf(world);
  expect(inAMinute).toEqual({ ...before, user: (before['user'] ?? 0) + 1, models: 1 });
  await time.pass(MINUTE_MS);
  await again(world, page);
  expect(await askedOf(world)).toMatchObject({
    models: 2,
    deviceCode: before['deviceCode'],
    exchange: before['exchange'],
  });
});

test('leads to why from a trouble, and back', async ({ app, simulator, time }) => {
  const world = { app, simulator, time };
  const page = await signIn(world);
  const answer = { kind: 'json', status: 503, body: { message: 'Unicorn' } } as const;
  await simulator.control.setStandingAnswer({ endpoint: 'exchange', answer });
  const why = page.getByRole('button', { name: 'Look closer' });
  await time.passUntil(() => why.isVisible(), 40 * MINUTE_MS);
  await why.click();
  await passUntilSeen(time, row(page, 'exchange'));
  await expect(row(page, 'exchange')).toContainText('GitHub has a problem');
  // Asked by the governor's leave alone, it waits as all else does that no token needs.
  expect(await healthOf(page, 'copilotApi')).toBe('notAsked');
  await page.keyboard.press('Escape');
  await expect(why).toBeVisible();
});

test('copies the report that it has shown, without a login, a value or a token', async ({
  app,
  simulator,
  time,
}) => {
  const world = { app, simulator, time };
  const page = await signIn(world);
  await open(world, page);
  await page.getByRole('button', { name: 'Show the report' }).click();
  const shown = (await page.locator('.report').textContent()) ?? '';
  expect(shown).toContain('[warning] variables: GH_TOKEN:');
  expect(shown).not.toMatch(/octocat|gho_of_a_shell|tid=/);
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await app.clipboard.text()).toBe(shown);
});

test('names who stands between this computer and GitHub', async ({ launch, driver }) => {
  test.skip(driver.name !== 'stand-in', 'the stand-in alone can pretend');
  const time = holdTime();
  const simulator = await startSimulator({ clock: time.simulatorClock, addresses: 'github' });
  time.join(simulator);
  const certificate = { issuer: 'Zscaler Inc.', isKnownRoot: false, isTrusted: true };
  const app = await launch({
    appDir: ROOT,
    heldTime: time,
    names: simulator.names,
    system: { certificate },
    env: ENV,
  });
  time.joinApp(app);
  await time.settle();
  const world = { app, simulator, time };
  const page = await signIn(world);
  await open(world, page);
  expect(await healthOf(page, 'certificate')).toBe('warning');
  await expect(row(page, 'certificate')).toContainText('Zscaler Inc. answers for github.com');
  await simulator.close();
});
