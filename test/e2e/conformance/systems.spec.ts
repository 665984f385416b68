import { expect, test } from './fixture-app.ts';

/** A tray whose icon, clicks and menu say what becomes of them. */
const trayMain = `
let tray;
app.whenReady().then(() => {
  const { Tray, Menu, nativeImage } = electron;
  tray = new Tray(nativeImage.createEmpty());
  for (const name of ['click', 'double-click', 'right-click'])
    tray.on(name, ({ ctrlKey }) => console.log(name, ctrlKey === true));
  tray.setContextMenu(Menu.buildFromTemplate([
    { id: 'tick', label: 'Tick', type: 'checkbox', checked: false, click: () => {} },
    { id: 'a', label: 'A', type: 'radio', checked: true, click: () => {} },
    { id: 'b', label: 'B', type: 'radio', checked: false, click: () => {} },
  ]));
  global.tray = tray;
  console.log('built');
});`;

test('a tick in a menu moves at the click, whatever the app does then', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main: trayMain }) });
  await expect.poll(() => app.output()).toContain('built');
  const ticks = async () => (await app.tray.menu()).map(({ checked }) => checked);
  expect(await ticks()).toEqual([false, true, false]);
  await app.tray.clickItem('tick');
  await app.tray.clickItem('b');
  expect(await ticks()).toEqual([true, false, true]);
});

test('macOS says where an icon is only once it has its place, at the left end below until then', async ({
  launch,
  writeApp,
}) => {
  const system = { platform: 'darwin', isTrayPlaced: false } as const;
  const app = await launch({ appDir: writeApp({ main: trayMain }), system });
  await expect.poll(() => app.output()).toContain('built');
  const look = () =>
    app.evaluate(({ screen }) => {
      const { height } = screen.getPrimaryDisplay().bounds;
      const { x, y } = (Reflect.get(globalThis, 'tray') as Electron.Tray).getBounds();
      return { x, isBelow: y >= height };
    });
  expect(await look()).toEqual({ x: 0, isBelow: true });
  await app.tray.place(true);
  expect(await look()).toMatchObject({ isBelow: false });
});

test('macOS takes a click with Control for a left one, and the second of two for none', async ({
  launch,
  writeApp,
}) => {
  const system = { platform: 'darwin' } as const;
  const app = await launch({ appDir: writeApp({ main: trayMain }), system });
  await expect.poll(() => app.output()).toContain('built');
  await app.tray.click('control');
  await app.tray.click('second');
  await app.evaluate(() => {
    (Reflect.get(globalThis, 'tray') as Electron.Tray).setIgnoreDoubleClickEvents(true);
  });
  await app.tray.click('second');
  const said = app.output().split('\n').slice(1, 4);
  expect(said).toEqual(['click true', 'double-click false', 'click false']);
});

test('a Wayland compositor brings back no window that was minimized, but one that was hidden', async ({
  launch,
  writeApp,
}) => {
  const main = `app.whenReady().then(() => {
    serve({ '/index.html': '<p>here</p>' });
    open();
  });`;
  const app = await launch({ appDir: writeApp({ main }), env: { XDG_SESSION_TYPE: 'wayland' } });
  await (await app.window()).getByText('here').waitFor();
  const tell = (what: 'minimize' | 'restore' | 'show' | 'hide') =>
    app.evaluate(({ BrowserWindow }, verb) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.[verb]();
      return window?.isMinimized();
    }, what);
  expect(await tell('minimize')).toBe(false);
  const isAway = async () => (await app.windowStates())[0]?.minimized;
  expect(await isAway()).toBe(true);
  await tell('restore');
  await tell('show');
  expect(await isAway()).toBe(true);
  await tell('hide');
  await tell('show');
  expect(await isAway()).toBe(false);
});

test('a desktop on Linux takes the body of a notice for markup', async ({ launch, writeApp }) => {
  const main = `app.whenReady().then(() => {
    for (const body of ['R&D', 'a <b>bold</b> lab', 'R&amp;D &lt;lab&gt;'])
      new electron.Notification({ title: 'R&D <lab>', body }).show();
  });`;
  const bodies = async (platform: NodeJS.Platform) => {
    const app = await launch({ appDir: writeApp({ main }), system: { platform } });
    await expect.poll(async () => (await app.notices()).length).toBe(3);
    return (await app.notices()).map(({ title, body }) => [title, body]);
  };
  const title = 'R&D <lab>';
  expect(await bodies('linux')).toEqual([
    [title, ''],
    [title, 'a bold lab'],
    [title, 'R&D <lab>'],
  ]);
  expect((await bodies('darwin'))[0]).toEqual([title, 'R&D']);
});
