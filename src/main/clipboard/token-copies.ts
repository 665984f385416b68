import type { CopyFormat, CopyOutcome, TokenCopy } from '../../shared/token-copy.ts';
import type { Engine } from '../engine/engine.ts';
import { createListeners } from '../listeners.ts';
import type { Signal } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Alarms } from '../time/alarms.ts';
import { textOf } from './copy-formats.ts';
import type { ClipboardKeeper } from './keeper.ts';

/** Copies of the Copilot token that the user asked for. */
export interface Copies {
  /** Renews first when the token has less life than the user wants; never rejects. */
  copy(accountKey: string, format: CopyFormat): Promise<CopyOutcome>;
  /** The last copy, or null when there was none or its token has died. */
  view(): TokenCopy | null;
  /** The clipboard no longer holds it. */
  cleared(): void;
  readonly onChange: Signal;
}

export interface CopiesPorts {
  readonly engine: Pick<Engine, 'token' | 'tokenAtHand' | 'state'>;
  readonly keeper: Pick<ClipboardKeeper, 'copy'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  readonly editorVersion: string;
  readonly minimumLifeMs: () => number;
  /** Null: never clear. */
  readonly clearAfterMs: () => number | null;
}

interface Copied {
  readonly accountKey: string;
  readonly what: CopyFormat;
  readonly token: Secret;
  /** Timeline milliseconds. */
  readonly expiresAtMs: number;
  readonly clearsAtMs: number | null;
}

/** Hands the Copilot token over through the clipboard, and remembers what was copied for as long as it is valid. */
export function createCopies(ports: CopiesPorts): Copies {
  const { engine, alarms } = ports;
  const listeners = createListeners();
  let last: Copied | null = null;

  async function copy(accountKey: string, format: CopyFormat): Promise<CopyOutcome> {
    const held = await engine.token(accountKey, ports.minimumLifeMs());
    const account = engine.state().accounts.find(({ key }) => key === accountKey);
    if (held === null || account === undefined) return 'noToken';
    const text = textOf(format, {
      token: held.token,
      host: account.host,
      apiUrl: held.apiUrl,
      expiresAtMs: alarms.wallAt(held.expiresAtMs),
      editorVersion: ports.editorVersion,
    });
    const clearAfterMs = ports.clearAfterMs();
    const clearsAtMs = clearAfterMs === null ? null : alarms.nowMs() + clearAfterMs;
    if (!(await ports.keeper.copy('token', text, clearsAtMs))) return 'notWritten';
    const { token, expiresAtMs } = held;
    last = { accountKey, what: format, token, expiresAtMs, clearsAtMs };
    listeners.tell();
    return 'copied';
  }

  function view(): TokenCopy | null {
    if (last === null || alarms.nowMs() >= last.expiresAtMs) return null;
    const { accountKey, what, clearsAtMs } = last;
    const present = engine.tokenAtHand(accountKey);
    return {
      accountKey,
      what,
      validUntilMs: alarms.wallAt(last.expiresAtMs),
      clearsAtMs: clearsAtMs === null ? null : alarms.wallAt(clearsAtMs),
      replaced: present !== null && !present.token.equals(last.token),
    };
  }

  return {
    copy,
    view,
    cleared() {
      if (last === null) return;
      last = { ...last, clearsAtMs: null };
      listeners.tell();
    },
    onChange: listeners.add,
  };
}
