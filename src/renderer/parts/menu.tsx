import type { KeyboardEvent, ReactNode, ToggleEvent } from 'react';

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
      onKeyDown={moveByArrows}
      onToggle={startAtTop}
    >
      {children}
    </div>
  );
}

function startAtTop(event: ToggleEvent<HTMLElement>): void {
  if (event.newState === 'open') event.currentTarget.querySelector('button')?.focus();
}

/** Arrow keys move between the buttons, beside Tab. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  items.at((at + step) % items.length)?.focus();
}
