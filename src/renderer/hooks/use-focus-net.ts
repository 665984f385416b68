import { useEffect } from 'react';

/**
 * Catches the focus when the control that has it goes away: it goes on to the next step, or begins anew where the
 * screen does, and never falls to the page, from where a keyboard would have to find everything again.
 */
export function useFocusNet(): void {
  useEffect(() => {
    let held: Element | null = document.activeElement;
    const hold = (): void => {
      held = document.activeElement;
    };
    const catchFocus = (): void => {
      const isLost = held !== null && held !== document.body && !held.isConnected;
      if (isLost && document.activeElement === document.body) nextStep()?.focus();
    };
    document.addEventListener('focusin', hold);
    const observer = new MutationObserver(catchFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', hold);
      observer.disconnect();
    };
  }, []);
}

/** What has gone has mostly given way to it: "Copy token" to "Renew now", "Copy again" to what it has done. */
function nextStep(): HTMLElement | null {
  const primary = document.querySelector<HTMLElement>('main .primary:not([aria-disabled="true"])');
  return primary ?? startOf(document.body);
}

/** Where a screen begins for who comes to it: its next step, or its heading. */
export function startOf(screen: Element): HTMLElement | null {
  const steps = [...screen.querySelectorAll<HTMLElement>('[data-start]')];
  return steps.find((one) => one.checkVisibility()) ?? document.querySelector<HTMLElement>('h1');
}
