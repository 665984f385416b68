import { createHash } from 'node:crypto';

/**
 * What the system knows an incident by: hosts may be longer than the 64 characters that Windows takes for a notice, and
 * a notice with a longer id is an error there.
 *
 * @see https://learn.microsoft.com/uwp/api/windows.ui.notifications.toastnotification.tag
 */
export function systemIdOf(incident: string): string {
  // Half of it: no two incidents of one app will ever meet.
  return createHash('sha256').update(incident).digest('hex').slice(0, 32);
}
