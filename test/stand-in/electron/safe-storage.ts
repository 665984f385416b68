import type { SafeStorage } from 'electron';
import { createKeyring } from '../keyring.ts';
import { app } from './app.ts';
import { host, settings } from './host.ts';
import { offer } from './offer.ts';

const keyring = createKeyring({
  // The same for the same folder, so that a restarted app reads what it wrote.
  owner: settings.userData,
  isReady: () => app.isReady(),
  behaviour: settings.encryption,
});

const { getSelectedStorageBackend, ...methods } = keyring.methods;
// Only Linux has more than one, and only there has Electron the method.
const ofLinux = settings.system.platform === 'linux' ? { getSelectedStorageBackend } : {};

export const safeStorage: SafeStorage = offer<SafeStorage>('safeStorage', {
  ...methods,
  ...ofLinux,
  setUsePlainTextEncryption() {},
});

host.answer('encryption', (next) => keyring.behave(next));
