import type { SystemPreferences, UserDefaultTypes } from 'electron';
import { settings } from './host.ts';
import { offer } from './offer.ts';

export const systemPreferences: SystemPreferences = offer<SystemPreferences>('systemPreferences', {
  // Electron's own default on Windows, as RRGGBBAA.
  getAccentColor: () => '0078d4ff',
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: false,
    scrollAnimationsEnabledBySystem: false,
    prefersReducedMotion: true,
  }),
  getEffectiveAppearance: () => 'unknown',
  accessibilityDisplayShouldReduceTransparency: false,
  // Only macOS has it; a key that nobody has set reads as false, 0 or the empty string.
  ...(settings.system.platform === 'darwin' ? { getUserDefault } : {}),
});

function getUserDefault<Type extends keyof UserDefaultTypes>(
  _key: string,
  type: Type,
): UserDefaultTypes[Type] {
  const unset: UserDefaultTypes = {
    string: '',
    boolean: false,
    integer: 0,
    float: 0,
    double: 0,
    url: '',
    array: [],
    dictionary: {},
  };
  return unset[type];
}
