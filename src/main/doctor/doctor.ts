import type { AgentView } from '../../shared/agent.ts';
import type { CHECK_GROUPS, CheckName, DoctorProgress, Finding } from '../../shared/doctor.ts';
import type { Platform } from '../../shared/platform.ts';
import type { TrayPresence } from '../../shared/tray-presence.ts';
import { doctor as numbers } from '../config.ts';
import type { Engine } from '../engine/engine.ts';
import { createListeners } from '../listeners.ts';
import type { Clock, Network, SettingsStore } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { createAskingAgain } from './asking-again.ts';
import {
  agentFound,
  autostartFound,
  clipboardFound,
  keyringFound,
  noticesFound,
  sandboxFound,
  trayFound,
  variablesFound,
} from './computer-checks.ts';
import type { AccountFacts, ComputerFacts, HostKindLooked, MachineLook } from './facts.ts';
import { type CheckFound, found } from './finding.ts';
import {
  copilotApiFound,
  deviceEndpointFound,
  exchangeFound,
  identityFound,
} from './github-checks.ts';
import { type LastAnswers, newestOf } from './last-answers.ts';
import { certificateFound, clockFound, hostNameFound, proxyFound } from './network-checks.ts';

/** What a look has found. Instants are of the timeline. */
export interface Examination {
  readonly atMs: number;
  readonly accountKey: string | null;
  readonly host: string;
  readonly findings: readonly Finding[];
}

/** Says why there is no token, and what else is wrong. */
export interface Doctor {
  /**
   * Looks at everything for this account, or, for null, for the selected one. Takes no longer than twenty seconds, and
   * asks a host for no code and no token. Never rejects. While it looks at an account, another wish for that one waits
   * for the same look.
   */
  examine(
    accountKey: string | null,
    onProgress?: (progress: DoctorProgress) => void,
  ): Promise<Examination>;
}

/** What the doctor looks at, and by what it waits. */
export interface DoctorPorts {
  readonly engine: Pick<Engine, 'state' | 'askAnew' | 'hostSkewMs' | 'tokenAtHand'>;
  readonly lastAnswers: Pick<LastAnswers, 'of'>;
  readonly machineLook: MachineLook;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly network: Network;
  readonly tray: () => TrayPresence;
  readonly agentView: () => AgentView;
  readonly keyTag: () => string | null;
  readonly alarms: Pick<Alarms, 'nowMs' | 'steadyMs'>;
  /** Real time: a person waits by that. */
  readonly clock: Pick<Clock, 'after'>;
  readonly platform: Platform;
  readonly hostKind: (host: string) => HostKindLooked;
  /** Whom to look at while nobody is signed in. */
  readonly firstHost: string;
}

type Look = () => CheckFound | Promise<CheckFound>;

/** A doctor that has not looked at anything. */
export function createDoctor(ports: DoctorPorts): Doctor {
  const { engine, alarms, clock } = ports;
  const asking = createAskingAgain(ports);
  const underWay = new Map<string | null, Examining>();

  function begin(accountKey: string | null): Examining {
    const progress = createListeners<DoctorProgress>();
    const examination = examine(accountKey, (news) => {
      try {
        progress.tell(news);
      } catch {
        // Whoever wanted to know has gone, and what is found is for others, too.
      }
    });
    const begun = { examination, onProgress: progress.add };
    underWay.set(accountKey, begun);
    void examination.finally(() => underWay.delete(accountKey));
    return begun;
  }

  async function examine(
    accountKey: string | null,
    tell: (progress: DoctorProgress) => void,
  ): Promise<Examination> {
    const account = accountOf(ports, accountKey);
    const { host } = account ?? { host: ports.firstHost };
    const looks = looksOf(account, host);
    const checks = Object.keys(looks) as readonly CheckName[];
    let done = 0;
    const findings = await Promise.all(
      checks.map(async (check): Promise<Finding> => {
        const one = await within(looks[check], numbers.limitMs, clock);
        done += 1;
        tell({ done, of: checks.length });
        return { check, ...one };
      }),
    );
    return { atMs: alarms.nowMs(), accountKey: account?.key ?? null, host, findings };
  }

  /** What answers are judged by is asked for first, where it may be. */
  function looksOf(account: AccountLooked | null, host: string): Record<CheckName, Look> {
    const asked = asking.ask(account, host);
    const last = () => newestOf(ANSWERING.map((purpose) => ports.lastAnswers.of(host, purpose)));
    const after =
      (look: Look): Look =>
      async () => {
        await asked.over;
        return look();
      };
    return {
      ...networkLooks(ports, host, after, last),
      exchange: () => exchangeFound(accountOf(ports, account?.key ?? null)?.session ?? null),
      copilotApi: after(() => copilotApiFound(account, asked.last('models'))),
      identity: after(() => identityFound(account, asked.last('identity'))),
      deviceEndpoint: () =>
        deviceEndpointFound(newestOf(CODES.map((one) => ports.lastAnswers.of(host, one)))),
      ...computerLooks(ports),
    };
  }

  return {
    examine(accountKey, onProgress) {
      const key = accountKey ?? engine.state().selectedKey;
      const one = underWay.get(key) ?? begin(key);
      const cancel = onProgress === undefined ? null : one.onProgress(onProgress);
      void one.examination.finally(() => cancel?.());
      return one.examination;
    },
  };
}

/** An account with the host that it is of. */
type AccountLooked = AccountFacts & { readonly host: string };

interface Examining {
  readonly examination: Promise<Examination>;
  readonly onProgress: (listener: (progress: DoctorProgress) => void) => () => void;
}

/** Purposes whose requests go to the host itself, by the way that tokens take. */
const ANSWERING = [
  'exchange',
  'renewGitHubToken',
  'identity',
  'plan',
  'deviceCode',
  'poll',
] as const;
const CODES = ['deviceCode', 'poll', 'probe'] as const;

function accountOf({ engine }: DoctorPorts, accountKey: string | null): AccountLooked | null {
  const { accounts, selectedKey } = engine.state();
  const account = accounts.find(({ key }) => key === (accountKey ?? selectedKey));
  if (account === undefined) return null;
  const held = engine.tokenAtHand(account.key);
  const { key, host, session } = account;
  return { key, host, session, hasToken: held !== null, apiUrl: held?.apiUrl ?? null };
}

function networkLooks(
  { engine, machineLook, network, hostKind }: DoctorPorts,
  host: string,
  after: (look: Look) => Look,
  last: () => ReturnType<LastAnswers['of']>,
): Record<(typeof CHECK_GROUPS)['network'][number], Look> {
  const proxies = orElse(() => machineLook.proxyFor(host), '');
  const isFound = orElse(() => machineLook.isFound(host), false);
  return {
    clock: after(() => clockFound(engine.hostSkewMs(host))),
    hostName: async () =>
      hostNameFound({
        host,
        isOnline: network.isOnline(),
        isFound: await isFound,
        proxies: await proxies,
      }),
    proxy: after(async () => proxyFound(await proxies, last())),
    certificate: after(() => {
      const seen = machineLook.certificateOf(host);
      return certificateFound({ host, kind: hostKind(host) }, seen, last());
    }),
  };
}

function computerLooks(
  ports: DoctorPorts,
): Record<(typeof CHECK_GROUPS)['computer'][number], Look> {
  const { machineLook, platform } = ports;
  const facts = (): ComputerFacts => ({
    platform,
    settings: ports.settings.get(),
    storage: ports.engine.state().storage,
    keyTag: ports.keyTag(),
    tray: ports.tray(),
    agent: ports.agentView(),
  });
  return {
    keyring: () => keyringFound(facts(), machineLook.keyringBackend()),
    sandbox: () => sandboxFound(machineLook.isSandboxed()),
    tray: () => trayFound(facts()),
    notices: () => noticesFound(machineLook.notices(), facts()),
    autostart: async () => autostartFound(await machineLook.startsAtLogin(), facts()),
    clipboard: async () => clipboardFound(await machineLook.clipboardWay()),
    agent: () => agentFound(facts()),
    variables: () => variablesFound(machineLook.variableNames()),
  };
}

/** What the look comes to, or that it did not come to anything in time. Never rejects. */
function within(look: Look, limitMs: number, clock: Pick<Clock, 'after'>): Promise<CheckFound> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => resolve(found('unknown', 'tooLong')));
    void begun(look)
      .catch(() => found('unknown', 'lookFailed'))
      .then(resolve)
      .finally(cancel);
  });
}

async function begun(look: Look): Promise<CheckFound> {
  return look();
}

/** What it answers, or something else in the place of what it throws. */
async function orElse<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch {
    return otherwise;
  }
}
