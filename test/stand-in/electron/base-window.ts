import type { BaseWindow as Window } from 'electron';
import { offerClass } from './offer.ts';

/** A window without a page, that is never shown: there to hear what Windows tells windows alone. */
export const BaseWindow = offerClass<typeof Window>('BaseWindow', (_self, { show = true } = {}) => {
  if (show) throw new Error('stand-in: only hidden base windows are implemented');
  let isDestroyed = false;
  return {
    isVisible: () => false,
    isDestroyed: () => isDestroyed,
    destroy() {
      isDestroyed = true;
    },
  };
});
