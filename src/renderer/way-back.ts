/** The way through the screens, and by which control each was left: coming back finds the focus there. */
export interface WayBack {
  /** A control of this screen is pressed, by this name; perhaps it leads away. */
  readonly press: (screen: string, name: string) => void;
  /** Somebody is on this screen now. Names the control it was left by; null for who has not been here on the way. */
  readonly arrive: (screen: string) => string | null;
}

/** Where ways begin: what came before is over, and its screens are met anew. */
const STARTS = /^(home|signed-out)\b/;

export function createWayBack(): WayBack {
  const pressed = new Map<string, string>();
  const way: string[] = [];
  return {
    press(screen, name) {
      pressed.set(screen, name);
    },
    arrive(screen) {
      const at = way.lastIndexOf(screen);
      const isBack = at >= 0;
      const isStart = STARTS.test(screen);
      if (isBack || isStart) way.length = Math.max(at, 0);
      way.push(screen);
      return isBack ? (pressed.get(screen) ?? null) : null;
    },
  };
}

/** The control of that name that can be seen; null when there is none any more. */
export function controlNamed(name: string): HTMLElement | null {
  const buttons = document.querySelectorAll<HTMLElement>('button');
  return [...buttons].find((one) => nameOf(one) === name && one.checkVisibility()) ?? null;
}

/** By which name a control is found again; of one in a menu, closed by then, that of the button that opens it. */
export function lastingName(control: Element): string {
  const menu = control.closest('[popover]');
  const opener = menu === null ? null : document.querySelector(`[popovertarget="${menu.id}"]`);
  return nameOf(opener ?? control);
}

const nameOf = (one: Element): string => one.getAttribute('aria-label') ?? one.textContent ?? '';
