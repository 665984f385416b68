import type { Link } from '../../shared/ipc.ts';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import { writtenWindowMessages } from '../../shared/messages/written-window-messages.ts';
import type { Mishap } from '../../shared/mishap.ts';
import type { CopyAnswer, CopyOutcome } from '../../shared/token-copy.ts';
import type { View } from '../../shared/view.ts';
import type { Growth } from '../../shared/window-size.ts';
import type { CodeCopy } from '../clipboard/code-copy.ts';
import type { ClipboardKeeper } from '../clipboard/keeper.ts';
import type { TokenCopies } from '../clipboard/token-copies.ts';
import type { Engine } from '../engine/engine.ts';
import type { Mishaps } from '../mishaps.ts';
import type { CommandInstaller, LoginItemOutcome, Vault } from '../ports.ts';
import type { Redactor } from '../secrets/redactor.ts';
import type { AwaitingUser } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Updates } from '../updates/updates.ts';
import { accountVerbs } from './account-verbs.ts';
import { type ActivityVerbsPorts, activityVerbs } from './activity-verbs.ts';
import { type AddHostPorts, createAddHost } from './add-host.ts';
import { agentVerbs } from './agent-verbs.ts';
import { createCheckNow } from './check-now.ts';
import { chooseClientId } from './choose-client-id.ts';
import type { Handlers } from './command.ts';
import type { CopyShortcut } from './copy-shortcut.ts';
import { type DoctorVerbsPorts, doctorVerbs } from './doctor-verbs.ts';
import { createKeptHosts } from './kept-hosts.ts';
import type { OpenLink } from './link-url.ts';
import { type RemovalVerbsPorts, removalVerbs } from './removal-verbs.ts';
import { renewNow } from './renew-now.ts';
import { revocationVerbs } from './revocation-verbs.ts';
import { createRevokeLeaked, isOffered } from './revoke-leaked.ts';
import { storageVerbs } from './storage-verbs.ts';

/** Everything a request may reach. */
export interface HandlerPorts
  extends AddHostPorts,
    DoctorVerbsPorts,
    RemovalVerbsPorts,
    Omit<ActivityVerbsPorts, 'copyPlain'> {
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  readonly redactor: Pick<Redactor, 'redact'>;
  readonly engine: Engine;
  readonly tokenCopies: Pick<TokenCopies, 'copy' | 'clearStray'>;
  readonly codeCopy: Pick<CodeCopy, 'copy'>;
  readonly keeper: Pick<ClipboardKeeper, 'copyPlain'>;
  readonly vault: Pick<Vault, 'allowUnprotected' | 'forgetKept' | 'forgetAll' | 'retry'>;
  readonly openLink: OpenLink;
  readonly setStartAtLogin: (start: boolean) => Promise<LoginItemOutcome>;
  readonly copyShortcut: Pick<CopyShortcut, 'choose'>;
  readonly terminalCommand: CommandInstaller;
  readonly updates: Pick<Updates, 'releaseUrl'>;
  readonly view: () => View;
  readonly mishaps: Pick<Mishaps, 'report' | 'dismiss'>;
  readonly closeWindow: () => void;
  readonly keepWindow: (keep: boolean) => void;
  /** Gives the window room for a page so high. */
  readonly fitWindow: (heightPx: number) => Growth;
  readonly restart: () => void;
  readonly quit: () => void;
}

/** One handler for each request; the tray and the notices use the same ones. None rejects. */
export function createHandlers(ports: HandlerPorts): Handlers {
  const { engine, keeper, settings, vault, mishaps } = ports;

  const kept = createKeptHosts(settings);

  const done = (run: () => void): Promise<null> => {
    run();
    return Promise.resolve(null);
  };

  function complain(mishap: Mishap): null {
    mishaps.report(mishap);
    return null;
  }

  function awaiting(): AwaitingUser | null {
    const { signIn } = engine.state();
    return signIn.kind === 'awaitingUser' ? signIn : null;
  }

  /** Says why, where nothing was copied. */
  async function copying<Outcome extends CopyOutcome | null>(
    outcome: Promise<Outcome>,
  ): Promise<Outcome> {
    const what = await outcome;
    if (what === 'notWritten') complain('copyFailed');
    if (what === 'noFocus') complain('copyNeedsFocus');
    return what;
  }

  /** Copies what is worth nothing to a thief; null when there is nothing. */
  async function copyPlain(text: string | null): Promise<CopyAnswer | null> {
    return text === null ? null : copying(keeper.copyPlain(text));
  }

  const copyCode = (): Promise<CopyAnswer | null> => copying(ports.codeCopy.copy());

  async function openLink(link: Link, accountKey: string | null): Promise<null> {
    const state = engine.state();
    const account = state.accounts.find(({ key }) => key === (accountKey ?? state.selectedKey));
    const signIn = awaiting();
    // While there is a code, a link that names no account is about the sign-in.
    const host = (accountKey === null ? signIn?.request.host : null) ?? account?.host ?? null;
    const outcome = await ports.openLink(link, {
      host: host ?? ports.view().hosts[0],
      pageUrl: signIn?.pageUrl ?? null,
      refusalUrl: account === undefined ? null : engine.refusalUrl(account.key),
      remarkUrl: account === undefined ? null : engine.remarkUrl(account.key),
      releaseUrl: ports.updates.releaseUrl(),
    });
    if (link === 'verification' && outcome === 'opened') engine.noteCodePage();
    return outcome === 'failed' ? complain('linkFailed') : null;
  }

  async function startAtLogin(start: boolean): Promise<void> {
    const outcome = await ports.setStartAtLogin(start);
    if (outcome === 'done') settings.change({ startAtLogin: start });
    else complain(outcome === 'needsApproval' ? 'autostartNeedsApproval' : 'autostartFailed');
  }

  return {
    'view:get': () => Promise.resolve(ports.view()),
    'words:get': (language) => Promise.resolve(writtenWindowMessages(language)),
    'sign-in:start': ({ host, accountKey }) =>
      done(() => {
        // A face offers these hosts; anything else is refused by not starting.
        if (!isOffered(host, ports.view())) return;
        // Whoever comes back after all keeps what is written from here on.
        ports.ownFiles.wantRemovedAtEnd(false);
        engine.startSignIn(host, accountKey);
      }),
    'sign-in:cancel': () => done(engine.cancelSignIn),
    'sign-in:check-now': createCheckNow(engine),
    'sign-in:copy-code': copyCode,
    'sign-in:copy-code-and-open': async () => {
      const outcome = await copyCode();
      await openLink('verification', null);
      return outcome;
    },
    'sign-in:copy-link': () => copyPlain(awaiting()?.pageUrl ?? null),
    'sign-in:confirm-account': (accepted) => done(() => engine.confirmAccount(accepted)),
    'sign-in:dismiss': () => done(engine.dismissSignIn),
    'account:select': (key) => done(() => engine.select(key)),
    ...revocationVerbs({ ...ports, onLinkFailed: () => complain('linkFailed') }),
    'leaked:revoke': createRevokeLeaked(ports),
    'account:refresh': (key) => renewNow(engine, key),
    'account:put-remark-away': (key) => done(() => engine.putRemarkAway(key)),
    'account:copy-refusal': (key) =>
      copyPlain(refusalText(ports.view(), key, engine.refusalUrl(key))),
    'token:copy': ({ accountKey, format }) => copying(ports.tokenCopies.copy(accountKey, format)),
    ...accountVerbs(engine, ports.alarms),
    ...activityVerbs({ ...ports, copyPlain }),
    ...storageVerbs({ settings, vault, mishaps }),
    ...removalVerbs(ports),
    'app:restart': () => done(ports.restart),
    'app:quit': () => done(ports.quit),
    'settings:change': async ({ startAtLogin: start, hosts, ...change }) => {
      settings.change({ ...change, ...(hosts === undefined ? {} : { hosts: kept(hosts) }) });
      if (start !== undefined) await startAtLogin(start);
      return null;
    },
    'settings:add-host': createAddHost(ports),
    'settings:choose-client-id': (typed) => Promise.resolve(chooseClientId(typed, settings)),
    'settings:choose-shortcut': (keys) => Promise.resolve(ports.copyShortcut.choose(keys)),
    'terminal-command': (act) => ports.terminalCommand[act](),
    ...agentVerbs(settings),
    ...doctorVerbs(ports, copyPlain),
    'settings:dismiss-introduction': () => done(() => settings.change({ introductionSeen: true })),
    'mishap:dismiss': () => done(mishaps.dismiss),
    'link:open': ({ link, accountKey }) => openLink(link, accountKey),
    'window:close': () => done(ports.closeWindow),
    'window:keep': (keep) => done(() => ports.keepWindow(keep)),
    'window:fit': (heightPx) => Promise.resolve(ports.fitWindow(heightPx)),
  };
}

/** What a refused person can send to an administrator; null when the account is not refused. */
function refusalText(view: View, accountKey: string, url: string | null): string | null {
  const account = view.accounts.find(({ key }) => key === accountKey);
  if (account?.session.kind !== 'refused') return null;
  const { reason, title, message } = account.session.refusal;
  const login = account.person?.login ?? null;
  const facts = { login, host: account.host, reason, title, message, url };
  return messagesOf(view.language).adminMessage(facts);
}
