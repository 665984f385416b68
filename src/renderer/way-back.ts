import type { ScreenView } from './screen-of.ts';

type ScreenKind = ScreenView['kind'];

/** By which control each screen was left, so that whoever comes back finds the focus there and not at the top. */
export interface WayBack {
  /** Somebody leaves the screen by the control that has the focus. */
  readonly leave: (screen: ScreenKind) => void;
  /** Its name, once; null when nobody has left the screen so. */
  readonly leftBy: (screen: ScreenKind) => string | null;
}

export function createWayBack(): WayBack {
  const left = new Map<ScreenKind, string>();
  return {
    leave(screen) {
      const control = focusedControl();
      if (control !== null) left.set(screen, nameOf(control));
    },
    leftBy(screen) {
      const name = left.get(screen) ?? null;
      left.delete(screen);
      return name;
    },
  };
}

/** The control of that name that can be seen; null when there is none any more. */
export function controlNamed(name: string): HTMLElement | null {
  const buttons = document.querySelectorAll<HTMLElement>('button');
  return [...buttons].find((one) => nameOf(one) === name && one.checkVisibility()) ?? null;
}

/** Of a menu, which is closed when one comes back, the button that opens it. */
function focusedControl(): Element | null {
  const focused = document.activeElement;
  const menu = focused?.closest('[popover]');
  if (menu === null || menu === undefined) return focused?.closest('button') ?? null;
  return document.querySelector(`[popovertarget="${menu.id}"]`);
}

const nameOf = (one: Element): string => one.getAttribute('aria-label') ?? one.textContent ?? '';
