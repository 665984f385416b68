import type { Requests, Screen } from '../../shared/ipc.ts';

/** One handler per request of the window. The tray and the notices go through the same ones. */
export type Handlers = {
  readonly [K in keyof Requests]: (argument: Requests[K][0]) => Promise<Requests[K][1]>;
};

/** A request as data: `kind` is its channel. */
export type RequestCommand<K extends keyof Requests = keyof Requests> = {
  [P in K]: { readonly kind: P; readonly argument: Requests[P][0] };
}[K];

/** What a menu item or a notice's button does. Nothing a face can do is outside this union. */
export type Command = RequestCommand | ScreenCommand;

interface ScreenCommand {
  readonly kind: 'screen:open';
  readonly screen: Screen;
  /** The account that the screen should speak of; null leaves the one that is selected. */
  readonly accountKey: string | null;
}

/** Brings a screen to the front. Changes nothing but, perhaps, the account that it shows. */
export function toScreen(screen: Screen, accountKey: string | null = null): Command {
  return { kind: 'screen:open', screen, accountKey };
}

/**
 * Asks for what the window would ask for, or brings the window's screen to the front.
 *
 * A sign-in started elsewhere also opens the window, where its code appears; a copy that failed opens it to say why, and
 * to offer it again where it can be copied. `onCopied` hears of one that did not.
 */
export async function perform(
  command: Command,
  handlers: Handlers,
  openScreen: (screen: Screen) => void,
  onCopied: () => void = () => undefined,
): Promise<void> {
  if (command.kind === 'screen:open') {
    if (command.accountKey !== null) await handlers['account:select'](command.accountKey);
    return openScreen(command.screen);
  }
  if (command.kind === 'sign-in:start') openScreen('home');
  const reply = await handle(command, handlers);
  if (reply === 'copied') onCopied();
  if (reply === 'noToken' || reply === 'notWritten' || reply === 'noFocus') openScreen('home');
}

function handle<K extends keyof Requests>(
  command: RequestCommand<K>,
  handlers: Handlers,
): Promise<Requests[K][1]> {
  return handlers[command.kind](command.argument);
}
