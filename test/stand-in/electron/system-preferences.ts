import type { SystemPreferences } from 'electron';
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
});
