import type { Page } from '@playwright/test';
import { fingerprint } from '../../test/simulator/fingerprint.ts';
import { eventually, hold } from './eventually.ts';
import type { Stage } from './stage.ts';

/** One thing that happens and is checked; rejects when it did not hold. */
export interface Step {
  readonly name: string;
  play(): Promise<void>;
}

/** From the first look at the tray to the signed-out app, on one stage. Play the steps in order. */
export function storyOn(stage: Stage): readonly Step[] {
  let code = '';
  let token = '';
  return [
    { name: 'starts signed out and has sent nothing', play: () => startSignedOut(stage) },
    {
      name: 'a click on Sign in brings a code, the same as GitHub holds',
      play: async () => {
        code = await askForCode(stage);
      },
    },
    { name: 'copies the code and opens GitHub', play: () => copyCode(stage, code) },
    {
      name: 'the code is typed and approved on GitHub’s page',
      play: () => approve(stage, code),
    },
    { name: 'polls in time, exchanges once, and the token is lit', play: () => lightUp(stage) },
    { name: 'renews the token by itself', play: () => renew(stage) },
    {
      name: 'Copy token in the tray puts the newest token on the clipboard',
      play: async () => {
        token = await copyToken(stage);
      },
    },
    {
      name: 'the Copilot API takes the token, and not with one byte changed',
      play: () => useToken(stage, token),
    },
    { name: 'the clipboard is cleared of the token', play: () => clearClipboard(stage) },
    {
      name: 'a failing renewal is told once, and the token still serves',
      play: () => failToRenew(stage, token),
    },
    { name: 'recovers by itself and says so', play: () => recover(stage) },
    { name: 'signs out for good', play: () => signOut(stage) },
  ];
}

async function startSignedOut({ app, simulator, picture, pictureOfDesk }: Stage): Promise<void> {
  const page = await app.window();
  await page.getByRole('heading', { name: 'A Copilot token, always ready' }).waitFor();
  await eventually('the tray says Signed out', () => trayShows(app, 'Signed out'));
  await picture(page, 'signed-out');
  await pictureOfDesk('desk', ['menu', 'notices']);
  const sent = await simulator.control.log();
  hold(sent.length === 0, 'no request before anybody has asked for one');
}

async function askForCode({ app, simulator, picture }: Stage): Promise<string> {
  const page = await app.window();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const shown = page.getByTestId('user-code');
  await shown.waitFor();
  await picture(page, 'code');
  const [asked] = await simulator.control.waitForRequests({ endpoint: 'deviceCode' });
  hold(asked?.status === 200, 'the device code was asked for');
  const [held] = (await simulator.control.state()).codes;
  const text = await shown.innerText();
  hold(held?.status === 'pending' && held.userCode === text.trim(), 'it is the code GitHub holds');
  return held.userCode;
}

async function copyCode({ app, simulator }: Stage, code: string): Promise<void> {
  const page = await app.window();
  await page.getByRole('button', { name: 'Copy code and open GitHub' }).click();
  await eventually(
    'the code is on the clipboard',
    async () => (await app.clipboard.text()) === code,
  );
  const opened = await eventually('the page is opened', async () => {
    return (await app.openedLinks()).at(-1) ?? null;
  });
  hold(opened === `${simulator.url}/login/device`, 'the page is where GitHub takes codes');
}

async function approve({ browser, simulator, picture }: Stage, code: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 720, height: 760 } });
  await page.goto(`${simulator.url}/login/device`);
  await page.getByLabel('Code').fill(code);
  await picture(page, 'github-code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Authorize' }).waitFor();
  await picture(page, 'github-approve');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByRole('heading', { name: 'Your device is connected' }).waitFor();
  await picture(page, 'github-connected');
  await page.close();
  const visits = await simulator.control.log({ endpoint: 'devicePage' });
  const forms = visits.filter(({ method, status }) => method === 'POST' && status === 200);
  hold(forms.length === 2, 'the code and the decision were sent as forms');
}

async function lightUp({ app, simulator, picture }: Stage): Promise<void> {
  const { control } = simulator;
  await control.waitForRequests({ endpoint: 'exchange', status: 200 });
  const polls = await control.log({ endpoint: 'accessToken' });
  hold(!polls.some(({ remark }) => remark === 'slow_down'), 'no poll came too early');
  hold(
    polls.filter(({ remark }) => remark === null).length === 1,
    'one poll was answered with a token',
  );
  const exchanges = await control.log({ endpoint: 'exchange' });
  hold(exchanges.length === 1, 'one exchange was enough');
  hold(exchanges[0]?.method === 'GET', 'the exchange is a GET');
  const page = await app.window();
  await page.getByRole('heading', { name: 'Copilot token ready' }).waitFor();
  await eventually(
    'the flame in the tray is lit',
    async () => (await app.tray.iconState()) === 'lit',
  );
  await picture(page, 'lit');
}

async function renew({ app, simulator, picture }: Stage): Promise<void> {
  const { control } = simulator;
  const [first, second] = await control.waitForRequests({
    endpoint: 'exchange',
    status: 200,
    count: 2,
  });
  hold(first !== undefined && second !== undefined, 'there were two exchanges');
  const gapMs = second.atMs - first.atMs;
  const { refreshInSeconds } = (await control.state()).settings;
  // What an answer takes on a busy machine is life that may be over, and counts thirty times here.
  hold(gapMs > (refreshInSeconds * 1000) / 2, 'the renewal was not early');
  hold(gapMs < refreshInSeconds * 1000 * 2, 'the renewal was not late');
  const { copilotTokens } = await control.state();
  hold(copilotTokens.length === 2, 'the renewal brought another token');
  const page = await app.window();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'Copilot token ready' }).waitFor();
  await picture(page, 'renewed');
}

async function copyToken({ app, simulator, picture, pictureOfDesk }: Stage): Promise<string> {
  const { control } = simulator;
  const older = (await control.state()).copilotTokens.length - 1;
  await app.tray.clickItem('copy');
  const token = await eventually('the newest token is on the clipboard', async () => {
    const text = await app.clipboard.text();
    // A renewal may have brought a newer one just before the click.
    const newest = (await control.state()).copilotTokens.slice(older);
    return newest.some((one) => one.fingerprint === fingerprint(text)) ? text : null;
  });
  await eventually('the tray says so', () => trayShows(app, /^Token copied, /));
  await picture(await app.window(), 'copied');
  await pictureOfDesk('menu', ['menu']);
  return token;
}

async function useToken({ app, simulator }: Stage, token: string): Promise<void> {
  await app.tray.clickItem('copy-json');
  const api = await eventually('the address of the API is on the clipboard', async () => {
    const text = await app.clipboard.text();
    return text.startsWith('{') ? apiOf(text) : null;
  });
  hold((await askModels(api, token)) === 200, 'the token is answered 200');
  hold((await askModels(api, withOneByteChanged(token))) === 401, 'a changed one is answered 401');
  const asked = await simulator.control.log({ endpoint: 'models' });
  hold(asked.map(({ status }) => status).join() === '200,401', 'both reached the API');
  hold(asked[0]?.authorization?.fingerprint === fingerprint(token), 'with the token as copied');
}

function apiOf(json: string): string {
  const { endpoints } = JSON.parse(json) as { readonly endpoints: { readonly api: string } };
  return endpoints.api;
}

async function askModels(api: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'editor-version': 'PilotLightDemo/1.0' };
  return (await fetch(`${api}/models`, { headers })).status;
}

function withOneByteChanged(token: string): string {
  const last = token.endsWith('0') ? '1' : '0';
  return token.slice(0, -1) + last;
}

async function clearClipboard({ app }: Stage): Promise<void> {
  await eventually('the clipboard is empty', async () => (await app.clipboard.text()) === '');
}

async function failToRenew(
  { app, simulator, picture, pictureOfDesk }: Stage,
  token: string,
): Promise<void> {
  const { control } = simulator;
  const answer = { kind: 'json', status: 503, body: { message: 'Service unavailable' } } as const;
  await control.setStandingAnswer({ endpoint: 'exchange', answer });
  await control.waitForRequests({ endpoint: 'exchange', status: 503, count: 2 });
  const notice = await eventually('a notice is shown', async () => {
    return (await app.notices()).find(({ state }) => state === 'shown') ?? null;
  });
  hold(notice.body.includes('GitHub has a problem'), 'the notice says what is wrong');
  hold(!JSON.stringify(notice).includes(token), 'the notice holds no token');
  await eventually('the flame flickers', async () => (await app.tray.iconState()) === 'flickering');
  const page = await app.window();
  await page.getByText('GitHub has a problem').filter({ visible: true }).first().waitFor();
  await picture(page, 'flickering');
  await pictureOfDesk('notification', ['notices']);
  hold((await askModels(simulator.url, token)) === 200, 'the token at hand still serves');
  hold((await app.notices()).length === 1, 'there is one notice for all the tries');
}

async function recover({ app, simulator, picture }: Stage): Promise<void> {
  const { control } = simulator;
  const before = (await control.log({ endpoint: 'exchange' })).at(-1)?.number ?? 0;
  await control.clearAnswers();
  await control.waitForRequests({ endpoint: 'exchange', status: 200, afterNumber: before });
  await eventually('a notice tells of the recovery', async () => {
    return (await app.notices()).some(({ title }) => title === 'Copilot token is back');
  });
  await eventually('the flame is lit', async () => (await app.tray.iconState()) === 'lit');
  const page = await app.window();
  await page.getByRole('heading', { name: 'Copilot token ready' }).waitFor();
  await picture(page, 'recovered');
}

async function signOut({ app, simulator, picture }: Stage): Promise<void> {
  await app.tray.clickItem('Sign out…');
  const page = await app.window();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: 'A Copilot token, always ready' }).waitFor();
  const sent = (await simulator.control.log()).length;
  await app.restart();
  await eventually('the tray says Signed out', () => trayShows(app, 'Signed out'));
  const restarted = await reopened(app);
  await restarted.getByRole('heading', { name: 'A Copilot token, always ready' }).waitFor();
  await picture(restarted, 'signed-out-again');
  const sentSince = (await simulator.control.log()).length - sent;
  hold(sentSince === 0, 'nothing is left that could ask GitHub for a token');
}

/** The window does not open by itself when the app is no longer new. */
async function reopened(app: Stage['app']): Promise<Page> {
  if (app.windows().length === 0) await app.tray.clickItem('open');
  return app.window();
}

async function trayShows(app: Stage['app'], label: string | RegExp): Promise<boolean> {
  const fits = (shown: string) => (typeof label === 'string' ? shown === label : label.test(shown));
  return (await app.tray.menu()).some((item) => fits(item.label));
}
