import { host, settings } from './host.ts';

let online = settings.online;

/** Whether this machine is said to have a network. */
export const isOnline = (): boolean => online;

host.answer('online', (value) => {
  online = value;
});
