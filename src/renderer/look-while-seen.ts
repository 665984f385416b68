/**
 * Looks now, every so often and whenever the window comes into sight, until it is ended. A hidden window looks at nothing
 * and arms no timer.
 */
export function lookWhileSeen(look: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setInterval> | null = null;
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const lookIfSeen = (): void => {
    stop();
    if (document.hidden) return;
    look();
    timer = setInterval(look, everyMs);
  };
  lookIfSeen();
  document.addEventListener('visibilitychange', lookIfSeen);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', lookIfSeen);
  };
}
