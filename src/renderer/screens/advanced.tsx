import { TRAY_ICON_CHOICES } from '../../shared/settings-bounds.ts';
import { useFace } from '../face.ts';
import { BackBar } from '../parts/bar.tsx';
import { Choice } from '../parts/choice.tsx';
import { ClientIdField } from '../parts/client-id-field.tsx';
import { HostsField } from '../parts/hosts-field.tsx';
import { PageLinks } from '../parts/page-links.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { Switch } from '../parts/switch.tsx';

/** What most people never open: hosts, client id, the icon's panel, and GitHub's pages about the app. */
export function Advanced() {
  const { view, words } = useFace();
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{words.settings.advanced}</Title>
        </BackBar>
      }
      layout="list"
    >
      <div className="card">
        <HostsField />
      </div>
      <div className="card">
        <ClientIdField />
      </div>
      {view.platform === 'windows' && !view.update.isOffered ? null : (
        <div className="card">
          <IconChoice />
          <UpdateSwitch />
        </div>
      )}
      <PageLinks />
    </Screen>
  );
}

/** Only where there is anybody to ask. */
function UpdateSwitch() {
  const { view, words, bridge } = useFace();
  if (!view.update.isOffered) return null;
  return (
    <Switch
      label={words.settings.updateChecks}
      on={view.settings.updateChecks}
      onChange={(updateChecks) => void bridge.changeSettings({ updateChecks })}
    />
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
