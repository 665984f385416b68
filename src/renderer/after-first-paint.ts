/** A window that is not shown yet paints nothing; it need not wait longer than a person would notice. */
const NO_PAINT_MS = 100;

/** Calls back once: after the page's first frame is on the screen, or soon when none is drawn. */
export function afterFirstPaint(start: () => void): void {
  let started = false;
  const once = (): void => {
    if (started) return;
    started = true;
    start();
  };
  // A frame's callbacks run before it is painted; a task queued from one runs after.
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, NO_PAINT_MS);
}
