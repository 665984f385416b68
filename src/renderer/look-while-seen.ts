/** Looks now, every so often and whenever the window comes into sight, and never while it is hidden; until it is ended. */
export function lookWhileSeen(look: () => void, everyMs: number): () => void {
  const lookIfSeen = (): void => {
    if (!document.hidden) look();
  };
  lookIfSeen();
  const timer = setInterval(lookIfSeen, everyMs);
  document.addEventListener('visibilitychange', lookIfSeen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', lookIfSeen);
  };
}
