import type { Day, DaySpan, DayState } from '../../shared/activity.ts';
import { gapsOf } from '../../shared/format/activity-words.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';

/** One unit of the picture is five minutes. */
const UNIT_MS = 5 * MINUTE_MS;
const HEIGHT = 20;

/** Shorter gaps would not be seen. */
const LEAST_WIDTH = 2;

/** From the bottom up: each state has a height of its own, so that colour alone tells nothing. */
const HEIGHTS: Readonly<Record<DayState, number>> = {
  ready: HEIGHT,
  failing: 14,
  none: 7,
  asleep: 4,
  away: 0,
};

/** The 24 hours as a strip, the newest on the right. What it shows is said in words beside it. */
export function DayPicture({ day }: { readonly day: Day }) {
  const width = (day.toMs - day.fromMs) / UNIT_MS;
  const wide = day.spans.filter(({ state }) => state === 'ready');
  const gaps = gapsOf(day).filter(({ state }) => state !== 'away');
  return (
    <svg
      className="day-picture"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <defs>
        <pattern id="day-hatch" width="4" height="4" patternUnits="userSpaceOnUse">
          <path className="day-hatch" d="M0 4 4 0" />
        </pattern>
      </defs>
      <rect className="day-base" y={HEIGHT - 1} width={width} height={1} />
      {wide.map((span) => bar(span, day, 0))}
      {gaps.map((span) => bar(span, day, LEAST_WIDTH))}
    </svg>
  );
}

/** A gap is cut out of what is below it, and has its own height in its place. */
function bar({ fromMs, toMs, state }: DaySpan, day: Day, least: number) {
  const x = (fromMs - day.fromMs) / UNIT_MS;
  const width = Math.max((toMs - fromMs) / UNIT_MS, least);
  const height = HEIGHTS[state];
  return (
    <g key={fromMs}>
      {least > 0 ? <rect className="day-cut" x={x} width={width} height={HEIGHT} /> : null}
      <rect className={`day-${state}`} x={x} y={HEIGHT - height} width={width} height={height} />
    </g>
  );
}
