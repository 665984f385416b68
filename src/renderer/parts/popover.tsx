import type { ReactNode, ToggleEvent } from 'react';

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
    >
      {children}
    </span>
  );
}

/** What was opened is where one reads on; closed, the platform gives the focus back. */
function startWithin(event: ToggleEvent<HTMLElement>): void {
  if (event.newState === 'open') event.currentTarget.querySelector('button')?.focus();
}
