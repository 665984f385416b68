import { expect, test } from './fixture-app.ts';

const main = `
app.whenReady().then(() => {
  serve({
    '/index.html': \`<p>here</p>
      <a id="away" href="https://away.example/">away</a>
      <a id="blank" href="https://blank.example/" target="_blank">blank</a>
      <a id="beside" href="https://beside.example/">beside</a>
      <a id="quiet" href="https://quiet.example/" target="_blank" rel="noopener noreferrer">quiet</a>
      <a id="moved" href="/moved">moved</a>
      <iframe src="/inner.html"></iframe>\`,
    '/inner.html': '<a id="inner" href="/other.html">inner</a>',
    '/other.html': '<p>other</p>',
    '/moved': { status: 302, headers: { location: 'https://moved.example/' } },
  });
  const window = open();
  const contents = window.webContents;
  contents.on('will-frame-navigate', (event) => {
    console.log('frame', event.isMainFrame, event.url);
    if (!event.url.endsWith('/moved') && !event.url.endsWith('/inner.html')) event.preventDefault();
  });
  contents.on('will-navigate', (event) => console.log('navigate', event.url));
  contents.on('will-redirect', (event) => { console.log('redirect', event.url); event.preventDefault(); });
  contents.setWindowOpenHandler(({ url }) => { console.log('open', url); return { action: 'deny' }; });
});`;

test('a page can go nowhere and open nothing that the app refuses', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main }) });
  const page = await app.window();
  const inner = page.frameLocator('iframe').locator('#inner');
  await inner.waitFor();
  const said = (text: string) => expect.poll(() => app.output()).toContain(text);

  await page.locator('#away').click();
  await said('frame true https://away.example/');
  await page.locator('#blank').click();
  await said('open https://blank.example/');
  await page.locator('#quiet').click();
  await said('open https://quiet.example/');
  await page.locator('#beside').click({ modifiers: ['ControlOrMeta'] });
  await said('open https://beside.example/');
  await page.evaluate(() => window.open('about:blank', 'named', 'width=100'));
  await said('open about:blank');
  await inner.click();
  await said('frame false app://fixture/other.html');
  await page.locator('#moved').click();
  await said('navigate app://fixture/moved');
  await said('redirect https://moved.example/');

  await expect(page.getByText('here')).toBeVisible();
  expect(app.windows()).toHaveLength(1);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('the policy that the app serves holds in the page', async ({ launch, writeApp }) => {
  const app = await launch({ appDir: writeApp({ main }) });
  const page = await app.window();
  await page.getByText('here').waitFor();

  const outcome = await page.evaluate(async () => {
    const violated = new Promise<string[]>((resolve) => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.push(event.effectiveDirective);
        if (seen.length === 2) resolve(seen.sort());
      });
    });
    new Image().src = 'https://image.example/x.png';
    const fetched = await fetch('https://fetch.example/').then(
      () => 'fetched',
      () => 'refused',
    );
    return { violated: await violated, fetched, isSecure: window.isSecureContext };
  });

  expect(outcome).toEqual({
    violated: ['connect-src', 'img-src'],
    fetched: 'refused',
    isSecure: true,
  });
});

test('a request tells whose frame it comes from', async ({ launch, writeApp }) => {
  const senderMain = `
    app.whenReady().then(() => {
      serve({ '/index.html': '<p>here</p><iframe src="/inner.html"></iframe>', '/inner.html': '<p>inner</p>' });
      const first = open({ nodeIntegrationInSubFrames: true });
      const second = open();
      ipcMain.handle('who', (event) => ({
        window: event.sender === first.webContents ? 'first' : event.sender === second.webContents ? 'second' : 'other',
        isMain: event.senderFrame === event.sender.mainFrame,
        top: event.senderFrame.top === event.sender.mainFrame,
        url: event.senderFrame.url,
        found: BrowserWindow.fromWebContents(event.sender).id === (event.sender === first.webContents ? first.id : second.id),
      }));
    });`;
  const preload = `
    const { contextBridge, ipcRenderer } = require('electron');
    contextBridge.exposeInMainWorld('who', () => ipcRenderer.invoke('who'));`;
  const app = await launch({ appDir: writeApp({ main: senderMain, preload }) });
  await expect.poll(() => app.windows().length).toBe(2);
  const answers: unknown[] = [];
  for (const page of app.windows()) {
    await page.frameLocator('iframe').getByText('inner').waitFor();
    for (const frame of page.frames()) {
      answers.push(
        await frame.evaluate(() =>
          'who' in window ? (window.who as () => unknown)() : 'no bridge',
        ),
      );
    }
  }
  const outer = { isMain: true, top: true, url: 'app://fixture/index.html', found: true };
  const inner = { isMain: false, top: true, url: 'app://fixture/inner.html', found: true };
  expect(answers).toHaveLength(4);
  expect(answers).toEqual(
    expect.arrayContaining([
      { window: 'first', ...outer },
      { window: 'first', ...inner },
      { window: 'second', ...outer },
      // Without nodeIntegrationInSubFrames a sub-frame has no preload.
      'no bridge',
    ]),
  );
});
