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
      [...row.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
