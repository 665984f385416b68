import type { PowerMonitor } from 'electron';
import { preventable } from './events.ts';
import { host } from './host.ts';
import { offer } from './offer.ts';

export const powerMonitor: PowerMonitor = offer<PowerMonitor>('powerMonitor', {
  getSystemIdleState: () => 'active',
  getSystemIdleTime: () => 0,
  getCurrentThermalState: () => 'nominal',
  isOnBatteryPower: () => false,
  onBatteryPower: false,
});

host.answer('power', (event) => {
  powerMonitor.emit(event, preventable({}));
});
