import type { SettingsStore, Signal } from '../ports.ts';

interface LoginItemPorts {
  /** Whether the system will start the app. Never rejects. */
  readonly isOn: () => Promise<boolean>;
  readonly settings: Pick<SettingsStore, 'get' | 'change'>;
  /** A window has the focus: whoever comes back may have changed it elsewhere. */
  readonly onFocus: Signal;
}

/**
 * Keeps the switch "start at login" true to the system, now and whenever somebody comes to look: what was chosen here is
 * no more than a memory of it.
 */
export function followLoginItem({ isOn, settings, onFocus }: LoginItemPorts): void {
  const look = async (): Promise<void> => {
    const startAtLogin = await isOn();
    if (settings.get().startAtLogin !== startAtLogin) settings.change({ startAtLogin });
  };
  onFocus(() => void look());
  void look();
}
