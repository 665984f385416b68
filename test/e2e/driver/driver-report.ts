import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Says which runtime the specs ran on, and which did not run. With PROMISED_DRIVERS=electron (a machine that has
 * the binary, such as a CI job made for it) a driver that did not run, or only skipped, fails the run.
 */
class DriverReport implements Reporter {
  readonly #tallies = new Map<string, Tally>();
  #configured: ReadonlySet<string> = new Set();

  onBegin(config: FullConfig, _suite: Suite): void {
    this.#configured = new Set(config.projects.map((project) => project.name));
    if (!this.#configured.has('electron')) {
      console.log('electron driver: not run (no Electron binary)');
    }
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const driver = test.parent.project()?.name ?? '';
    const tally = this.#tallies.get(driver) ?? { passed: 0, failed: 0, skipped: 0 };
    this.#tallies.set(driver, tally);
    if (result.status === 'skipped') tally.skipped++;
    else if (result.status === test.expectedStatus) tally.passed++;
    else tally.failed++;
  }

  async onEnd(): Promise<{ status?: FullResult['status'] } | undefined> {
    for (const [driver, { passed, failed, skipped }] of this.#tallies) {
      console.log(`${driver} driver: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    }
    const promised = (process.env['PROMISED_DRIVERS'] ?? '').split(',').filter((one) => one !== '');
    const missing = promised.filter((driver) => (this.#tallies.get(driver)?.passed ?? 0) === 0);
    if (missing.length === 0) return undefined;
    console.log(`promised but not run: ${missing.join(', ')} driver`);
    return { status: 'failed' };
  }

  printsToStdio(): boolean {
    return false;
  }
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes reporters as default exports
export default DriverReport;
