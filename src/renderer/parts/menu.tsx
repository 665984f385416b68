import type { FocusEvent, KeyboardEvent, ReactNode, ToggleEvent } from 'react';
import { nextIn } from '../menu-keys.ts';

interface MenuProps {
  /** The `popoverTarget` of the button that opens it. */
  readonly id: string;
  readonly label: string;
  readonly side: 'above' | 'below';
  readonly children: ReactNode;
}

/** A list of buttons over the page. The platform's popover brings Esc, closing by a click beside it, and focus. */
export function Menu({ id, label, side, children }: MenuProps) {
  return (
    <div
      id={id}
      popover="auto"
      role="group"
      aria-label={label}
      className={`menu menu-${side}`}
      onClick={(event) => event.currentTarget.hidePopover()}
      onKeyDown={moveByKeys}
      onBeforeToggle={startAtTop}
      onBlur={closeBehind}
    >
      {children}
    </div>
  );
}

/**
 * The platform gives the focus to what has this attribute while it shows the popover. `toggle` comes later: a key that was
 * pressed before it would be lost.
 *
 * @see https://html.spec.whatwg.org/multipage/popover.html#popover-focusing-steps
 */
function startAtTop(event: ToggleEvent<HTMLElement>): void {
  if (event.newState === 'open') {
    event.currentTarget.querySelector('button')?.setAttribute('autofocus', '');
  }
}

/** A menu lies over what the focus goes on to, and so it closes. The button that has opened it closes it by itself. */
function closeBehind({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
  if (!(relatedTarget instanceof HTMLElement) || currentTarget.contains(relatedTarget)) return;
  if (relatedTarget.getAttribute('popovertarget') !== currentTarget.id) currentTarget.hidePopover();
}

/** Arrows, Home, End and the first letters of a line move between the buttons, beside Tab. */
function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = nextIn(items.map(wordsOf), at, event.key, event.timeStamp);
  if (next === null) return;
  event.preventDefault();
  items[next]?.focus();
}

/** Without a person's initials, which are a picture. */
function wordsOf(item: Element): string {
  const seen = [...item.childNodes].filter(
    (node) => !(node instanceof Element && node.ariaHidden === 'true'),
  );
  return seen.map(({ textContent }) => textContent ?? '').join('');
}
