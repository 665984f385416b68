import type { Page } from '@playwright/test';

/** WCAG 2.2, 2.5.8, in CSS pixels. */
const TARGET_PX = 24;

/** Everything that is cut off, sticks out or is too small to hit; empty when all is well. */
export async function layoutProblems(page: Page): Promise<readonly string[]> {
  return [...(await page.evaluate(look, TARGET_PX)), ...(await page.evaluate(lookForHidden))];
}

/** Whether there is more than the window shows. */
export function scrolls(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight > clientHeight;
  });
}

/** Runs in the page: nothing from outside its body. */
function look(targetPx: number): string[] {
  const root = document.documentElement;
  // Browsers round text to fractions of a pixel.
  const slack = 1;
  const describe = (element: Element) =>
    `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const isShown = (element: Element) =>
    element.checkVisibility() && element.closest('.visually-hidden') === null;

  /** Ends in three dots, and says all of it to whoever points at it. */
  const isShortened = (element: Element) =>
    element instanceof HTMLElement &&
    element.title !== '' &&
    element.title === (element.textContent ?? '').trim() &&
    getComputedStyle(element).textOverflow === 'ellipsis';

  const problems: string[] = [];
  if (root.scrollWidth > root.clientWidth) problems.push(`the page is ${root.scrollWidth} wide`);
  lookForCutOff();
  lookForSticksOut();
  lookForNarrowFields();
  lookForSmallTargets();
  return [...new Set(problems)];

  function lookForCutOff(): void {
    for (const element of document.querySelectorAll('body *')) {
      // What is typed into a field moves with the caret.
      const isField = element.matches('input, select');
      if (!isShown(element) || !(element instanceof HTMLElement) || isField) continue;
      if (isShortened(element)) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const hidesX = overflowX === 'hidden' || overflowX === 'clip';
      const hidesY = overflowY === 'hidden' || overflowY === 'clip';
      if (hidesX && element.scrollWidth > element.clientWidth + slack) {
        problems.push(`${describe(element)} is cut off at the side`);
      }
      if (hidesY && element.scrollHeight > element.clientHeight + slack) {
        problems.push(`${describe(element)} is cut off below`);
      }
    }
  }

  function lookForSticksOut(): void {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (parent === null || (text.textContent ?? '').trim() === '' || !isShown(parent)) continue;
      if (parent.closest('select') !== null || isShortened(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = parent.closest('button, .card, .banner, .note, .menu, main, header');
      const outer = box?.getBoundingClientRect() ?? root.getBoundingClientRect();
      for (const inner of range.getClientRects()) {
        const sticksOut =
          inner.left < outer.left - slack ||
          inner.right > outer.right + slack ||
          (box?.matches('button') === true &&
            (inner.top < outer.top - slack || inner.bottom > outer.bottom + slack));
        if (sticksOut) problems.push(`the text of ${describe(parent)} sticks out`);
      }
    }
  }

  function lookForNarrowFields(): void {
    for (const field of document.querySelectorAll('select, input[placeholder]')) {
      if (!isShown(field) || !(field instanceof HTMLElement)) continue;
      const needed = field instanceof HTMLSelectElement ? widthOfSelect(field) : widthOfHint(field);
      if (needed > field.offsetWidth + slack) {
        problems.push(`${describe(field)} needs ${needed} px and has ${field.offsetWidth}`);
      }
    }
  }

  function lookForSmallTargets(): void {
    for (const target of document.querySelectorAll('a[href], button, input, select, summary')) {
      if (!isShown(target)) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < targetPx || height < targetPx) {
        problems.push(`${describe(target)} is only ${width} x ${height}`);
      }
    }
  }

  /** A select cuts its words off without a trace: what would it take if it could? */
  function widthOfSelect(select: HTMLSelectElement): number {
    const copy = document.createElement('select');
    copy.className = select.className;
    const option = document.createElement('option');
    option.textContent = select.selectedOptions[0]?.textContent ?? '';
    copy.append(option);
    return widthOf(copy, select);
  }

  function widthOfHint(input: HTMLElement): number {
    const copy = document.createElement('span');
    copy.textContent = input.getAttribute('placeholder');
    const { paddingLeft, paddingRight } = getComputedStyle(input);
    return widthOf(copy, input) + parseFloat(paddingLeft) + parseFloat(paddingRight);
  }

  function widthOf(copy: HTMLElement, original: HTMLElement): number {
    copy.style.font = getComputedStyle(original).font;
    Object.assign(copy.style, { position: 'absolute', width: 'max-content', maxWidth: 'none' });
    copy.style.whiteSpace = 'nowrap';
    original.parentElement?.append(copy);
    const width = copy.getBoundingClientRect().width;
    copy.remove();
    return Math.floor(width);
  }
}

/** What scrolls out of sight though it is no list, and pictures that nobody explains. Runs in the page. */
function lookForHidden(): string[] {
  const isShown = (element: HTMLElement) =>
    element.checkVisibility() && element.closest('.visually-hidden') === null;
  const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(isShown);
  const scrolling = all.filter((one) => {
    const isRoom = ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
    return (
      isRoom &&
      one.scrollHeight > one.clientHeight + 1 &&
      !one.matches('.hosts, .menu, .popover, .quotation, .findings, .report, .screen-list')
    );
  });
  const riddles = all.filter(
    (one) => one.matches('button') && one.innerText.trim() === '' && one.title === '',
  );
  return [
    ...scrolling.map(({ className }) => `${className} scrolls in itself`),
    ...riddles.map(({ ariaLabel }) => `${ariaLabel} has no tooltip`),
  ];
}
