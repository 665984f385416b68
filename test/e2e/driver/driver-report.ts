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
  /** How many tests were left out, by the reason that was given. */
  readonly reasons: Map<string, number>;
}

/** What no run may leave out: a test without a word of why. */
const WITHOUT_REASON = 'without a reason';

/**
 * Says which runtime the specs ran on, which did not run, and why tests were left out. With PROMISED_DRIVERS=electron (a machine that has
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
    const tally = this.#tallies.get(driver) ?? newTally();
    this.#tallies.set(driver, tally);
    if (result.status === 'skipped') leaveOut(tally, result);
    else if (result.status === test.expectedStatus) tally.passed++;
    else tally.failed++;
  }

  async onEnd(): Promise<{ status?: FullResult['status'] } | undefined> {
    let isSilent = false;
    for (const [driver, { passed, failed, skipped, reasons }] of this.#tallies) {
      console.log(`${driver} driver: ${passed} passed, ${failed} failed, ${skipped} skipped`);
      for (const [reason, count] of reasons) console.log(`${driver} left out ${count}: ${reason}`);
      isSilent ||= reasons.has(WITHOUT_REASON);
    }
    const promised = (process.env['PROMISED_DRIVERS'] ?? '').split(',').filter((one) => one !== '');
    const missing = promised.filter((driver) => (this.#tallies.get(driver)?.passed ?? 0) === 0);
    if (missing.length === 0) return isSilent ? { status: 'failed' } : undefined;
    console.log(`promised but not run: ${missing.join(', ')} driver`);
    return { status: 'failed' };
  }

  printsToStdio(): boolean {
    return false;
  }
}

const newTally = (): Tally => ({ passed: 0, failed: 0, skipped: 0, reasons: new Map() });

function leaveOut(tally: Tally, { annotations }: TestResult): void {
  tally.skipped++;
  const said = annotations.find(({ type }) => type === 'skip')?.description ?? '';
  const reason = said === '' ? WITHOUT_REASON : said;
  tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes reporters as default exports
export default DriverReport;
