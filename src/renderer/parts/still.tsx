/**
 * The window before its first view. `index.html` carries the same markup, so that the first paint waits for no script;
 * a test keeps the two alike.
 */
export function Still() {
  return (
    <div className="window" data-screen="starting">
      <header className="bar">
        <span className="wordmark">Pilot Light</span>
      </header>
      <main className="screen screen-still">
        <svg className="flame" viewBox="0 0 120 120" aria-hidden="true">
          <circle className="ring-track" cx="60" cy="60" r="55" />
          <path
            className="flame-outline"
            d="M60 55c5 8 10 12 10 19a10 10 0 0 1-20 0c0-7 5-11 10-19Z"
          />
          <path className="burner" d="M44 91h32" />
        </svg>
      </main>
    </div>
  );
}
