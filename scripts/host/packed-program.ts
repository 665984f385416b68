import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../test/support/root.ts';
import { Complaint } from './complaint.ts';

/** Where electron-builder leaves what it has packed, as its program on each system. */
const PROGRAMS: readonly string[] = [
  'linux-unpacked/pilot-light-app',
  'linux-arm64-unpacked/pilot-light-app',
  'mac-arm64/Pilot Light.app/Contents/MacOS/Pilot Light',
  'mac/Pilot Light.app/Contents/MacOS/Pilot Light',
  'win-unpacked/Pilot Light.exe',
];

/** The app that was packed here. Throws a complaint when none was. */
export function packedProgram(): string {
  const isArm = process.arch === 'arm64';
  const file = PROGRAMS.filter((name) => name.includes('arm64') === isArm)
    .map((name) => path.join(ROOT, 'release', name))
    .find((one) => existsSync(one));
  if (file === undefined) throw new Complaint('Nothing is packed yet: npm run package');
  return file;
}
