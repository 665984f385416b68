import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** What axe leaves in a page that it has looked at once. */
interface WindowWithAxe {
  readonly axe?: { run(options: { resultTypes: ['violations'] }): Promise<Results> };
}

/** What axe finds wrong by all of its usual rules, a line each: the rule, and where. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = (await again(page)) ?? (await first(page));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** The usual mode opens a page of its own to finish in, and the app lets nobody open pages. */
function first(page: Page): Promise<Results> {
  return new AxeBuilder({ page }).setLegacyMode().analyze();
}

/** The half megabyte of rules is there already: loading it takes as long as a look. */
function again(page: Page): Promise<Results | null> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as WindowWithAxe;
    return axe === undefined ? null : axe.run({ resultTypes: ['violations'] });
  });
}
