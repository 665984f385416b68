import { expect, test } from './fixture-app.ts';

const main = `
let early = 'fine';
try { electron.globalShortcut.register('Alt+1', () => {}); } catch (error) { early = error.message; }
app.whenReady().then(() => console.log('ready;', early));`;

/** A shortcut that says when it is pressed. */
const pressable = (accelerators: readonly string[]) => `
app.whenReady().then(() => {
  for (const one of ${JSON.stringify(accelerators)})
    console.log(one, electron.globalShortcut.register(one, () => console.log('pressed', one)));
  console.log('done');
});`;

test('a combination of keys is held once, by whatever spelling, and given back', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main }) });
  await expect.poll(() => app.output()).toContain('ready; globalShortcut cannot be used before');
  const said = await app.evaluate(({ globalShortcut: keys }) => {
    const attempt = (accelerator: string): boolean | string => {
      try {
        return keys.register(accelerator, () => undefined);
      } catch (error) {
        return error instanceof TypeError ? 'TypeError' : String(error);
      }
    };
    const first = attempt('Control+Alt+Shift+F9');
    const again = attempt('shift+ctrl+alt+f9');
    const isHeld = keys.isRegistered('Alt+Control+Shift+F9');
    keys.unregister('Control+Alt+Shift+F9');
    const isStillHeld = keys.isRegistered('Control+Alt+Shift+F9');
    keys.setSuspended(true);
    const suspended = attempt('Control+Alt+Shift+F9');
    keys.setSuspended(false);
    const unreadable = [attempt('Control+Alt'), attempt('Control+Nonsense'), attempt('')];
    return { first, again, isHeld, isStillHeld, suspended, unreadable };
  });
  expect(said).toEqual({
    first: true,
    again: false,
    isHeld: true,
    isStillHeld: false,
    suspended: false,
    unreadable: ['TypeError', 'TypeError', 'TypeError'],
  });
});

test('pressed, one reaches the app that holds it, and another program’s never does', async ({
  launch,
  writeApp,
}) => {
  const system = { takenShortcuts: ['Control+Alt+K'] };
  const appDir = writeApp({ main: pressable(['Control+Alt+C', 'Control+Alt+K']) });
  const app = await launch({ appDir, system });
  await expect.poll(() => app.output()).toContain('done');
  expect(app.output()).toContain('Control+Alt+C true');
  expect(app.output()).toContain('Control+Alt+K false');
  await app.pressKeys('Control+Alt+K');
  await app.pressKeys('Alt+Control+C');
  await expect.poll(() => app.output()).toContain('pressed Control+Alt+C');
  expect(app.output()).not.toContain('pressed Control+Alt+K');
});

test('pressed on Wayland, one that was promised may never come, is never given back, and must keep its callback', async ({
  launch,
  writeApp,
}) => {
  const env = { XDG_SESSION_TYPE: 'wayland' };
  const appDir = writeApp({ main: pressable(['Control+Alt+C']) });
  const said = async (shortcutPortal: 'none' | 'denies' | 'allows') => {
    const app = await launch({ appDir, env, system: { shortcutPortal } });
    await expect.poll(() => app.output()).toContain('done');
    await app.pressKeys('Control+Alt+C');
    return app;
  };
  expect((await said('none')).output()).toContain('Control+Alt+C false');
  const denied = (await said('denies')).output();
  expect(denied).toContain('Control+Alt+C true');
  expect(denied).not.toContain('pressed');

  const app = await said('allows');
  await expect.poll(() => app.output().match(/^pressed/gm)?.length).toBe(1);
  await app.evaluate(({ globalShortcut }) => globalShortcut.unregister('Control+Alt+C'));
  await app.pressKeys('Control+Alt+C');
  await expect.poll(() => app.output().match(/^pressed/gm)?.length).toBe(2);
  await app.evaluate(({ globalShortcut }) => globalShortcut.unregisterAll());
  await app.pressKeys('Control+Alt+C').catch(() => undefined);
  await expect.poll(() => app.hasExited()).toBe(true);
});

test('a window that cannot have the focus is shown without it', async ({ launch, writeApp }) => {
  const app = await launch({
    appDir: writeApp({
      main: `
        app.whenReady().then(() => {
          serve({ '/index.html': '<p>here</p>' });
          const window = new BrowserWindow({ show: false, focusable: false });
          void window.loadURL('app://fixture/index.html');
          window.showInactive();
        });`,
    }),
  });
  await (await app.window()).getByText('here').waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  const [window] = await app.windowStates();
  expect(window).toMatchObject({ visible: true, focusable: false });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() === null)).toBe(
    true,
  );
});
