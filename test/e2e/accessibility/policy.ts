import type { Page } from '@playwright/test';

/** Collects what the Content-Security-Policy has refused since the page was loaded. */
export function watchPolicy(page: Page): Promise<void> {
  return page.evaluate(() => {
    const refused: string[] = [];
    Reflect.set(window, 'refusedByPolicy', refused);
    const note = (reports: readonly Report[]) => {
      for (const { body } of reports) refused.push(JSON.stringify(body));
    };
    new ReportingObserver(note, { types: ['csp-violation'], buffered: true }).observe();
  });
}

/** Each refusal as the browser tells it. */
export function policyViolations(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Reflect.get(window, 'refusedByPolicy') as string[]);
}
