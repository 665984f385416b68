import type { Page } from '@playwright/test';
import type { Bridge } from '../../../src/shared/ipc.ts';
import type { Control } from '../../simulator/control-contract.ts';
import { fingerprint } from '../../simulator/fingerprint.ts';
import type { Answer } from '../../simulator/scripted-answer.ts';
import { spellingsOf } from '../../support/leaks.ts';
import { ADDRESS } from '../../support/made-up-repository.ts';
import { HOUR_MS, MINUTE_MS } from '../../support/time-units.ts';
import type { DrivenApp } from '../driver/driver.ts';
import {
  askForCode,
  expectInTray,
  type HeldWorld,
  passUntilSeen,
  trayLabels,
} from '../support/person.ts';
import { CANARIES, leaksIn } from './canaries.ts';
import { COLLECTORS } from './collectors.ts';
import { expect, test } from './recorded-app.ts';

const {
  deviceCode,
  userCode,
  gitHubToken,
  refreshToken,
  copilotToken,
  secondGitHubToken,
  secondRefreshToken,
  secondCopilotToken,
  thirdCopilotToken,
  strayGitHubToken,
  strayCopilotToken,
  leakedToken,
} = CANARIES;

test.use({
  // It also asks for newer versions of itself.
  appLaunch: async ({ recordedDir }, use) =>
    use({
      appDir: recordedDir,
      env: {
        XDG_RUNTIME_DIR: '',
        PILOT_LIGHT_REPOSITORY: ADDRESS,
      },
    }),
});

test('no secret is seen anywhere but in the clipboard, whatever GitHub answers', async ({
  app,
  simulator,
  time,
}) => {
  const world = { app, simulator, time };
  const { control } = simulator;
  const watch = createWatch(app);
  await prepare(control);
  await turnAgentOn(await app.window());

  const { page, code } = await askForCode(app);
  expect(code).toBe(userCode.text);
  await watch.look(page);
  await passUntilSeen(time, page.getByRole('button', { name: 'Done' }));
  await watch.look(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await expectCopied(app, copilotToken.text);

  await lookCloser(page, watch.look);
  const releases = async () => (await control.log({ endpoint: 'latestRelease' })).length;
  await time.passUntil(async () => (await releases()) === 1, 10 * MINUTE_MS);

  for (const answer of BROKEN_ANSWERS) {
    await exchange(world, answer);
    await watch.look(page);
  }

  await expect(page.getByRole('alert')).toContainText('Locked: [redacted]');

  await renewBothTokens(world);
  await watch.look(page);

  const third = lit(thirdCopilotToken.text);
  await control.setStandingAnswer({ endpoint: 'exchange', answer: third });
  await app.restart();
  await time.settle();
  const fresh = await app.window();
  await expectCopied(app, thirdCopilotToken.text);
  await exchange(world, json(500, { message: `for ${secondGitHubToken.text}` }));
  await watch.look(fresh);
  await lookWithDoctor(world, fresh);
  await watch.look(fresh);
  await fresh.keyboard.press('Escape');

  await rejectBothTokens(world);
  await watch.look(fresh);
  await signOutAndRevoke(world, fresh);
  await watch.look(fresh);
  await revokeLeaked(fresh);
  await watch.look(fresh);

  expect(watch.leaks()).toEqual([]);
  expect(watch.emptyPlaces()).toEqual([]);
  const sent = (await control.log({ endpoint: 'exchange' })).map(
    ({ authorization }) => authorization,
  );
  for (const { text } of [gitHubToken, secondGitHubToken]) {
    expect(sent).toContainEqual(expect.objectContaining({ fingerprint: fingerprint(text) }));
  }
});

test('the search finds a secret however it is spelt, and its end alone', () => {
  for (const { text } of Object.values(CANARIES)) {
    const json64 = Buffer.from(JSON.stringify({ user: 'x', text })).toString('base64');
    const hidden = [text, `…${text.slice(-16)}`, encodeURIComponent(text), json64];
    for (const one of hidden) expect(leaksIn('a text', 'written', one)).not.toEqual([]);
  }
  expect(leaksIn('a text', 'shown', `Code ${userCode.text}`)).toEqual([]);
  expect(spellingsOf(gitHubToken.text).map(([, spelling]) => spelling)).not.toContain('');
});

/** The activity and its report, then both rooms that are about the token and the plan, with every masked field unmasked. */
async function lookCloser(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByText('Token renewed')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Save a report…' }).click();
  await expect(page.getByLabel('The report')).toHaveValue(/"account-1"/);
  await look(page);
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Back' }).click();
  for (const room of ['Usage', 'What the token says']) {
    await page.getByRole('button', { name: /Accounts$/ }).click();
    await page.getByRole('button', { name: room }).click();
    await expect(page.getByRole('heading', { name: room })).toBeVisible();
    await look(page);
    for (const show of await page.getByRole('button', { name: /^Show / }).all()) {
      await show.click();
      await look(page);
    }
    await page.getByRole('button', { name: 'Back' }).click();
  }
}

/** Fake tokens mean nothing to the simulator, so that it is told what to say to all of them. */
async function prepare(control: Control): Promise<void> {
  const tag_name = `v9.0.0+${gitHubToken.text}`;
  const html_url = `${ADDRESS}/releases/tag/${tag_name}`;
  await control.setStandingAnswer({
    endpoint: 'latestRelease',
    answer: json(200, { tag_name, html_url, draft: false, prerelease: false }),
  });
  const { text } = deviceCode;
  const said = { device_code: text, user_code: userCode.text };
  await control.setNextAnswers({
    endpoint: 'deviceCode',
    answers: [{ kind: 'patched', set: said }],
  });
  await control.setNextAnswers({
    endpoint: 'accessToken',
    answers: [
      json(200, { error: 'authorization_pending', error_description: text }),
      json(200, { error: 'slow_down', interval: 6, device_code: text }),
      { kind: 'text', status: 502, body: `<p>access_token=${strayGitHubToken.text}</p>` },
      granted(gitHubToken.text, refreshToken.text),
    ],
  });
  await control.setNextAnswers({ endpoint: 'exchange', answers: [lit(copilotToken.text)] });
  await control.setStandingAnswer({
    endpoint: 'exchange',
    answer: json(503, { message: `upstream said: Bearer ${gitHubToken.text}` }),
  });
  const person = { login: 'octocat', id: 583_231, name: gitHubToken.text.slice(0, 3) };
  await control.setStandingAnswer({ endpoint: 'user', answer: json(200, person) });
  const plan = { copilot_plan: 'individual', token: strayCopilotToken.text };
  await control.setStandingAnswer({ endpoint: 'usage', answer: json(200, plan) });
}

/** Answers of an exchange that quote secrets where none belong. */
const LOCKED = json(403, {
  can_signup_for_limited: false,
  error_details: {
    notification_id: 'billing_locked',
    title: `Locked: ${gitHubToken.text}`,
    message: `Nothing for token ${gitHubToken.text}.`,
    url: `https://github.com/?token=${gitHubToken.text}`,
  },
  message: strayGitHubToken.text,
});

const BROKEN_ANSWERS: readonly Answer[] = [
  { kind: 'text', status: 200, body: `{"token":"${strayCopilotToken.text}` },
  { kind: 'text', status: 200, body: `token=${encodeURIComponent(strayCopilotToken.text)}` },
  json(200, { token: { value: strayCopilotToken.text }, expires_at: 'never' }),
  json(200, { access_token: strayGitHubToken.text }),
  json(500, { message: `failed for Bearer ${gitHubToken.text}` }),
  json(500, { message: Buffer.from(`x:${gitHubToken.text}`).toString('base64') }),
  { kind: 'text', status: 429, body: gitHubToken.text, headers: { 'retry-after': '1' } },
  json(404, { message: strayGitHubToken.text }),
  // With the 404 the third no in a row, which is told.
  LOCKED,
  LOCKED,
];

function json(status: number, body: unknown): Answer {
  return { kind: 'json', status, body };
}

function granted(accessToken: string, refresh: string): Answer {
  return json(200, {
    access_token: accessToken,
    expires_in: 28_800,
    refresh_token: refresh,
    refresh_token_expires_in: 15_897_600,
    token_type: 'bearer',
    scope: '',
  });
}

/** The year 2100, so that no clock of this test comes near. */
function lit(token: string): Answer {
  const user_notification = {
    notification_id: 'free_over_limits',
    title: `Used up: ${gitHubToken.text}`,
    message: `Nothing is left for ${gitHubToken.text}.`,
    url: `https://github.com/?token=${gitHubToken.text}`,
  };
  return json(200, { token, expires_at: 4_102_444_800, refresh_in: 1_500, user_notification });
}

/** Makes the app ask until this answer was given. */
async function exchange(world: HeldWorld, answer: Answer): Promise<void> {
  const { control } = world.simulator;
  await control.setNextAnswers({ endpoint: 'exchange', answers: [answer] });
  const before = await control.log({ endpoint: 'exchange' });
  await refreshUntil(world, async () => {
    const asked = await control.log({ endpoint: 'exchange' });
    return asked.length > before.length;
  });
}

/** GitHub no longer takes the GitHub token: it is renewed, and so is the Copilot token. */
async function renewBothTokens(world: HeldWorld): Promise<void> {
  const { control } = world.simulator;
  await control.setNextAnswers({
    endpoint: 'accessToken',
    answers: [granted(secondGitHubToken.text, secondRefreshToken.text)],
  });
  await control.setNextAnswers({
    endpoint: 'exchange',
    answers: [
      json(401, { message: `Bad credentials: ${gitHubToken.text}` }),
      lit(secondCopilotToken.text),
    ],
  });
  await refreshUntil(world, async () => (await copied(world.app)) === secondCopilotToken.text);
}

/** GitHub takes neither the GitHub token nor its refresh token: only the person can help. */
async function rejectBothTokens(world: HeldWorld): Promise<void> {
  const { control } = world.simulator;
  await control.setStandingAnswer({
    endpoint: 'accessToken',
    answer: json(200, { error: 'bad_refresh_token', error_description: secondRefreshToken.text }),
  });
  await control.setStandingAnswer({
    endpoint: 'exchange',
    answer: json(401, { message: secondGitHubToken.text }),
  });
  await control.setStandingAnswer({
    endpoint: 'user',
    answer: json(401, { message: secondGitHubToken.text }),
  });
  await refreshUntil(world, async () => {
    const labels = await trayLabels(world.app);
    return labels.some((label) => label.includes('· Sign in again'));
  });
}

/** GitHub ends nothing, and quotes what it was asked to end: the tokens stay in memory. */
async function signOutAndRevoke({ app, simulator, time }: HeldWorld, page: Page): Promise<void> {
  const { text } = secondGitHubToken;
  await simulator.control.setStandingAnswer({
    endpoint: 'revoke',
    answer: json(503, { message: `not now: ${text}`, errors: [text] }),
  });
  await app.tray.clickItem('Sign out…');
  await page.getByRole('button', { name: 'Sign out and revoke' }).click();
  await passUntilSeen(time, page.getByText('Not revoked yet: octocat'));
  await expectInTray(app, /^Signed out$/);
}

/** Pasted, pressed, and gone from the page. */
async function revokeLeaked(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'A token got out' }).click();
  await page.getByLabel('The token').fill(leakedToken.text);
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(page.getByText('GitHub is asked.')).toBeVisible();
}

/** Nothing is asked within half a minute of the last token, so one press may do nothing. */
async function refreshUntil(
  { app, time }: HeldWorld,
  isDone: () => Promise<boolean>,
): Promise<void> {
  await time.passUntil(async () => {
    await app.tray.clickItem('Renew now').catch(() => undefined);
    await time.settle();
    return isDone();
  }, HOUR_MS);
}

async function expectCopied(app: DrivenApp, token: string): Promise<void> {
  await expect.poll(() => copied(app)).toBe(token);
}

/** What a person has after pressing Copy; nothing new while that item is not there. */
async function copied(app: DrivenApp): Promise<string> {
  await app.tray.clickItem('copy').catch(() => undefined);
  return app.clipboard.text();
}

/** To the report, which quotes what others have said. */
async function lookWithDoctor({ time }: HeldWorld, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Doctor', exact: true }).click();
  const report = page.getByRole('button', { name: 'Show the report' });
  await passUntilSeen(time, page.locator('[data-check="variables"]'));
  await report.click();
  await page.locator('.report').waitFor();
}

function turnAgentOn(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    (window as unknown as { pilotLight: Bridge }).pilotLight.turnAgent(true),
  );
}

/** Looks everywhere, again and again, and remembers what it has seen. */
function createWatch(app: DrivenApp) {
  const leaks = new Set<string>();
  const empty = new Set(COLLECTORS.map(({ place }) => place));
  return {
    async look(page: Page): Promise<void> {
      for (const { place, kind, collect } of COLLECTORS) {
        const text = await collect(app, page);
        if (text !== '') empty.delete(place);
        for (const leak of leaksIn(place, kind, text)) leaks.add(leak);
      }
    },
    leaks: () => [...leaks].sort(),
    emptyPlaces: () => [...empty],
  };
}
