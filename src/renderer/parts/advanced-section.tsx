import { TRAY_ICON_CHOICES } from '../../shared/settings-bounds.ts';
import { useFace } from '../face.ts';
import { Choice } from './choice.tsx';
import { ClientIdField } from './client-id-field.tsx';
import { HostsField } from './hosts-field.tsx';

/** What most people never open: the icon's panel, hosts and client id. */
export function AdvancedSection({ open }: { readonly open: boolean }) {
  const { words } = useFace();
  return (
    <details className="card advanced" open={open}>
      <summary>{words.settings.advanced}</summary>
      <TrayIconChoice />
      <HostsField />
      <ClientIdField />
    </details>
  );
}

/** Linux desktops do not say how their panels look: where what is known of them is wrong, a person says it. */
function TrayIconChoice() {
  const { view, words, bridge } = useFace();
  if (view.platform !== 'linux') return null;
  return (
    <Choice
      label={words.settings.trayIcon}
      value={view.settings.trayIcon}
      options={TRAY_ICON_CHOICES.map((value) => ({
        value,
        label: words.settings.trayIcons[value],
      }))}
      onChange={(trayIcon) => void bridge.changeSettings({ trayIcon })}
    />
  );
}
