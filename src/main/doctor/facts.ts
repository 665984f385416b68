import type { AgentView } from '../../shared/agent.ts';
import type { Platform } from '../../shared/platform.ts';
import type { Settings } from '../../shared/settings.ts';
import type { StorageState } from '../../shared/storage.ts';
import type { TrayPresence } from '../../shared/tray-presence.ts';
import type { SessionState } from '../session/state.ts';
import type { HostAnswer } from './last-answers.ts';

/** Whose certificate a host was met with last, as Chromium judged it. */
export interface CertificateSeen {
  /** Who has issued it: an organisation, or the name of its key. Somebody else's words, cut and cleaned. */
  readonly issuer: string;
  /** Its root is one of those that come with browsers; others were installed on this computer. */
  readonly isKnownRoot: boolean;
  readonly isTrusted: boolean;
}

/** How texts get into the clipboard here: at once, by a program that holds them, or only while a window has the focus. */
export type ClipboardWay = 'plain' | 'lent' | 'focused';

/** Whether notices can be seen, as far as anybody knows. */
export type NoticesStanding = 'shown' | 'unsupported' | 'failed';

/** What the machine says when it is looked at. Nothing here sends anything to a host; promises may reject or never settle. */
export interface MachineLook {
  /** The proxies for requests to the host, as Chromium writes them: `DIRECT`, `PROXY host:port; DIRECT`. */
  proxyFor(host: string): Promise<string>;
  /** Whether the host's name leads anywhere from here. */
  isFound(host: string): Promise<boolean>;
  /** Null where it was not met in this run, or is spoken to without TLS. */
  certificateOf(host: string): CertificateSeen | null;
  /** Who keeps the key, as Electron names it; null where it does not say. */
  keyringBackend(): string | null;
  isSandboxed(): boolean;
  notices(): NoticesStanding;
  startsAtLogin(): Promise<boolean>;
  clipboardWay(): Promise<ClipboardWay>;
  /** The names of variables in the app's own environment; never what they hold. */
  variableNames(): readonly string[];
}

/** GitHub runs it, a company does, or it is a developer's and spoken to without TLS. */
export type HostKindLooked = 'cloud' | 'own' | 'plain';

/** The host that a look is about. */
export interface HostFacts {
  readonly host: string;
  readonly kind: HostKindLooked;
}

/** The account that a look is about. */
export interface AccountFacts {
  readonly key: string;
  readonly session: SessionState;
  /** The address of the Copilot API; null without a token or an address. */
  readonly apiUrl: string | null;
  readonly hasToken: boolean;
}

/** What this computer is set up for. */
export interface ComputerFacts {
  readonly platform: Platform;
  readonly settings: Settings;
  readonly storage: StorageState;
  /** The first bytes of what was encrypted or decrypted last: which key really did it; null before. */
  readonly keyTag: string | null;
  readonly tray: TrayPresence;
  readonly agent: AgentView;
}

/** An answer that came, or why none did; null where nothing was asked. */
export type LastAnswer = HostAnswer | null;
