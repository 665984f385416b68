/** A second, in milliseconds, as every name that ends in `Ms` counts. */
export const SECOND_MS = 1_000;
/** A minute, in milliseconds. */
export const MINUTE_MS = 60 * SECOND_MS;
/** An hour, in milliseconds. */
export const HOUR_MS = 60 * MINUTE_MS;
/** A day, in milliseconds. */
export const DAY_MS = 24 * HOUR_MS;
/** Without a leap day: for bounds and never for a calendar. */
export const YEAR_MS = 365 * DAY_MS;
