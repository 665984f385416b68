import type { FocusEvent, ReactNode, ToggleEvent } from 'react';

interface PopoverProps {
  /** The `popoverTarget` of the button that opens it. */
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Some words over the lower part of the page, closed by Esc or by a click beside it. */
export function Popover({ id, label, children }: PopoverProps) {
  return (
    <span
      id={id}
      popover="auto"
      role="group"
      aria-label={label}
      className="popover"
      onToggle={startWithin}
      onBlur={closeBehind}
    >
      {children}
    </span>
  );
}

/** What was opened is where one reads on; closed, the platform gives the focus back. */
function startWithin(event: ToggleEvent<HTMLElement>): void {
  if (event.newState === 'open') event.currentTarget.querySelector('button')?.focus();
}

/** It lies over what the focus goes on to, and so it closes. The button that has opened it closes it by itself. */
function closeBehind({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
  if (!(relatedTarget instanceof HTMLElement) || currentTarget.contains(relatedTarget)) return;
  if (relatedTarget.getAttribute('popovertarget') !== currentTarget.id) currentTarget.hidePopover();
}
