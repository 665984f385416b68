import type { Platform } from '../../shared/platform.ts';
import type { Settings } from '../../shared/settings.ts';
import {
  type ShortcutOutcome,
  type ShortcutStanding,
  shortcutFault,
} from '../../shared/shortcut.ts';
import { shortcut as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Mishaps } from '../mishaps.ts';
import type { Clock, Signal } from '../ports.ts';

/** Keys that the system keeps for the app, whatever program is in front. */
export interface SystemShortcut {
  /** False when the system does not give them; true proves nothing where it only passes the wish on. */
  claim(shortcut: string, onPress: () => void): boolean;
  /** Gives them back, where the system takes them back. */
  release(shortcut: string): void;
  /** Whether the system only passes the wish on, as a Wayland desktop does. */
  readonly isUnsure: boolean;
}

/** The keys that copy a token. */
export interface CopyShortcut {
  /** Has these keys from now on, or none for null. What is refused changes nothing. */
  choose(shortcut: string | null): ShortcutOutcome;
  standing(): ShortcutStanding;
  /** The keys in force were pressed, and not merely held. */
  readonly onPress: Signal;
  readonly onChange: Signal;
}

/** What it takes. */
export interface CopyShortcutPorts {
  readonly shortcuts: SystemShortcut;
  readonly platform: Platform;
  readonly settings: {
    readonly get: () => Pick<Settings, 'copyShortcut'>;
    readonly change: (patch: Pick<Settings, 'copyShortcut'>) => void;
  };
  readonly mishaps: Pick<Mishaps, 'last' | 'report' | 'dismiss'>;
  /** In the machine's time: hands do not hurry for the app. */
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

/**
 * Claims the keys of the settings, and says so when the system does not give them.
 *
 * Only the keys in force act: a Wayland desktop goes on sending those that were once asked for. Such a desktop is
 * believed only when the keys have come.
 */
export function createCopyShortcut(ports: CopyShortcutPorts): CopyShortcut {
  const { shortcuts: system, settings, mishaps, platform } = ports;
  const listeners = createListeners();
  const presses = createListeners();
  const claimed = new Set<string>();
  let inForce: string | null = null;
  let standing: ShortcutStanding = 'off';
  let pressedAtMs = Number.NEGATIVE_INFINITY;

  function press(shortcut: string): void {
    if (shortcut !== inForce) return;
    stand('on');
    const nowMs = ports.clock.monotonicMs();
    const isHeld = nowMs - pressedAtMs < numbers.heldMs;
    pressedAtMs = nowMs;
    if (!isHeld) presses.tell();
  }

  function stand(next: ShortcutStanding): void {
    if (next === standing) return;
    standing = next;
    listeners.tell();
  }

  /** Asked a second time for what it has, the system would say no. */
  const claim = (shortcut: string): boolean =>
    claimed.has(shortcut) || system.claim(shortcut, () => press(shortcut));

  function take(shortcut: string | null): void {
    const former = inForce;
    inForce = shortcut;
    if (shortcut !== null) claimed.add(shortcut);
    if (former === null || former === shortcut) return;
    system.release(former);
    // Where nothing is given back, what was once asked for is never asked for again.
    if (!system.isUnsure) claimed.delete(former);
  }

  function choose(shortcut: string | null): ShortcutOutcome {
    const fault = shortcut === null ? null : shortcutFault(shortcut, platform);
    if (fault !== null) return fault;
    if (shortcut !== null && !claim(shortcut)) return 'taken';
    const isAnother = shortcut !== inForce;
    take(shortcut);
    settings.change({ copyShortcut: shortcut });
    if (mishaps.last() === 'shortcutRefused') mishaps.dismiss();
    if (shortcut === null) stand('off');
    else if (isAnother) stand(system.isUnsure ? 'asked' : 'on');
    return shortcut === null ? 'off' : 'chosen';
  }

  const stored = settings.get().copyShortcut;
  if (stored !== null && choose(stored) !== 'chosen') {
    standing = 'refused';
    mishaps.report('shortcutRefused');
  }
  return {
    choose,
    standing: () => standing,
    onPress: presses.add,
    onChange: listeners.add,
  };
}
