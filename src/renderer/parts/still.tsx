/**
 * The window before its first view: a flame at rest.
 *
 * Drawn by attributes alone, because `index.html` carries the same picture and shows it before any style sheet has
 * come. A test keeps the two alike.
 */
export function Still() {
  return (
    <main data-screen="starting">
      <svg role="heading" aria-level={1} aria-label="Pilot Light" width="100%" height="90vh">
        <svg x="50%" y="50%" overflow="visible">
          <g fill="none" stroke="#8f8477" strokeLinecap="round" transform="translate(-64 -64)">
            <circle cx="64" cy="64" r="59" strokeWidth="4" strokeOpacity=".25" />
            <path
              d="M66 49c5 9 14 14 14 26a16 16 0 0 1-32 0c0-6 3-11 6-15 1 4 3 6 5 7-1-7 1-14 7-18Z"
              strokeWidth="2.5"
            />
            <path d="M47 97h34" strokeWidth="5" />
          </g>
        </svg>
      </svg>
    </main>
  );
}
