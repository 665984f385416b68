import { TRAY_ICON_CHOICES } from '../../shared/settings-bounds.ts';
import { useFace } from '../face.ts';
import { Choice } from './choice.tsx';
import { ClientIdField } from './client-id-field.tsx';
import { HostsField } from './hosts-field.tsx';
import { Switch } from './switch.tsx';

/** What most people never open: the icon's panel, hosts and client id. */
export function AdvancedSection({ open }: { readonly open: boolean }) {
  const { words } = useFace();
  return (
    <details className="card advanced" open={open}>
      <summary>{words.settings.advanced}</summary>
      <IconChoice />
      <HostsField />
      <ClientIdField />
    </details>
  );
}

/** On Linux the panel that the icon is drawn for, which no desktop tells; on macOS an icon in the Dock. */
function IconChoice() {
  const { view, words, bridge } = useFace();
  const { platform, settings } = view;
  if (platform === 'windows') return null;
  return platform === 'mac' ? (
    <Switch
      label={words.settings.showInDock}
      on={settings.showInDock}
      onChange={(showInDock) => void bridge.changeSettings({ showInDock })}
    />
  ) : (
    <Choice
      label={words.settings.trayIcon}
      value={settings.trayIcon}
      options={TRAY_ICON_CHOICES.map((value) => ({
        value,
        label: words.settings.trayIcons[value],
      }))}
      onChange={(trayIcon) => void bridge.changeSettings({ trayIcon })}
    />
  );
}
