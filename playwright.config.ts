import { defineConfig } from '@playwright/test';
import type { DriverOptions } from './test/e2e/driver/driver-fixtures.ts';
import { electronBinary } from './test/e2e/driver/electron-binary.ts';
import { leftOut, size } from './test/support/size.ts';

const isFull = size === 'full';
const hasElectron = electronBinary() !== null;

/**
 * Every spec runs once per runtime. Without Electron's binary there is no electron project at all, so that nothing
 * can count as passed or skipped; the driver report says so in words, and fails where the binary was promised.
 */
export default defineConfig<object, DriverOptions>({
  testDir: 'test/e2e',
  testIgnore: [...leftOut],
  outputDir: 'node_modules/.cache/e2e',
  fullyParallel: true,
  forbidOnly: (process.env['CI'] ?? '') !== '',
  // A worker is a Chromium and up to two apps. Beside all other tests one costs least; each more has to start anew.
  workers: isFull ? 3 : 1,
  // What fails has failed: time stands still unless a test moves it, so no machine is too slow.
  retries: 0,
  // Past the 120 s after which whoever waits for quiet says what is open; only failures take so long.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['./test/e2e/driver/driver-report.ts'], ['line']],
  projects: [
    { name: 'stand-in', use: { runtime: 'stand-in' } },
    // One at a time: real apps share the machine's clipboard and focus.
    ...(hasElectron
      ? [{ name: 'electron', workers: 1, use: { runtime: 'electron' as const } }]
      : []),
    // Measuring waits until everything else is done, and needs minutes: only where all is run.
    ...(isFull
      ? [
          {
            name: 'bench',
            testDir: 'test/bench',
            dependencies: ['stand-in'],
            workers: 1,
            use: { runtime: 'stand-in' as const },
          },
        ]
      : []),
  ],
});
