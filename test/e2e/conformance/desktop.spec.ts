import { expect, test } from './fixture-app.ts';

test('the clipboard takes a text and its raw marks in one step', async ({ launch, writeApp }) => {
  const app = await launch({ appDir: writeApp({ main: '' }) });
  const format = 'electron application/osclipboard;format="x-special/secret-hint"';

  await app.clipboard.fill('from elsewhere');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('from elsewhere');

  const has = await app.evaluate(async ({ clipboard, ClipboardItem }, raw) => {
    const item = new ClipboardItem({ 'text/plain': 'the text', [raw]: new Blob(['secret']) });
    await clipboard.write([item]);
    return [await clipboard.has('text/plain'), await clipboard.has(raw)];
  }, format);
  expect(has).toEqual([true, true]);
  expect(await app.clipboard.text()).toBe('the text');
  const types = await app.evaluate(async ({ clipboard }) =>
    (await clipboard.read()).flatMap((item) => item.types),
  );
  expect(types).toContain('text/plain');

  const emptied = await app.evaluate(async ({ clipboard }) => {
    clipboard.clear();
    return clipboard.readText();
  });
  expect(emptied).toBe('');
});

test('real A2: without the focus Wayland drops a write, and Electron reads it back all the same', async ({
  driver,
  launch,
  writeApp,
}) => {
  test.skip(driver.name === 'electron', 'What lies there is to be seen from outside of the app.');
  const main = `
    app.whenReady().then(() => {
      serve({ '/index.html': '<p>here</p>' });
      open();
    });`;
  const env = { XDG_SESSION_TYPE: 'wayland' };
  const app = await launch({ appDir: writeApp({ main }), env });
  await (await app.window()).getByText('here').waitFor();
  const write = (text: string): Promise<string> =>
    app.evaluate(async ({ clipboard }, value) => {
      await clipboard.writeText(value);
      return clipboard.readText();
    }, text);

  expect(await write('with the focus')).toBe('with the focus');
  expect(await app.clipboard.text()).toBe('with the focus');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur());
  expect(await write('without it')).toBe('without it');
  expect(await app.clipboard.text()).toBe('with the focus');
  await app.clipboard.fill('from elsewhere');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).not.toBe('from elsewhere');
  await app.evaluate(({ clipboard }) => clipboard.clear());
  expect(await app.clipboard.text(), 'what others have copied').toBe('from elsewhere');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).not.toBe('from elsewhere');
});

test('real B12: the app can ask not to be suspended, and ask no longer', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main: '' }) });
  const isStarted = await app.evaluate(({ powerSaveBlocker }) => {
    const id = powerSaveBlocker.start('prevent-app-suspension');
    const before = powerSaveBlocker.isStarted(id);
    powerSaveBlocker.stop(id);
    return [before, powerSaveBlocker.isStarted(id)];
  });
  expect(isStarted).toEqual([true, false]);
});

const trayMain = `
let tray;
app.whenReady().then(() => {
  const { Tray, Menu, nativeImage, Notification } = electron;
  tray = new Tray(nativeImage.createEmpty());
  tray.setToolTip('A small lamp');
  let count = 0;
  const build = () => tray.setContextMenu(Menu.buildFromTemplate([
    { id: 'state', label: 'Lit && warm', enabled: false },
    { type: 'separator' },
    { id: 'count', label: 'Count: ' + count, click: () => { count++; build(); } },
    { label: 'Choices', submenu: [
      { id: 'a', label: 'A', type: 'radio', checked: true }, { id: 'b', label: 'B', type: 'radio' },
    ] },
    { id: 'hidden', label: 'Hidden', visible: false },
    { id: 'tell', label: 'Tell', click: () => {
      const notice = new Notification({ title: 'Told', body: 'as asked', urgency: 'critical' });
      for (const name of ['show', 'click', 'close']) notice.on(name, () => console.log('notice', name));
      notice.show();
    } },
    { label: 'Quit', role: 'quit' },
  ]));
  build();
  console.log('built');
});`;

test('the tray shows its menu, and its items do what they say', async ({ launch, writeApp }) => {
  const app = await launch({ appDir: writeApp({ main: trayMain }) });
  await expect.poll(() => app.output()).toContain('built');
  expect(await app.tray.tooltip()).toBe('A small lamp');
  const labels = async () => (await app.tray.menu()).map((item) => item.label);
  expect(await labels()).toEqual(['Lit & warm', '', 'Count: 0', 'Choices', 'Tell', 'Quit']);
  await expect(app.tray.clickItem('state')).rejects.toThrow('disabled');
  await expect(app.tray.clickItem('hidden')).rejects.toThrow('no menu item');

  await app.tray.clickItem('count');
  expect(await labels()).toContain('Count: 1');
  await app.tray.clickItem('b');
  const choices = (await app.tray.menu()).find((item) => item.label === 'Choices')?.submenu ?? [];
  expect(choices.map((item) => item.checked)).toEqual([false, true]);

  await app.tray.clickItem('tell');
  expect(await app.notices()).toEqual([
    expect.objectContaining({
      title: 'Told',
      body: 'as asked',
      urgency: 'critical',
      state: 'shown',
    }),
  ]);
  await expect.poll(() => app.output()).toContain('notice show');
  await app.clickNotice(0);
  await expect.poll(() => app.output()).toContain('notice click');
  expect((await app.notices())[0]?.state).toBe('closed');
});

test('power, network, theme and links reach the app and come from it', async ({
  launch,
  writeApp,
}) => {
  const main = `
    app.whenReady().then(() => {
      const { powerMonitor, nativeTheme, shell } = electron;
      for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown'])
        powerMonitor.on(name, () => console.log('power', name));
      nativeTheme.on('updated', () => console.log('dark', nativeTheme.shouldUseDarkColors));
      serve({ '/index.html': '<p>here</p>' });
      open();
      void shell.openExternal('https://help.example/');
    });`;
  const app = await launch({ appDir: writeApp({ main }) });
  const page = await app.window();
  await page.getByText('here').waitFor();
  expect(await app.openedLinks()).toEqual(['https://help.example/']);

  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen'] as const) {
    await app.power(event);
    await expect.poll(() => app.output()).toContain(`power ${event}`);
  }
  await app.setOnline(false);
  expect(await app.evaluate(({ net }) => net.isOnline())).toBe(false);
  await app.setOnline(true);

  await app.setDark(true);
  await expect.poll(() => app.output()).toContain('dark true');
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(isDark).toBe(true);
});
