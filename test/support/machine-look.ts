import type { MachineLook } from '../../src/main/doctor/facts.ts';

/** A machine on which all is well, until a test says otherwise. */
export function modelledLook(change: Partial<MachineLook> = {}): MachineLook {
  return {
    proxyFor: () => Promise.resolve('DIRECT'),
    isFound: () => Promise.resolve(true),
    certificateOf: () => ({ issuer: 'DigiCert Inc', isKnownRoot: true, isTrusted: true }),
    keyringBackend: () => 'gnome_libsecret',
    isSandboxed: () => true,
    notices: () => 'shown',
    startsAtLogin: () => Promise.resolve(false),
    clipboardWay: () => Promise.resolve('plain'),
    variableNames: () => ['HOME', 'PATH'],
    ...change,
  };
}
