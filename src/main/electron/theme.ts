import { nativeTheme } from 'electron';

import type { Settings } from '../../shared/settings.ts';
import type { Signal } from '../ports.ts';

/** Light or dark, as Electron has resolved it. */
interface Theme {
  readonly present: () => 'light' | 'dark';
  /** Also when only a part of the system, such as the taskbar, has changed. */
  readonly onChange: Signal;
}

interface ThemePorts {
  readonly settings: {
    readonly get: () => Pick<Settings, 'theme'>;
    readonly onChange: Signal<Pick<Settings, 'theme'>>;
  };
}

/** Holds Electron to the theme that the user has chosen. */
export function createTheme({ settings }: ThemePorts): Theme {
  const follow = ({ theme }: Pick<Settings, 'theme'>): void => {
    nativeTheme.themeSource = theme;
  };
  follow(settings.get());
  settings.onChange(follow);
  return {
    present: () => (nativeTheme.shouldUseDarkColors ? 'dark' : 'light'),
    onChange(listener) {
      const hear = () => listener();
      nativeTheme.on('updated', hear);
      return () => nativeTheme.removeListener('updated', hear);
    },
  };
}
