import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const { DISABLE, ENABLE } = FuseState;

/**
 * Every fuse of Electron 45. The last one is not set by us: electron-builder 26.17 has no name for it and knows no
 * strict mode, so it stays as Electron ships it, and this table is what notices a fuse that was forgotten.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const FUSES: Readonly<Record<keyof typeof FuseV1Options, FuseState>> = {
  RunAsNode: DISABLE,
  EnableCookieEncryption: DISABLE,
  EnableNodeOptionsEnvironmentVariable: DISABLE,
  EnableNodeCliInspectArguments: DISABLE,
  EnableEmbeddedAsarIntegrityValidation: ENABLE,
  OnlyLoadAppFromAsar: ENABLE,
  LoadBrowserProcessSpecificV8Snapshot: DISABLE,
  GrantFileProtocolExtraPrivileges: DISABLE,
  WasmTrapHandlers: ENABLE,
};

/** The fuses of a binary by their names, all of them. */
export async function readFuses(binary: string): Promise<Readonly<Record<string, FuseState>>> {
  const wire = Object.entries(await getCurrentFuseWire(binary));
  const fuses = wire.filter(([key]) => key !== 'version');
  const named = fuses.map(([index, state]) => [FuseV1Options[Number(index)], state]);
  return Object.fromEntries(named) as Readonly<Record<string, FuseState>>;
}
