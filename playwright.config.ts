import { defineConfig } from '@playwright/test';
import type { DriverOptions } from './test/e2e/driver/driver-fixtures.ts';
import { electronBinary } from './test/e2e/driver/electron-binary.ts';

const hasElectron = electronBinary() !== null;

/**
 * Every spec runs once per runtime. Without Electron's binary there is no electron project at all, so that nothing
 * can count as passed or skipped; the driver report says so in words, and fails where the binary was promised.
 */
export default defineConfig<object, DriverOptions>({
  testDir: 'test/e2e',
  outputDir: 'node_modules/.cache/e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // For two cores: a worker is a Chromium and up to two apps, and waits for them a third of its time.
  workers: 3,
  // Where others use the machine too, an app can miss its moment; the report names what needed a second try.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  // On a busy machine an app may take seconds to start; nothing waits longer than it has to.
  expect: { timeout: 15_000 },
  reporter: [['./test/e2e/driver/driver-report.ts'], ['line']],
  projects: [
    { name: 'stand-in', use: { runtime: 'stand-in' } },
    // One at a time: real apps share the machine's clipboard and focus.
    ...(hasElectron
      ? [{ name: 'electron', workers: 1, use: { runtime: 'electron' as const } }]
      : []),
    // Measuring waits until everything else is done, and needs minutes: only where all is run.
    ...(process.env['TEST_SIZE'] === 'full'
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
