import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds wrong, a line each: the rule, and where. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  // The usual mode opens a page of its own to finish in, and the app lets nobody open pages.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
