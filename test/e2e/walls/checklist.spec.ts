/**
 * Electron's security checklist, point by point, against the running app.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { ROOT } from '../../support/root.ts';
import { expect, shareSignedIn, test } from './recorded-app.ts';
import { RECORDED, type Recorded } from './recorder.ts';

shareSignedIn();

/** Word for word, so that no change of it goes unseen. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'";

const PREFERENCES = [
  { point: 2, says: 'no page has Node', name: 'nodeIntegration', value: false },
  { point: 2, says: 'no frame has Node', name: 'nodeIntegrationInSubFrames', value: false },
  { point: 2, says: 'no worker has Node', name: 'nodeIntegrationInWorker', value: false },
  { point: 3, says: 'the preload has a world of its own', name: 'contextIsolation', value: true },
  { point: 4, says: 'every renderer is sandboxed', name: 'sandbox', value: true },
  { point: 6, says: 'the same-origin policy holds', name: 'webSecurity', value: true },
  { point: 8, says: 'no insecure content', name: 'allowRunningInsecureContent', value: false },
  { point: 9, says: 'no experiments', name: 'experimentalFeatures', value: false },
  { point: 10, says: 'no Blink features', name: 'enableBlinkFeatures', value: undefined },
  { point: 11, says: 'no webview', name: 'webviewTag', value: false },
  { point: 13, says: 'dropping a file opens nothing', name: 'navigateOnDragDrop', value: false },
] as const;

for (const { point, says, name, value } of PREFERENCES) {
  test(`point ${point}: ${says} (${name})`, async ({ signedIn: { app } }) => {
    const states = await app.windowStates();
    expect(states.length).toBeGreaterThan(0);
    for (const { webPreferences } of states) expect(webPreferences[name]).toBe(value);
  });
}

test('point 1: the page loads nothing from anywhere else', async ({ signedIn: { page } }) => {
  const refused = await page.evaluate(async () => {
    const directives = new Set<string>();
    const allRefused = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (directives.add(event.effectiveDirective).size === 5) resolve();
      });
    });
    const append = (tag: string, address: string) => {
      const element = document.createElement(tag);
      element.setAttribute(tag === 'link' ? 'href' : 'src', address);
      if (tag === 'link') element.setAttribute('rel', 'stylesheet');
      document.head.append(element);
      return element;
    };
    const added = [
      append('img', 'https://elsewhere.example/i.png'),
      append('link', 'https://elsewhere.example/s.css'),
      append('iframe', 'https://elsewhere.example/'),
      append('video', 'https://elsewhere.example/v.webm'),
    ];
    await fetch('https://elsewhere.example/').catch(() => null);
    await allRefused;
    for (const element of added) element.remove();
    return [...directives].sort();
  });
  expect(refused).toEqual(['connect-src', 'frame-src', 'img-src', 'media-src', 'style-src-elem']);
});

test('point 4: the sandbox is asked for before the app is ready', async ({ signedIn: { app } }) => {
  const { isLate, isWithout } = await app.evaluate(
    ({ app: electron }, key) => ({
      isLate: (Reflect.get(globalThis, key) as Recorded).sandboxedAfterReady,
      isWithout: electron.commandLine.hasSwitch('no-sandbox'),
    }),
    RECORDED,
  );
  // Started without a sandbox, the app must not ask for one any more.
  expect(isLate).toBe(isWithout ? null : false);
});

const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
];

test('point 5: every permission is refused, in every session', async ({ signedIn: { app } }) => {
  const answers = await app.evaluate(
    (_electron, [key, permissions]) => {
      const { sessions } = Reflect.get(globalThis, key) as Recorded;
      return [...sessions].map(([partition, { handlers }]) => {
        const call = (name: string, ...args: unknown[]) => handlers.get(name)?.(...args);
        const asked = permissions.map((permission) => {
          let answer: unknown = 'none';
          const answerWith = (given: unknown) => {
            answer = given;
          };
          call('setPermissionRequestHandler', null, permission, answerWith, {});
          return answer;
        });
        const checked = permissions.map((permission) =>
          call('setPermissionCheckHandler', null, permission, 'app://pilot-light', {}),
        );
        let shared: unknown = 'none';
        call('setDisplayMediaRequestHandler', {}, (given: unknown) => {
          shared = given;
        });
        const device = call('setDevicePermissionHandler', { deviceType: 'usb' });
        return { partition, asked, checked, device, shared };
      });
    },
    [RECORDED, PERMISSIONS] as const,
  );
  const refused = {
    asked: PERMISSIONS.map(() => false),
    checked: PERMISSIONS.map(() => false),
    device: false,
    shared: null,
  };
  expect(answers).toEqual([
    { partition: 'pilot-light-window', ...refused },
    { partition: 'pilot-light-wire', ...refused },
  ]);
});

test('no page can start a download', async ({ signedIn: { app } }) => {
  const isPrevented = await app.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    const event = { preventDefault: () => void (prevented = true) };
    const session: NodeJS.EventEmitter | undefined =
      BrowserWindow.getAllWindows()[0]?.webContents.session;
    session?.emit('will-download', event, {}, {});
    return prevented;
  });
  expect(isPrevented).toBe(true);
});

test('point 7: the policy is delivered with the page and with every file of it', async ({
  signedIn: { app },
}) => {
  const built = fs.readdirSync(path.join(ROOT, 'out/renderer'), {
    recursive: true,
    encoding: 'utf8',
  });
  const files = built.filter((file) => /\.(?:html|js|css)$/.test(file));
  expect(new Set(files.map((file) => path.extname(file)))).toEqual(
    new Set(['.html', '.js', '.css']),
  );
  const answers = await app.evaluate(
    async (_electron, [key, names]) => {
      const { sessions } = Reflect.get(globalThis, key) as Recorded;
      const session = sessions.get('pilot-light-window')?.session;
      if (session === undefined) return [];
      const asked = names.map((name) => session.fetch(`app://pilot-light/${name}`));
      return (await Promise.all(asked)).map(({ status, headers }) => ({
        status,
        policy: headers.get('content-security-policy'),
      }));
    },
    [RECORDED, files] as const,
  );
  expect(answers).toEqual(files.map(() => ({ status: 200, policy: POLICY })));
});

test('point 7: no string becomes code', async ({ signedIn: { page } }) => {
  // In a task of its own, because what a debugger evaluates is exempt from the policy.
  const outcomes = await page.evaluate(async () => {
    const later = (run: () => unknown) =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          try {
            resolve(`ran: ${String(run())}`);
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'refused');
          }
        });
        port1.start();
        port2.postMessage(null);
      });
    const script = document.createElement('script');
    return [
      // oxlint-disable-next-line no-eval -- that it is refused is the point
      await later(() => (0, eval)('1 + 1')),
      // oxlint-disable-next-line typescript/no-implied-eval -- that it is refused is the point
      await later(() => new Function('return 1')() as unknown),
      await later(() => {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
      }),
      await later(() => {
        script.src = 'data:text/javascript,alert(1)';
      }),
      await later(() => {
        script.textContent = 'alert(1)';
      }),
    ];
  });
  expect(outcomes).toEqual(['EvalError', 'EvalError', 'TypeError', 'TypeError', 'TypeError']);
});

test('points 12 and 13: whatever moves a page is stopped', async ({ signedIn: { app, page } }) => {
  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];
  const prevented = await app.evaluate(
    ({ BrowserWindow }, names) =>
      names.filter((name) => {
        let isPrevented = false;
        const url = 'app://pilot-light/index.html?other';
        const event = { url, preventDefault: () => void (isPrevented = true) };
        const contents: NodeJS.EventEmitter | undefined =
          BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.emit(name, event, url, {});
        return isPrevented;
      }),
    events,
  );
  expect(prevented).toEqual(events);

  const before = page.url();
  await page.evaluate(() => {
    Reflect.set(window, 'sameDocument', true);
    for (const address of ['https://away.example/', '/index.html?again', 'file:///etc/passwd']) {
      const link = document.createElement('a');
      link.href = address;
      link.click();
    }
    location.assign('https://assigned.example/');
  });
  await expect.poll(() => app.output()).toContain('the window tried to leave its page');
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => Reflect.get(window, 'sameDocument'))).toBe(true);
});

test('point 14: the page opens no window', async ({ signedIn: { app, page } }) => {
  const opened = await page.evaluate(() =>
    ['https://open.example/', 'about:blank', '/index.html'].map((url) => window.open(url) === null),
  );
  expect(opened).toHaveLength(3);
  await expect.poll(() => page.context().pages().length).toBe(1);
  const count = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(count).toBe(1);
  expect(app.windows()).toHaveLength(1);
});

test('point 15: a link is opened by its name, and only on a known site', async ({
  signedIn: { app, page, simulator },
}) => {
  const known = await app.openedLinks();
  await page.evaluate(async () => {
    const { pilotLight } = window as unknown as { pilotLight: Bridge };
    await pilotLight.openLink({ link: 'status', accountKey: null });
    await pilotLight.openLink({ link: 'applications', accountKey: null });
    await pilotLight.openLink({ link: 'portal', accountKey: null });
    // There is neither a code nor a refusal.
    await pilotLight.openLink({ link: 'verification', accountKey: null });
    await pilotLight.openLink({ link: 'refusal', accountKey: null });
  });
  expect((await app.openedLinks()).slice(known.length)).toEqual([
    'https://www.githubstatus.com/',
    `${simulator.url}/settings/apps/authorizations`,
    'http://example.com/',
  ]);
});

test('point 16: runs on the Electron that the project names', async ({ signedIn: { app } }) => {
  const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const version = await app.evaluate(() => process.versions.electron);
  expect(version).toBe(manifest.devDependencies['electron']);
});

test('point 17: every request checks who asks', async ({ signedIn: { app } }) => {
  const answers = await app.evaluate(async (_electron, key) => {
    const { handlers, lastEvent } = Reflect.get(globalThis, key) as Recorded;
    if (lastEvent === null || lastEvent.senderFrame === null) return ['no genuine request'];
    const { senderFrame: main } = lastEvent;
    const alike = { origin: main.origin, url: main.url, top: main, parent: main };
    const forged = [null, alike, { ...alike, parent: null }].map((senderFrame) => ({
      ...lastEvent,
      senderFrame,
    }));
    const asked = [...handlers.values()].flatMap((handler) =>
      forged.map(async (event) => {
        try {
          return JSON.stringify(await handler(event as never, null));
        } catch (error) {
          return `printed by Electron: ${String(error)}`;
        }
      }),
    );
    return Promise.all(asked);
  }, RECORDED);
  expect(answers.length).toBeGreaterThanOrEqual(3 * 26);
  expect(new Set(answers)).toEqual(new Set(['{"isRefused":true}']));
  expect(app.hasExited()).toBe(false);
});

const NOTHING_AT = [
  'app://pilot-light/',
  'app://pilot-light/index.html/',
  'app://pilot-light/../../package.json',
  'app://pilot-light/..%2f..%2fpackage.json',
  'app://pilot-light/%2e%2e%2fmain%2findex.cjs',
  'app://pilot-light/assets/..%5c..%5cmain%5cindex.cjs',
  'app://pilot-light//etc/passwd',
  'app://pilot-light/etc/passwd',
  'app://pilot-light/__proto__',
  'app://pilot-light/index.html%00.js',
  'app://elsewhere/index.html',
  'app://pilot-light.elsewhere/index.html',
] as const;

/** The page itself: the scheme has hosts and no ports, so that Chromium drops one. */
const WITH_PORT = 'app://pilot-light:8080/index.html';

test('point 18: the app’s own scheme serves a fixed set of files and nothing else', async ({
  signedIn: { app },
}) => {
  const { schemes, statuses, methods, withPort } = await app.evaluate(
    async (_electron, [key, addresses, port]) => {
      const seen = Reflect.get(globalThis, key) as Recorded;
      const session = seen.sessions.get('pilot-light-window')?.session;
      const statusOf = async (address: string, method = 'GET') => {
        const body = method === 'POST' ? 'x' : null;
        return (await session?.fetch(address, { method, body }))?.status;
      };
      const page = 'app://pilot-light/index.html';
      return {
        withPort: await statusOf(port),
        schemes: seen.schemes,
        statuses: await Promise.all(addresses.map((address) => statusOf(address))),
        methods: await Promise.all(['GET', 'HEAD', 'POST', 'DELETE'].map((m) => statusOf(page, m))),
      };
    },
    [RECORDED, NOTHING_AT, WITH_PORT] as const,
  );
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
  expect(statuses).toEqual(NOTHING_AT.map(() => 404));
  expect(methods).toEqual([200, 404, 404, 404]);
  expect(withPort).toBe(200);
});

/** Every verb of the bridge; the compiler sees to it that none is missing here. */
const VERBS: Readonly<Record<keyof Bridge, true>> = {
  getView: true,
  getWords: true,
  startSignIn: true,
  cancelSignIn: true,
  checkNow: true,
  copyCodeAndOpen: true,
  copyCode: true,
  copyLink: true,
  confirmAccount: true,
  dismissSignIn: true,
  selectAccount: true,
  signOut: true,
  signOutAndRevoke: true,
  retryRevocation: true,
  dismissRevocation: true,
  openRevocationPage: true,
  revokeLeaked: true,
  refreshNow: true,
  putRemarkAway: true,
  copyRefusal: true,
  copyToken: true,
  getUsage: true,
  getTokenClaims: true,
  showTokenClaim: true,
  getDay: true,
  getActivity: true,
  clearActivity: true,
  getReport: true,
  copyReport: true,
  saveReport: true,
  allowUnprotectedStorage: true,
  retryStorage: true,
  forgetKept: true,
  getBelongings: true,
  removeEverything: true,
  restartApp: true,
  quitApp: true,
  changeSettings: true,
  addHost: true,
  chooseClientId: true,
  chooseShortcut: true,
  terminalCommand: true,
  runDoctor: true,
  copyDoctorReport: true,
  turnAgent: true,
  lockAgentWithScreen: true,
  chooseIntegrationId: true,
  dismissIntroduction: true,
  dismissMishap: true,
  openLink: true,
  closeWindow: true,
  keepWindow: true,
  fitWindow: true,
  onView: true,
  onScreen: true,
  onDoctor: true,
};

test('point 20: the bridge is frozen and has exactly its verbs', async ({ signedIn: { page } }) => {
  const bridge = await page.evaluate(() => {
    const { pilotLight } = window as unknown as { pilotLight: object };
    const slot = Object.getOwnPropertyDescriptor(window, 'pilotLight');
    return {
      verbs: Object.getOwnPropertyNames(pilotLight).sort(),
      kinds: [...new Set(Object.values(pilotLight).map((one) => typeof one))],
      isFrozen: Object.isFrozen(pilotLight),
      isFixed: slot?.configurable === false && slot.writable !== true,
    };
  });
  const verbs = Object.keys(VERBS).sort();
  expect(bridge).toEqual({ verbs, kinds: ['function'], isFrozen: true, isFixed: true });
});

test('point 20: nothing of Electron or Node reaches the page', async ({ signedIn: { page } }) => {
  const names = ['require', 'process', 'module', 'exports', 'global', 'Buffer', '__dirname'];
  const electron = ['electron', 'ipcRenderer', 'contextBridge', 'webFrame', 'ELECTRON'];
  const found = await page.evaluate(
    (all) => all.filter((name) => name in globalThis),
    [...names, ...electron],
  );
  expect(found).toEqual([]);

  // What a listener is called with: the view alone, no event with a sender in it.
  const heard = await page.evaluate(async () => {
    const { pilotLight } = window as unknown as { pilotLight: Bridge };
    const calls: unknown[][] = [];
    const stop = pilotLight.onView((...all: unknown[]) => calls.push(all));
    // Two changes, so that nothing has changed in the end.
    await pilotLight.changeSettings({ minimumLifeMinutes: 11 });
    await pilotLight.changeSettings({ minimumLifeMinutes: 10 });
    // What was sent before the last answer has been heard.
    await pilotLight.getView();
    stop();
    return calls.map((all) => ({ count: all.length, hasSender: 'sender' in Object(all[0]) }));
  });
  expect(heard.length).toBeGreaterThan(0);
  for (const call of heard) expect(call).toEqual({ count: 1, hasSender: false });
});

test('main listens to no channel beside the contract’s', async ({ signedIn: { app } }) => {
  const { listened, handled } = await app.evaluate(({ ipcMain }, key) => {
    const { handlers } = Reflect.get(globalThis, key) as Recorded;
    return { listened: ipcMain.eventNames().map(String), handled: handlers.size };
  }, RECORDED);
  // electron-store opens a channel of its own that would tell any page where the user's data is.
  // Electron's own listener for `error` keeps a channel of that name from throwing.
  const electrons = /^(?:error|newListener|removeListener)$/;
  expect(listened.filter((name) => !electrons.test(name))).toEqual([]);
  const asked = Object.keys(VERBS).filter((verb) => !/^on[A-Z]/.test(verb));
  expect(handled).toBe(asked.length);
});

test('the app answers no address scheme of the system', async ({ signedIn: { app } }) => {
  const clients = await app.evaluate(
    (_electron, key) => (Reflect.get(globalThis, key) as Recorded).protocolClients,
    RECORDED,
  );
  expect(clients).toEqual([]);
});

test('neither session keeps anything on the disk', async ({ signedIn: { app } }) => {
  const kept = await app.evaluate(({ BrowserWindow }, key) => {
    const { sessions } = Reflect.get(globalThis, key) as Recorded;
    const used = BrowserWindow.getAllWindows().map((one) => one.webContents.session);
    return {
      persistent: [...sessions]
        .filter(([, one]) => one.session.isPersistent())
        .map(([name]) => name),
      isOurs: used.every((one) => one === sessions.get('pilot-light-window')?.session),
    };
  }, RECORDED);
  expect(kept).toEqual({ persistent: [], isOurs: true });
});
