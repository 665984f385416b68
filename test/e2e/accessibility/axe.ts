import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** The world in a page that has the rules in it. */
interface RulesWorld {
  readonly cdp: CDPSession;
  readonly contextId: number;
}

/** By page: the half megabyte of rules takes as long to load as a look takes. */
const worlds = new WeakMap<Page, RulesWorld>();

/** `looks`: only those of the usual rules by which colours, sizes and places count; the others read the markup. */
export type Rules = 'all' | 'looks';

const LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/** What axe finds wrong by its usual rules, a line each: the rule, and where. */
export async function violationsOn(page: Page, rules: Rules = 'all'): Promise<readonly string[]> {
  const world = worlds.get(page) ?? (await openWorld(page));
  worlds.set(page, world);
  const options = { resultTypes: ['violations'], ...(rules === 'looks' && { runOnly: LOOKS }) };
  const results = await evaluateIn(world, `axe.run(${JSON.stringify(options)})`);
  return (results as Results).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** A world of its own beside the page's: there timers run, while the page's are held. */
async function openWorld(page: Page): Promise<RulesWorld> {
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  const world = { cdp, contextId };
  await evaluateIn(world, `${rulesSource()}; null`);
  return world;
}

async function evaluateIn({ cdp, contextId }: RulesWorld, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails === undefined) return result.value as unknown;
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

/** The rules that Playwright's adapter brings along. */
function rulesSource(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
  return (require('axe-core') as { readonly source: string }).source;
}
