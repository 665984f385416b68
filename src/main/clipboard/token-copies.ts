import type { Settings } from '../../shared/settings.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/time-units.ts';
import type { CopyFormat, CopyOutcome, CopyPlace, TokenCopy } from '../../shared/token-copy.ts';
import { copies as numbers } from '../config.ts';
import type { Engine } from '../engine/engine.ts';
import { createListeners } from '../listeners.ts';
import type { Cancel, Signal } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Alarms } from '../time/alarms.ts';
import { textOf } from './copy-formats.ts';
import type { ClipboardKeeper } from './keeper.ts';

/** Copies of the Copilot token that the user asked for. `keeper.ts` says when they are cleared. */
export interface TokenCopies {
  /** Renews first when the token has less life than the user wants; never rejects. */
  copy(accountKey: string, format: CopyFormat): Promise<CopyOutcome>;
  /** The last copy, or null when there was none or its token has died. */
  view(): TokenCopy | null;
  /** An account has been signed out: what was copied of one that is not here any more is taken out of the clipboard. */
  clearStray(): void;
  readonly onChange: Signal;
}

export interface TokenCopiesPorts {
  readonly engine: Pick<Engine, 'token' | 'tokenAtHand' | 'state'>;
  readonly keeper: Pick<ClipboardKeeper, 'copy' | 'clearTokens' | 'onGone'>;
  readonly alarms: Pick<Alarms, 'at' | 'nowMs' | 'wallAt'>;
  readonly settings: {
    readonly get: () => Pick<Settings, 'clipboardSeconds' | 'minimumLifeMinutes'>;
  };
  readonly editorVersion: string;
}

interface Copied {
  readonly accountKey: string;
  readonly what: CopyFormat;
  readonly token: Secret;
  /** Timeline milliseconds. */
  readonly expiresAtMs: number;
  readonly clearsAtMs: number | null;
  readonly place: CopyPlace;
}

/** Hands the Copilot token over through the clipboard, and remembers what was copied for as long as it is valid. */
export function createTokenCopies(ports: TokenCopiesPorts): TokenCopies {
  const { engine, keeper, alarms, settings } = ports;
  const listeners = createListeners();
  let last: Copied | null = null;
  let cancels: readonly Cancel[] = [];

  async function copy(accountKey: string, format: CopyFormat): Promise<CopyOutcome> {
    const held = await engine.token(accountKey, settings.get().minimumLifeMinutes * MINUTE_MS);
    const account = engine.state().accounts.find(({ key }) => key === accountKey);
    if (held === null || account === undefined) return 'noToken';
    const text = textOf(format, {
      token: held.token,
      host: account.host,
      apiUrl: held.apiUrl,
      expiresAtMs: alarms.wallAt(held.expiresAtMs),
      editorVersion: ports.editorVersion,
    });
    const { clipboardSeconds } = settings.get();
    const isEverCleared = clipboardSeconds > 0;
    const clearsAtMs = isEverCleared ? alarms.nowMs() + clipboardSeconds * SECOND_MS : null;
    const { token, expiresAtMs } = held;
    const stay = { clearsAtMs, diesAtMs: expiresAtMs };
    const outcome = await keeper.copy('token', text, stay);
    if (outcome !== 'copied') return outcome;
    remember({ accountKey, what: format, token, expiresAtMs, clearsAtMs, place: 'held' });
    if (clearsAtMs === null) putPastLater();
    return 'copied';
  }

  /** The view of it changes by itself when it has little life left, and when it has none. */
  function remember(copied: Copied): void {
    for (const cancel of cancels) cancel();
    const { expiresAtMs } = copied;
    cancels = [expiresAtMs - numbers.newerFromMs, expiresAtMs]
      .filter((atMs) => atMs > alarms.nowMs())
      .map((atMs) => alarms.at(atMs, listeners.tell));
    last = copied;
    listeners.tell();
  }

  function putPastLater(): void {
    const mine = last;
    const pass = (): void => {
      if (last !== null && last === mine) remember({ ...last, place: 'past' });
    };
    alarms.at(alarms.nowMs() + numbers.spokenOfMs, pass);
  }

  function view(): TokenCopy | null {
    const nowMs = alarms.nowMs();
    if (last === null || nowMs >= last.expiresAtMs) return null;
    const { accountKey, what, place, clearsAtMs } = last;
    const present = engine.tokenAtHand(accountKey);
    const endsSoon = nowMs >= last.expiresAtMs - numbers.newerFromMs;
    return {
      accountKey,
      what,
      place,
      validUntilMs: alarms.wallAt(last.expiresAtMs),
      clearsAtMs: clearsAtMs === null ? null : alarms.wallAt(clearsAtMs),
      replaced: endsSoon && present !== null && !present.token.equals(last.token),
    };
  }

  keeper.onGone(({ what, isTakenOut }) => {
    if (what !== 'token' || last === null) return;
    remember({ ...last, clearsAtMs: null, place: isTakenOut ? 'cleared' : 'past' });
    if (isTakenOut) putPastLater();
  });

  function clearStray(): void {
    const isHere = engine.state().accounts.some(({ key }) => key === last?.accountKey);
    if (last !== null && !isHere) keeper.clearTokens();
  }

  return { copy, view, clearStray, onChange: listeners.add };
}
