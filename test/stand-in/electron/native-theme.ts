import type { NativeTheme } from 'electron';
import { host, settings } from './host.ts';
import { offer } from './offer.ts';

let isSystemDark = settings.dark;
let source: NativeTheme['themeSource'] = 'system';

const isDark = () => (source === 'system' ? isSystemDark : source === 'dark');

export const nativeTheme: NativeTheme = offer<NativeTheme>('nativeTheme', {
  get shouldUseDarkColors() {
    return isDark();
  },
  get shouldUseDarkColorsForSystemIntegratedUI() {
    return isSystemDark;
  },
  shouldUseHighContrastColors: false,
  shouldUseInvertedColorScheme: false,
  inForcedColorsMode: false,
  prefersReducedTransparency: false,
  get themeSource() {
    return source;
  },
  set themeSource(wanted) {
    source = wanted;
    announce();
  },
});

function announce(): void {
  void host.call('colourScheme', isDark()).then(() => nativeTheme.emit('updated'));
}

host.answer('dark', (value) => {
  isSystemDark = value;
  announce();
});
