import { useFace } from '../face.ts';
import { Switch } from './switch.tsx';

/** The two switches that everybody meets: start at login, notices. */
export function EverydaySwitches() {
  const { view, words, bridge } = useFace();
  return (
    <>
      <Switch
        label={words.settings.startAtLogin}
        on={view.settings.startAtLogin}
        onChange={(startAtLogin) => void bridge.changeSettings({ startAtLogin })}
      />
      <Switch
        label={words.settings.notices}
        on={view.settings.notices}
        onChange={(notices) => void bridge.changeSettings({ notices })}
      />
    </>
  );
}
