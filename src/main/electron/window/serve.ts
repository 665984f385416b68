import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import * as v from 'valibot';

import type { Announcements, IpcRefusal, IpcReply, Requests } from '../../../shared/ipc.ts';
import { ipcArguments } from '../../commands/arguments.ts';
import type { Handlers } from '../../commands/command.ts';
import type { Clock, Log } from '../../ports.ts';
import { createRateLimit } from '../../time/rate-limit.ts';

/** 60 at once and 20 a second is ten times what the screens ask for, and nothing to main. */
const LIMITS = { burst: 60, perSecond: 20 } as const;
/** A flood of refusals must not become a flood of lines in the log. */
const LOG_LIMITS = { burst: 10, perSecond: 0.1 } as const;

/**
 * Answers every request of the contract, and nothing else.
 *
 * A request reaches its handler only when it comes from our window's own main frame, is not one of a flood, and
 * carries exactly what the contract says. A channel without a handler is refused by Electron itself.
 */
export function serve(
  handlers: Handlers,
  isOurs: (event: IpcMainInvokeEvent) => boolean,
  { log, clock }: { readonly log: Log; readonly clock: Clock },
): void {
  const isAllowed = createRateLimit(LIMITS, clock.monotonicMs);
  const isLogged = createRateLimit(LOG_LIMITS, clock.monotonicMs);
  const refuse: Refuse = (channel, because) => {
    if (isLogged()) log.warn('a request of the window was refused', { channel, because });
    return { isRefused: true };
  };
  for (const channel of channels) {
    ipcMain.handle(channel, async (event, ...values: unknown[]) => {
      if (!isOurs(event)) return refuse(channel, 'sender');
      if (!isAllowed()) return refuse(channel, 'flood');
      if (values.length !== 1) return refuse(channel, 'arguments');
      return answer(channel, handlers, values[0], refuse);
    });
  }
}

type Refuse = (channel: keyof Requests, because: string) => IpcRefusal;

const channels = Object.keys(ipcArguments) as readonly (keyof Requests)[];

async function answer<K extends keyof Requests>(
  channel: K,
  handlers: Handlers,
  value: unknown,
  refuse: Refuse,
): Promise<IpcReply<Requests[K][1]>> {
  const argument = v.safeParse(ipcArguments[channel], value);
  if (!argument.success) return refuse(channel, 'argument');
  try {
    return { isRefused: false, value: await handlers[channel](argument.output) };
  } catch (error) {
    return refuse(channel, error instanceof Error ? `bug: ${error.message}` : 'bug');
  }
}

/** Tells the window, if there is one. Never throws. */
export function announce<K extends keyof Announcements>(
  to: WebContents | null,
  channel: K,
  news: Announcements[K],
): void {
  if (to !== null && !to.isDestroyed()) to.send(channel, news);
}
