import { expect, test } from './fixture-app.ts';

test('ready comes after the main module has been evaluated, and only then', async ({
  launch,
  writeApp,
}) => {
  const main = `
    console.log('evaluating:', app.isReady());
    app.once('ready', () => console.log('ready:', app.isReady()));
    try { new BrowserWindow(); } catch (error) { console.log('too early:', error.message); }
    app.whenReady().then(() => console.log('when ready'));
    console.log('evaluated');`;
  const app = await launch({ appDir: writeApp({ main }) });
  await expect.poll(() => app.output()).toContain('when ready');
  const said = app
    .output()
    .split('\n')
    .filter((line) => /evaluat|ready|early/.test(line));
  expect(said.join(' | ')).toMatch(
    /evaluating: false.*too early: .*before app is ready.*evaluated.*ready: true.*when ready/s,
  );
});

test('closing asks first, hiding keeps the page, and quitting ends with code 0', async ({
  launch,
  writeApp,
}) => {
  const main = `
    app.on('window-all-closed', () => console.log('none left'));
    app.on('before-quit', () => console.log('before quit'));
    let asked = 0;
    app.on('will-quit', (event) => {
      if (asked++ > 0) return;
      event.preventDefault();
      setImmediate(() => app.quit());
    });
    app.whenReady().then(() => {
      serve({ '/index.html': '<p>here</p>' });
      const window = open();
      window.once('close', (event) => { event.preventDefault(); window.hide(); });
    });`;
  const app = await launch({ appDir: writeApp({ main }) });
  const page = await app.window();
  await page.getByText('here').waitFor();

  await app.closeWindow(page);
  await expect.poll(async () => (await app.windowStates())[0]?.visible).toBe(false);
  await expect(page.getByText('here')).toBeAttached();

  await app.closeWindow(page);
  await expect.poll(() => app.output()).toContain('none left');
  expect(await app.quit()).toBe(0);
  expect(app.output().match(/before quit/g)).toHaveLength(2);
});

test('what the stand-in does not have throws by name', async ({ launch, writeApp }) => {
  const main = `
    const { Tray } = electron;
    const attempts = [() => electron.desktopCapturer, () => app.getFileIcon('x'), () => Tray.prototype.x, () => app.madeUp];
    for (const attempt of attempts) {
      try { attempt(); console.log('allowed'); } catch (error) { console.log(error.message); }
    }`;
  const app = await launch({ appDir: writeApp({ main }) });
  await expect.poll(() => app.output()).toContain('app.madeUp is not implemented');
  expect(app.output()).toContain('stand-in: electron.desktopCapturer is not implemented');
  expect(app.output()).toContain('stand-in: app.getFileIcon is not implemented');
});

test('a second start reaches the first one and ends', async ({ launch, writeApp }) => {
  const main = `
    if (!app.requestSingleInstanceLock({ from: process.pid })) { console.log('second'); app.quit(); }
    else {
      app.on('second-instance', (event, argv, cwd, data) =>
        console.log('told:', argv.includes('--hello'), typeof cwd, data.from !== process.pid));
      app.whenReady().then(() => console.log('first'));
    }`;
  const app = await launch({ appDir: writeApp({ main }) });
  await expect.poll(() => app.output()).toContain('first');
  expect(await app.secondInstance('--hello')).toBe(0);
  await expect.poll(() => app.output()).toContain('told: true string true');
  expect(app.hasExited()).toBe(false);

  // A process that died without a word holds nothing.
  await app.kill();
  await app.restart();
  await expect.poll(() => app.output().match(/first/g)?.length).toBe(2);
});

test('real A7: the first SIGINT asks to quit, the second ends at once', async ({
  launch,
  writeApp,
}) => {
  test.skip(process.platform === 'win32', 'no signal asks anything there');
  const main = `
    app.on('will-quit', (event) => { event.preventDefault(); console.log('not done yet'); });
    app.whenReady().then(() => console.log('ready'));`;
  const app = await launch({ appDir: writeApp({ main }) });
  await expect.poll(() => app.output()).toContain('ready');
  const interrupt = () => app.evaluate(() => void process.kill(process.pid, 'SIGINT'));
  await interrupt();
  await expect.poll(() => app.output()).toContain('not done yet');
  expect(app.hasExited()).toBe(false);
  await interrupt().catch(() => undefined);
  await expect.poll(() => app.hasExited()).toBe(true);
  expect(await app.quit()).toBe('SIGINT');
});
