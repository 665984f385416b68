import type { SystemClipboard } from '../../src/main/clipboard/access.ts';
import type { Cipher } from '../../src/main/vault/cipher.ts';
import { ChromiumCipher, type Tag } from '../support/chromium-cipher.ts';
import { MemoryDisk } from '../support/memory-disk.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** A computer that outlives every run of the app on it. */
export interface Machine {
  readonly clock: VirtualClock;
  readonly disk: MemoryDisk;
  readonly keyring: Keyring;
  readonly clipboard: Clipboard;
  readonly network: { isOnline: boolean };
  /** What the app has noted of its days, line by line. */
  readonly notes: string[];
}

/** Where the key of the vault is kept. */
export interface Keyring {
  /** Keys at hand, the best one last; only the public one where there is no keyring. */
  keys: readonly Tag[];
  /** Apps that start now fail for their whole life, as Electron's keyring does. */
  isFailing: boolean;
  /** Owes every answer. */
  isSilent: boolean;
  /** Answers whatever it owes, and from now on at once. */
  readonly speak: () => void;
  /** For one run of the app. */
  readonly cipher: () => Cipher;
}

/** A clipboard that others use as well. */
export interface Clipboard {
  text: string;
  isWritable: boolean;
  /** `closed`: reading fails. `blind`: it answers with nothing. `stale`: with an older text. */
  sight: 'clear' | 'closed' | 'blind' | 'stale';
  /** Writes come to nothing, and say so to nobody. */
  isDeaf: boolean;
  /** How long a write or a reading takes. */
  slownessMs: number;
  readonly access: () => SystemClipboard;
}

/** Lets all promises settle that can, however long their chains are. */
const settleAll = (): Promise<void> => new Promise((settled) => setImmediate(settled));

/** A machine on its first day. */
export function createMachine(startMs: number): Machine {
  const clock = new VirtualClock(startMs, 'whenStirred', settleAll);
  return {
    clock,
    disk: new MemoryDisk(),
    keyring: createKeyring(),
    clipboard: createClipboard(clock),
    network: { isOnline: true },
    notes: [],
  };
}

function createKeyring(): Keyring {
  let present = new ChromiumCipher();
  const keyring: Keyring = {
    keys: ['v10', 'v11'],
    isFailing: false,
    isSilent: false,
    speak() {
      keyring.isSilent = false;
      present.answer();
    },
    cipher() {
      present = new ChromiumCipher(...keyring.keys);
      present.isSilent = keyring.isSilent;
      if (keyring.isFailing) present.trouble = 'temporarily';
      return present;
    },
  };
  return new Proxy(keyring, {
    set(target, name, value) {
      if (name === 'isSilent') present.isSilent = value === true;
      return Reflect.set(target, name, value);
    },
  });
}

function createClipboard(clock: VirtualClock): Clipboard {
  const older = 'what somebody copied long ago';
  const clipboard: Clipboard = {
    text: '',
    isWritable: true,
    sight: 'clear',
    isDeaf: false,
    slownessMs: 0,
    access: () => ({
      async write(text) {
        await take();
        if (clipboard.isWritable && !clipboard.isDeaf) clipboard.text = text;
        return clipboard.isWritable;
      },
      async read() {
        await take();
        if (clipboard.sight === 'closed') return null;
        if (clipboard.sight === 'blind') return '';
        return clipboard.sight === 'stale' ? older : clipboard.text;
      },
      clear() {
        clipboard.text = '';
      },
    }),
  };

  function take(): Promise<void> {
    if (clipboard.slownessMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      clock.after(clipboard.slownessMs, () => {
        clock.stir();
        resolve();
      });
    });
  }

  return clipboard;
}
