import type { Cancel, Signal } from '../ports.ts';
import type { SignInState } from '../sign-in/state.ts';
import type { ClipboardKeeper } from './keeper.ts';

interface StayingAwakePorts {
  readonly engine: {
    readonly state: () => { readonly signIn: Pick<SignInState, 'kind'> };
    readonly onChange: Signal;
  };
  readonly keeper: Pick<ClipboardKeeper, 'isHolding' | 'onChange'>;
  /** Keeps the system from slowing the app down, until the answer is called. */
  readonly stayAwake: () => Cancel;
}

/**
 * A system may let the timers of an app without a window slip by many seconds, and keeps no app awake for nothing. So it
 * is asked to for as long as somebody would notice: while a code is asked about, or a copy waits to be cleared.
 */
export function createStayingAwake({ engine, keeper, stayAwake }: StayingAwakePorts): void {
  let release: Cancel | null = null;

  function update(): void {
    const isNeeded = engine.state().signIn.kind === 'awaitingUser' || keeper.isHolding();
    if (isNeeded === (release !== null)) return;
    release?.();
    release = isNeeded ? stayAwake() : null;
  }

  engine.onChange(update);
  keeper.onChange(update);
}
