import type { Page } from '@playwright/test';

/** A control as the Tab key meets it. */
interface Stop {
  /** Its place among the controls of the screen in reading order; -1 for anything else. */
  readonly index: number;
  readonly name: string;
  readonly isMarked: boolean;
  readonly isInView: boolean;
}

/** What is wrong with going through the screen by Tab; empty when every control is met once, in order, in sight. */
export async function tabProblems(page: Page): Promise<readonly string[]> {
  const { names, disorder, popover } = await page.evaluate(list);
  const problems = [...disorder];
  for (const [expected, name] of names.entries()) {
    await page.keyboard.press('Tab');
    const { index, isMarked, isInView, name: met } = await page.evaluate(whereFocusIs);
    if (index !== expected) return [...problems, `Tab met "${met}" where "${name}" was next`];
    if (!isMarked) problems.push(`"${name}" has the focus and does not show it`);
    if (!isInView) problems.push(`"${name}" has the focus and cannot be seen`);
  }
  await page.keyboard.press('Tab');
  const after = await page.evaluate(whereFocusIs);
  if (names.length > 1 && after.index === names.length - 1) problems.push('Tab does not get out');
  if (popover === null) await page.evaluate(giveBack);
  else await page.evaluate(openAgain, popover);
  return problems;
}

/**
 * Lists the controls and puts the focus before the first: those of what lies open over the page, since it closes behind
 * the focus, else all. Runs in the page.
 */
function list(): { names: string[]; disorder: string[]; popover: string | null } {
  const popover = document.querySelector<HTMLElement>(':popover-open');
  const within = popover ?? document.body;
  const controls = [
    ...within.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, ul[tabindex="0"]',
    ),
  ].filter((one) => one.checkVisibility() && !one.matches(':disabled'));
  const nameOf = (one: HTMLElement) =>
    one.getAttribute('aria-label') ?? (one.innerText || one.id || one.tagName);
  /** What scrolls by itself and holds the control: what is far down in it lies behind what follows it. */
  const regionOf = (one: Element | null): Element | null => {
    if (one === null || one === document.documentElement) return null;
    const isScrolling = one.scrollHeight > one.clientHeight;
    const mayScroll = ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
    return isScrolling && mayScroll ? one : regionOf(one.parentElement);
  };
  const placeOf = (one: Element, other: Element): DOMRect => {
    const region = regionOf(one);
    const isApart = region !== null && !region.contains(other);
    return (isApart ? region : one).getBoundingClientRect();
  };
  const disorder = controls.slice(1).flatMap((after, index) => {
    const before = controls[index];
    if (before === undefined) return [];
    // A menu lies over the page, beside the button that opened it.
    if (before.closest('[popover]') !== after.closest('[popover]')) return [];
    const [a, b] = [placeOf(before, after), placeOf(after, before)];
    const isBelow = b.top + b.height / 2 > a.bottom;
    const isBeside = b.top < a.bottom && b.bottom > a.top && b.left >= a.left;
    return isBelow || isBeside ? [] : [`"${nameOf(after)}" is read before "${nameOf(before)}"`];
  });
  Reflect.set(window, 'listOfControls', controls);
  Reflect.set(window, 'focusedBefore', document.activeElement);
  within.tabIndex = -1;
  within.focus();
  within.removeAttribute('tabindex');
  return { names: controls.map(nameOf), disorder, popover: popover?.id ?? null };
}

/** The focus is where it was: whoever looks at the next screen has pressed nothing since. Runs in the page. */
function giveBack(): void {
  const before: unknown = Reflect.get(window, 'focusedBefore');
  if (before instanceof HTMLElement) before.focus();
}

/** What has closed behind the focus is open again, as the button opens it. Runs in the page. */
function openAgain(id: string): void {
  if (document.querySelector(`#${id}:popover-open`) !== null) return;
  document.querySelector<HTMLElement>(`[popovertarget="${id}"]`)?.click();
}

function whereFocusIs(): Stop {
  const focused = document.activeElement ?? document.body;
  const controls = Reflect.get(window, 'listOfControls') as Element[];
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { top, bottom, left, right, width } = focused.getBoundingClientRect();
  const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return {
    index: controls.indexOf(focused),
    name: focused.getAttribute('aria-label') ?? (focused.textContent || focused.tagName),
    isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isInView: width > 0 && (focused.contains(middle) || middle?.contains(focused) === true),
  };
}
