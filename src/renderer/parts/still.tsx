/**
 * The window before its first view. `index.html` carries the same markup, so that the first paint waits for no script;
 * a test keeps the two alike.
 */
export function Still() {
  return (
    <div className="window" data-screen="starting">
      <header className="bar">
        <h1 className="wordmark">Pilot Light</h1>
      </header>
      <main className="screen screen-still">
        <svg className="flame" viewBox="0 0 120 120" aria-hidden="true">
          <circle className="ring-track" cx="60" cy="60" r="55" />
          <path
            className="flame-outline"
            d="M62 46c5 8 13 13 13 24a15 15 0 0 1-30 0c0-6 3-10 6-14 1 4 3 6 5 7-1-7 1-13 6-17Z"
          />
          <path className="burner" d="M44 91h32" />
        </svg>
      </main>
    </div>
  );
}
