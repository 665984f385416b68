import type { Engine, EngineState } from '../engine/engine.ts';
import type { SettingsStore, Signal } from '../ports.ts';

interface LookWhenOpenedPorts {
  readonly engine: Pick<Engine, 'lookAtUsage'> & {
    readonly state: () => Pick<EngineState, 'selectedKey'>;
  };
  readonly settings: Pick<SettingsStore, 'get'>;
  /** A window has the focus. */
  readonly onFocus: Signal;
}

/** Whoever comes to the window hears that their plan runs out, if they want to: looked at seldom, and for their account. */
export function lookWhenOpened({ engine, settings, onFocus }: LookWhenOpenedPorts): void {
  onFocus(() => {
    const { notices, usageNotices } = settings.get();
    const { selectedKey } = engine.state();
    if (!notices || !usageNotices || selectedKey === null) return;
    void engine.lookAtUsage(selectedKey, 'opened');
  });
}
