import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import { FOLDER } from '../app.ts';
import { tellsSecret, tokenIn } from '../secrets.ts';
import type { World } from '../world.ts';
import { type Look, type Promised, sinceStirred } from './promise.ts';

/** A copied token is cleared after 30 s; then it is tried every few seconds. */
const CLIPBOARD_MS = 30 * SECOND_MS + MINUTE_MS;

/** S: nothing that is shown, written down or opened tells a secret, and a copied one does not stay in the clipboard. */
export const secret: Promised = {
  letter: 'S',
  watch(world) {
    const lookAtClipboard = watchClipboard(world);
    const lookAtFiles = watchPlainFiles(world);
    return () => [
      ...world.sight.told.filter(tellsSecret).map((text) => `a secret is told: …${around(text)}…`),
      ...lookAtFiles(),
      ...lookAtClipboard(),
    ];
  },
};

function around(text: string): string {
  const at = Math.max(text.search(/q7x.q7x|713778..713778|%71%37%78|cTd4|exp=\d+;sku/i) - 120, 0);
  return text.slice(at, at + 240);
}

function watchPlainFiles({ machine }: World): Look {
  let seen: Uint8Array | undefined;
  return () => {
    const bytes = machine.disk.entries.get(`${FOLDER}/settings.json`);
    if (bytes === undefined || bytes === seen) return [];
    seen = bytes;
    const isTold = tellsSecret(Buffer.from(bytes).toString('latin1'));
    return isTold ? ['a secret lies on the disk in plain'] : [];
  };
}

/** A secret may lie there for its time, and for as long as nobody can look or the app does not run. */
function watchClipboard(world: World): Look {
  const { machine, trueMs, isRunning, abandoned, awakeSinceMs } = world;
  let sinceMs: number | null = null;
  const tells = sinceStirred(world, () => tellsSecret(machine.clipboard.text));
  return () => {
    const { text, sight, isWritable } = machine.clipboard;
    const isOurs = text !== abandoned() && tells() && !isDead(world, text);
    const isOwed = isRunning() && sight === 'clear' && isWritable && isOurs;
    if (!isOwed) {
      sinceMs = null;
      return [];
    }
    sinceMs = Math.max(sinceMs ?? trueMs(), awakeSinceMs());
    const isOver = trueMs() - sinceMs > CLIPBOARD_MS;
    return isOver ? ['a copied secret stays in the clipboard'] : [];
  };
}

/** A Copilot token that is over is worth nothing to anybody. */
function isDead({ hosts }: World, text: string): boolean {
  const token = tokenIn(text);
  return token !== null && [...hosts.values()].some((host) => (host.lifeLeftMs(token) ?? 1) <= 0);
}
