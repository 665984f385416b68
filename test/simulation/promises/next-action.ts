import type { TrayMenu } from '../../../src/main/faces/tray/tray-menu.ts';
import type { View } from '../../../src/shared/view.ts';
import { type Promised, sinceStirred } from './promise.ts';

const SESSIONS: ReadonlySet<string> = new Set<View['accounts'][number]['session']['kind']>([
  'restoring',
  'refreshing',
  'lit',
  'flickering',
  'out',
  'refused',
  'signInNeeded',
]);

const SIGN_INS: ReadonlySet<string> = new Set<View['signIn']['kind']>([
  'idle',
  'requestingCode',
  'awaitingUser',
  'identifying',
  'confirming',
  'exchanging',
  'done',
  'failed',
]);

/** What every menu offers whatever is the matter. */
const ALWAYS: ReadonlySet<string> = new Set(['app:quit', 'screen:open', 'settings:change']);

/** U: the faces show one of a closed set of states, and each offers something to do next. */
export const nextAction: Promised = {
  letter: 'U',
  watch: (world) =>
    sinceStirred(world, () => {
      const { view, tray } = world.sight;
      if (!world.isRunning() || view === null || tray === null) return [];
      const strange = [
        ...view.accounts.map(({ session }) => session.kind).filter((kind) => !SESSIONS.has(kind)),
        ...[view.signIn.kind].filter((kind) => !SIGN_INS.has(kind)),
      ];
      return [
        ...strange.map((kind) => `no state is called ${kind}`),
        ...(hasAction(tray.menu) ? [] : [`nothing to do next: ${JSON.stringify(tray.menu)}`]),
      ];
    }),
};

function hasAction(menu: TrayMenu): boolean {
  return menu.some((item) => {
    if (item.kind === 'command') return item.enabled && !ALWAYS.has(item.command.kind);
    return item.kind === 'submenu' && item.enabled && hasAction(item.items);
  });
}
