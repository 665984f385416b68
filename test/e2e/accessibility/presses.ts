import type { Locator } from '@playwright/test';
import type { Stage } from '../screens/stage.ts';

/** As long as a person takes something for an answer to what they have just done. */
const ANSWER_MS = 100;

/** A display's scale may round a pixel away. */
const ROUNDED_PX = 1;

/** The words of the buttons that go one step back. */
const BACK = /^(Back|Cancel|Not now|Close|Stop and change nothing)$/;

/** What can be seen at one moment. Places are on the display: the window may move, too. */
interface Sight {
  readonly screen: string;
  /** All words and pictures; not where the focus is, for a ring around a button is no answer. */
  readonly picture: string;
  readonly focus: string;
  /** The names of all buttons. */
  readonly buttons: readonly string[];
  /** The middle of the pressed control; null when it is gone. */
  readonly control: Point | null;
  /** What a second click at the same place would meet; null for no control. */
  readonly underPointer: string | null;
  /** Where the page begins. */
  readonly page: Point;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Looks at each press of a walk: what answers it, what moves, where the focus goes. */
export interface PressWatch {
  press(stage: Stage, button: Locator): Promise<void>;
  /** What was wrong, a line each and each once. */
  readonly problems: ReadonlySet<string>;
  /** By name, every button that was pressed. */
  readonly pressed: ReadonlySet<string>;
}

/** A screen that was left, and the control that it was left by. */
interface Left {
  readonly screen: string;
  readonly by: string;
}

export function watchPresses(): PressWatch {
  const problems = new Set<string>();
  const pressed = new Set<string>();
  const left: Left[] = [];

  async function press(stage: Stage, button: Locator): Promise<void> {
    const { name, opener } = await button.evaluate(mark);
    pressed.add(name);
    const before = await look(stage, null);
    const pointer = before.control ?? before.page;
    const outsideBefore = await outside(stage);
    await button.click();
    await stage.time.settle();
    const soon = await look(stage, pointer);
    await stage.time.pass(ANSWER_MS);
    const later = await look(stage, pointer);
    const tell = (what: string) => problems.add(`${before.screen}: "${name}" ${what}`);

    const isSeen = soon.picture !== before.picture || later.picture !== before.picture;
    if (!isSeen && outsideBefore === (await outside(stage))) tell('is pressed and nothing answers');
    if (later.focus === 'BODY') tell('leaves the focus nowhere');
    if (later.screen !== before.screen) return follow(before, later, { name, opener, tell });
    // What is chosen in a menu closes it.
    if (opener !== null) return;
    for (const sight of [soon, later]) tellMoves(before, sight, { name, tell });
  }

  /** Who goes back by the way they came finds the focus where they left it. */
  function follow(before: Sight, after: Sight, { name, opener, tell }: Press): void {
    const last = left.at(-1);
    if (!BACK.test(name) || last?.screen !== after.screen) {
      left.push({ screen: before.screen, by: opener ?? name });
      return;
    }
    left.pop();
    if (after.focus !== last.by && after.buttons.includes(last.by)) {
      tell(`goes back, and the focus is on "${after.focus}" instead of "${last.by}"`);
    }
  }

  return { press, problems, pressed };
}

interface Press {
  readonly name: string;
  /** Names the button of the menu that the pressed one is in; null outside of menus. */
  readonly opener: string | null;
  readonly tell: (what: string) => void;
}

function tellMoves(before: Sight, after: Sight, { name, tell }: Omit<Press, 'opener'>): void {
  if (before.control === null) return;
  if (after.control === null) {
    const { underPointer } = after;
    if (underPointer !== null && underPointer !== name) tell(`puts "${underPointer}" in its place`);
    return;
  }
  const [dx, dy] = [after.control.x - before.control.x, after.control.y - before.control.y];
  if (Math.max(Math.abs(dx), Math.abs(dy)) > ROUNDED_PX) {
    tell(`moves away by ${Math.round(dx)}, ${Math.round(dy)} px`);
  }
}

/** What an answer may be that the page does not show: a browser, another window, no window. */
async function outside({ app }: Stage): Promise<string> {
  const windows = await app.windowStates();
  return JSON.stringify([await app.openedLinks(), windows.map(({ visible }) => visible)]);
}

async function look({ app, page }: Stage, pointer: Point | null): Promise<Sight> {
  const [state] = await app.windowStates();
  const origin = { x: state?.bounds.x ?? 0, y: state?.bounds.y ?? 0 };
  return page.evaluate(see, { origin, pointer });
}

/** Remembers the button in the page. Runs there. */
function mark(button: Element): { name: string; opener: string | null } {
  Reflect.set(window, 'pressedControl', button);
  const nameOf = (one: Element) => one.getAttribute('aria-label') ?? (one.textContent ?? '').trim();
  const menu = button.closest('[popover]');
  const opener = menu === null ? null : document.querySelector(`[popovertarget="${menu.id}"]`);
  return { name: nameOf(button), opener: opener === null ? null : nameOf(opener) };
}

/** Runs in the page: nothing from outside its body. */
function see({ origin, pointer }: { origin: Point; pointer: Point | null }): Sight {
  const nameOf = (one: Element | null | undefined) =>
    one?.getAttribute('aria-label') ?? (one?.textContent ?? '').trim();
  const pressed = Reflect.get(window, 'pressedControl') as HTMLElement;
  const isThere = pressed.isConnected && pressed.checkVisibility();
  const { left, top, width, height } = pressed.getBoundingClientRect();
  const middle = { x: origin.x + left + width / 2, y: origin.y + top + height / 2 };
  const under =
    pointer === null ? null : document.elementFromPoint(pointer.x - origin.x, pointer.y - origin.y);
  const control = under?.closest('button, a[href], input, select, summary');
  const focused = document.activeElement;
  const refusal = document.querySelector<HTMLElement>('[data-refusal]')?.dataset['refusal'];
  const shell = document.querySelector<HTMLElement>('.window');
  return {
    screen: [shell?.dataset['screen'], shell?.dataset['session'], refusal]
      .filter(Boolean)
      .join(' '),
    picture: [...document.body.querySelectorAll<HTMLElement>('*')].flatMap(partOf).join('\n'),
    focus: focused === null || focused === document.body ? 'BODY' : nameOf(focused),
    buttons: [...document.querySelectorAll('button')]
      .filter((one) => one.checkVisibility())
      .map(nameOf),
    control: isThere ? middle : null,
    underPointer: control === undefined || control === null ? null : nameOf(control),
    page: origin,
  };

  /** What an element itself adds to the picture. */
  function partOf(one: HTMLElement): string[] {
    if (one.closest('.visually-hidden') !== null || !one.checkVisibility()) return [];
    if (one.matches('svg *')) return [one.outerHTML];
    const field = one instanceof HTMLInputElement || one instanceof HTMLSelectElement;
    const words = [...one.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent?.trim());
    const state = [one.getAttribute('aria-disabled'), one.className];
    const value = field ? [one.value, one instanceof HTMLInputElement && one.checked] : [];
    return [[one.tagName, ...words, ...state, ...value].join(' ')];
  }
}
