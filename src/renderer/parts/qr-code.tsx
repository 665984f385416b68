interface QrCodeProps {
  /** One string of `0` and `1` a row. */
  readonly rows: readonly string[];
  readonly label: string;
}

/** ISO/IEC 18004 asks for four light modules on every side. */
const QUIET_ZONE = 4;

/** A QR code as one path. Dark on light in both themes: many readers fail on the inverse. */
export function QrCode({ rows, label }: QrCodeProps) {
  const size = rows.length + 2 * QUIET_ZONE;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={qrPath(rows)} />
    </svg>
  );
}

function qrPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      Array.from(row, (module, x) => (module === '1' ? `M${x} ${y}h1v1h-1z` : '')),
    )
    .join('');
}
