import type { Requests, Screen } from '../shared/ipc.ts';

/** One handler per request of the window. The tray and the notices go through the same ones. */
export type Handlers = {
  readonly [K in keyof Requests]: (argument: Requests[K][0]) => Promise<Requests[K][1]>;
};

/** A request as data: `kind` is its channel. */
export type RequestCommand<K extends keyof Requests = keyof Requests> = {
  [P in K]: { readonly kind: P; readonly argument: Requests[P][0] };
}[K];

/** What a menu item or a notice's button does. Nothing a face can do is outside this union. */
export type Command = RequestCommand | { readonly kind: 'screen:open'; readonly screen: Screen };

/** Asks for what the window would ask for, or brings the window's screen to the front. */
export async function perform(
  command: Command,
  handlers: Handlers,
  openScreen: (screen: Screen) => void,
): Promise<void> {
  if (command.kind === 'screen:open') return openScreen(command.screen);
  await handle(command, handlers);
}

function handle<K extends keyof Requests>(
  command: RequestCommand<K>,
  handlers: Handlers,
): Promise<Requests[K][1]> {
  return handlers[command.kind](command.argument);
}
