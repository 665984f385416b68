import type { AppClock } from '../../shared/format/app-clock.ts';
import type { HourCycle } from '../../shared/format/clock-time.ts';
import type { Platform } from '../../shared/platform.ts';
import type { View } from '../../shared/view.ts';
import type { Agent } from '../agent/agent.ts';
import type { CodeCopy } from '../clipboard/code-copy.ts';
import type { TokenCopies } from '../clipboard/token-copies.ts';
import type { CopyShortcut } from '../commands/copy-shortcut.ts';
import { DEFAULT_CLIENT_ID } from '../config.ts';
import type { Engine } from '../engine/engine.ts';
import type { KeyringRestart } from '../engine/keyring-restart.ts';
import { clientIdOf } from '../engine/preferences.ts';
import type { Mishaps } from '../mishaps.ts';
import type { GitHub, Log, SettingsStore, Signal } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Updates } from '../updates/updates.ts';
import { languageOf } from './language.ts';
import { createParts } from './part.ts';
import type { Presence } from './presence.ts';
import { type Surroundings, viewOf } from './view.ts';

/** What all faces show at this moment. */
export interface PresentView {
  get(): View;
  /** Something in it has changed. That time passes changes nothing. */
  readonly onChange: Signal;
}

/** All that a view is made of. */
interface PresentViewPorts {
  readonly engine: Pick<Engine, 'state' | 'onChange'>;
  readonly keyringRestart: KeyringRestart;
  readonly gitHub: Pick<GitHub, 'detours'>;
  readonly alarms: Pick<Alarms, 'wallAt'>;
  readonly tokenCopies: Pick<TokenCopies, 'view' | 'onChange'>;
  readonly codeCopy: Pick<CodeCopy, 'isCopied' | 'onChange'>;
  readonly settings: Pick<SettingsStore, 'get' | 'onChange'>;
  readonly mishaps: Pick<Mishaps, 'last' | 'onChange'>;
  readonly presence: Pick<Presence, 'tray' | 'onChange'>;
  readonly copyShortcut: Pick<CopyShortcut, 'standing' | 'onChange'>;
  readonly agent: Pick<Agent, 'view' | 'onChange'>;
  readonly updates: Pick<Updates, 'view' | 'onChange'>;
  readonly theme: { readonly present: () => View['theme']; readonly onChange: Signal };
  readonly log: Pick<Log, 'warn'>;
  /** The languages that the user's system prefers, best first. */
  readonly preferredLanguages: () => readonly string[];
  /** How the system writes clocks, as far as it tells. */
  readonly hourCycle: () => HourCycle;
  readonly version: string;
  readonly platform: Platform;
  readonly clock: AppClock;
  /** The host that is offered before those of the settings. */
  readonly firstHost: string;
}

/** Brings together what the engine knows and what surrounds it. */
export function createPresentView(ports: PresentViewPorts): PresentView {
  const { engine, gitHub, alarms, tokenCopies, codeCopy, settings, mishaps, presence, theme } =
    ports;
  const { copyShortcut, agent, updates } = ports;
  const part = createParts(ports.log);

  function surroundings(): Surroundings {
    const chosen = settings.get();
    const clientId = clientIdOf(chosen);
    return {
      version: ports.version,
      clock: ports.clock,
      platform: ports.platform,
      language: languageOf(chosen.language, ports.preferredLanguages()),
      theme: theme.present(),
      hourCycle: ports.hourCycle(),
      settings: chosen,
      hosts: [ports.firstHost, ...chosen.hosts.filter((host) => host !== ports.firstHost)],
      client: { id: clientId, isDefault: clientId === DEFAULT_CLIENT_ID },
      tray: presence.tray(),
      shortcut: copyShortcut.standing(),
      agent: agent.view(),
      update: updates.view(),
      detours: gitHub.detours(),
      mishap: mishaps.last(),
      restart: ports.keyringRestart.cost(),
      copied: part('copy', tokenCopies.view, null),
    };
  }

  return {
    get() {
      // One reading of the clocks for all of its instants.
      const aheadMs = alarms.wallAt(0);
      return viewOf(engine.state(), {
        surroundings: surroundings(),
        isCodeCopied: codeCopy.isCopied(),
        wallAt: (atMs) => atMs + aheadMs,
        part,
      });
    },
    onChange(listener) {
      const sources = [
        engine,
        tokenCopies,
        codeCopy,
        settings,
        mishaps,
        presence,
        theme,
        copyShortcut,
        agent,
        updates,
      ];
      const cancels = sources.map((source) => source.onChange(() => listener()));
      return () => {
        for (const cancel of cancels) cancel();
      };
    },
  };
}
