import type { CopyAnswer } from '../../shared/token-copy.ts';
import type { EngineState } from '../engine/engine.ts';
import { createListeners } from '../listeners.ts';
import type { Signal } from '../ports.ts';
import type { AwaitingUser } from '../sign-in/state.ts';
import type { ClipboardKeeper } from './keeper.ts';

/** The copy of a sign-in's code. `keeper.ts` says when it is cleared. */
export interface CodeCopy {
  /** Null when no sign-in shows a code. Never rejects. */
  copy(): Promise<CopyAnswer | null>;
  /** Whether the very code that is on the screen lies in the clipboard. */
  isCopied(): boolean;
  readonly onChange: Signal;
}

export interface CodeCopyPorts {
  readonly engine: { readonly state: () => Pick<EngineState, 'signIn'> };
  readonly keeper: Pick<ClipboardKeeper, 'copy' | 'onGone'>;
}

/** Copies the code of the sign-in under way, and remembers that it did. */
export function createCodeCopy({ engine, keeper }: CodeCopyPorts): CodeCopy {
  const listeners = createListeners();
  let copied: string | null = null;

  function remember(code: string | null): void {
    copied = code;
    listeners.tell();
  }

  function awaiting(): AwaitingUser | null {
    const { signIn } = engine.state();
    return signIn.kind === 'awaitingUser' ? signIn : null;
  }

  keeper.onGone(({ what }) => {
    if (what === 'code') remember(null);
  });

  return {
    async copy() {
      const code = awaiting();
      if (code === null) return null;
      // The code is worth nothing once it has expired, and is wanted in the clipboard until it was typed.
      const { userCode, expiresAtMs } = code;
      const stay = { clearsAtMs: expiresAtMs, diesAtMs: expiresAtMs };
      const outcome = await keeper.copy('code', userCode, stay);
      if (outcome === 'copied') remember(userCode);
      return outcome;
    },
    isCopied: () => copied !== null && copied === awaiting()?.userCode,
    onChange: listeners.add,
  };
}
