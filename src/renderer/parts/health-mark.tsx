import type { CheckHealth } from '../../shared/doctor.ts';

/** Told apart by their shape alone, each on a 24-unit grid. */
const SHAPES: Readonly<Record<CheckHealth, string>> = {
  bad: 'M8 3h8l5 5v8l-5 5H8l-5-5V8ZM9 9l6 6M15 9l-6 6',
  warning: 'M12 4l9.5 16h-19ZM12 10v4.5M12 17.2v.3',
  unknown: 'M12 3a9 9 0 1 0 .01 0M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.7v.3',
  notAsked: 'M12 3a9 9 0 1 0 .01 0M8.5 12h7',
  well: 'M5 13l5 5L19 7',
};

/** How a check stands, as a picture; the word for it stands beside. */
export function HealthMark({ health }: { readonly health: CheckHealth }) {
  return (
    <svg className="icon health" data-health={health} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[health]} />
    </svg>
  );
}
