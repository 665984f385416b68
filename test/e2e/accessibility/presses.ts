import type { Locator } from '@playwright/test';
import type { Stage } from '../screens/stage.ts';
import type { Screen } from '../screens/walk.ts';

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
  /** Takes down which buttons a screen has. */
  visit(stage: Stage): Promise<void>;
  /** What was wrong since this was asked last, a line each and each once. */
  takeProblems(): readonly string[];
  /** Every button that was met or pressed, as `screen: button`; what is alike for each account or host, once. */
  readonly met: ReadonlySet<string>;
  readonly pressed: ReadonlySet<string>;
}

/** A screen that was left, and the control that it was left by. */
interface Left {
  readonly screen: string;
  readonly by: string;
}

export function watchPresses(): PressWatch {
  const problems = new Set<string>();
  const met = new Set<string>();
  const pressed = new Set<string>();
  const left: Left[] = [];

  async function press(stage: Stage, button: Locator): Promise<void> {
    // As far as a person has to go before they see what they press.
    await button.scrollIntoViewIfNeeded();
    const { name, opener } = await button.evaluate(mark);
    const before = await look(stage, null);
    pressed.add(`${before.screen}: ${kindOf(name)}`);
    const pointer = before.control ?? before.page;
    const outsideBefore = await outside(stage);
    await button.click();
    await stage.time.pass(ANSWER_MS);
    const after = await look(stage, pointer);
    const tell = (what: string) => problems.add(`${before.screen}: "${name}" ${what}`);

    const isSeen = after.picture !== before.picture;
    if (!isSeen && outsideBefore === (await outside(stage))) tell('is pressed and nothing answers');
    if (after.focus === 'BODY') tell('leaves the focus nowhere');
    if (after.screen !== before.screen) return follow(before, after, { name, opener, tell });
    // What is chosen in a menu closes it.
    if (opener === null) tellMoves(before, after, { name, tell });
  }

  async function visit({ page }: Stage): Promise<void> {
    for (const { screen, name } of await page.evaluate(buttons)) {
      met.add(`${screen}: ${kindOf(name)}`);
    }
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

  function takeProblems(): readonly string[] {
    const taken = [...problems];
    problems.clear();
    return taken;
  }

  return { press, visit, takeProblems, met, pressed };
}

/** As long as a button says what came of its press, and a little. */
const ANSWERED_MS = 2_100;

/** Presses what a walk wants pressed on a screen, after which all is as it was before. */
export async function pressOn(screen: Screen, stage: Stage, watch: PressWatch): Promise<void> {
  await watch.visit(stage);
  const { presses = [] } = screen;
  for (const name of presses) {
    await stage.press(name).catch((cause: unknown) => {
      throw new Error(`${screen.name}: ${String(name)} cannot be pressed`, { cause });
    });
  }
  if (presses.length > 0) await stage.time.pass(ANSWERED_MS);
}

/** Names that come from the world, and what they have in common. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^.*Accounts$/, 'Accounts'],
  [/^.+ · .+$/, 'an account'],
  [/^Sign out .+…$/, 'Sign out …'],
  [/^Code: .+$/, 'the code'],
  // What a button says for two seconds.
  [/^Link copied$/, 'Copy link'],
  [/^Opening (.+)$/, 'Copy code and open $1'],
  [/^(Use|Remove) \S+$/, '$1 …'],
  [/^Copy from anywhere: .+$/, 'Copy from anywhere'],
];

function kindOf(name: string): string {
  return KINDS.reduce((kind, [pattern, put]) => kind.replace(pattern, put), name);
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
  const nameOf = (one: Element) => {
    const label = one instanceof HTMLInputElement ? one.labels?.[0] : one;
    return one.ariaLabel ?? (label?.textContent ?? '').trim();
  };
  const menu = button.closest('[popover]');
  const opener = menu === null ? null : document.querySelector(`[popovertarget="${menu.id}"]`);
  return { name: nameOf(button), opener: opener === null ? null : nameOf(opener) };
}

/** What can be pressed: neither what waits nor what is just answering. Runs in the page. */
function buttons(): { screen: string; name: string }[] {
  const shell = document.querySelector<HTMLElement>('.window');
  const screen = [shell?.dataset['screen'], shell?.dataset['session']].filter(Boolean).join(' ');
  return [...document.querySelectorAll<HTMLElement>('button, [role="switch"]')]
    .filter((one) => one.checkVisibility() && !one.matches(':disabled, [aria-disabled="true"]'))
    .filter((one) => one.dataset['answers'] === undefined)
    .map((one) => {
      const label = one instanceof HTMLInputElement ? one.labels?.[0] : one;
      return { screen, name: one.ariaLabel ?? (label?.textContent ?? '').trim() };
    });
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
  const shell = document.querySelector<HTMLElement>('.window');
  return {
    screen: [shell?.dataset['screen'], shell?.dataset['session']].filter(Boolean).join(' '),
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
