import { createHandlers, type HandlerPorts } from '../../src/main/commands/handlers.ts';
import type { LinkFacts } from '../../src/main/commands/link-url.ts';
import type { Engine } from '../../src/main/engine/engine.ts';
import { viewOf } from '../../src/main/faces/view.ts';
import { createMishaps } from '../../src/main/mishaps.ts';
import type { Link } from '../../src/shared/ipc.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import type { CopyAnswer } from '../../src/shared/token-copy.ts';
import { modelledFiles } from './own-files.ts';
import { modelledInstaller } from './terminal-command.ts';
import { SURROUNDINGS } from './views.ts';
import type { VirtualWorld } from './virtual-world.ts';

/** What a test puts in the place of what the handlers reach. */
export interface HandlersChange extends Partial<HandlerPorts> {
  readonly probe?: Engine['probe'];
  readonly hosts?: readonly string[];
}

/** The handlers of a world with everything around it that a request may reach; what was reached is written down. */
export function openHandlers<World extends Pick<VirtualWorld, 'engine' | 'alarms'>>(
  world: World,
  { probe, hosts = [], ...change }: HandlersChange = {},
) {
  const mishaps = createMishaps();
  const reached: string[] = [];
  const links: (readonly [Link, LinkFacts])[] = [];
  let settings: Settings = { ...DEFAULT_SETTINGS, hosts };
  const note = (what: string) => (): void => void reached.push(what);
  const copied: string[] = [];
  const write = (text: string): Promise<CopyAnswer> => {
    copied.push(text);
    return Promise.resolve('copied');
  };
  const view = () =>
    viewOf(world.engine().state(), {
      surroundings: { ...SURROUNDINGS, settings, hosts: ['github.com', ...settings.hosts] },
      isCodeCopied: false,
      wallAt: world.alarms().wallAt,
    });
  const handlers = createHandlers({
    engine: probe === undefined ? world.engine() : { ...world.engine(), probe },
    tokenCopies: { copy: () => Promise.resolve('copied'), clearStray: note('clear stray') },
    codeCopy: {
      copy: () => Promise.resolve(note('copy code')()).then(() => 'copied'),
    },
    keeper: { copyPlain: write },
    vault: {
      allowUnprotected: (allowed) => Promise.resolve(note(`unprotected ${allowed}`)()),
      retry: () => Promise.resolve(note('retry')()),
      forgetKept: note('forget kept'),
      forgetAll: note('forget all'),
    },
    settings: {
      get: () => settings,
      change(patch) {
        settings = { ...settings, ...patch };
      },
    },
    mishaps,
    allowLoopback: false,
    openLink(link, facts) {
      links.push([link, facts]);
      return Promise.resolve('opened');
    },
    setStartAtLogin: () => Promise.resolve('done'),
    doctor: { examine: () => Promise.reject(new Error('nobody looks')) },
    alarms: world.alarms(),
    redactor: { redact: (text) => text },
    version: '1.2.3',
    platform: 'linux',
    tellDoctor: ({ done, of }) => note(`looked at ${done} of ${of}`)(),
    copyShortcut: { choose: (keys) => (keys === null ? 'off' : 'chosen') },
    activity: {
      add: () => undefined,
      entries: () => [],
      clear: () => true,
    },
    saveReport: () => Promise.resolve(null),
    terminalCommand: modelledInstaller(),
    startsAtLogin: () => Promise.resolve(false),
    autostartFile: null,
    ownFiles: modelledFiles().files,
    updates: { releaseUrl: () => null },
    view,
    closeWindow: note('close'),
    keepWindow: (keep) => note(keep ? 'keep' : 'let go')(),
    fitWindow(heightPx) {
      note(`fit ${heightPx}`)();
      return 'up';
    },
    restart: note('restart'),
    quit: note('quit'),
    ...change,
  });
  return { world, handlers, view, mishaps, reached, links, copied, settings: () => settings };
}
