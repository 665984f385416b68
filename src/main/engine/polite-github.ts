import type {
  CodeAnswer,
  ExchangeAnswer,
  GitHub,
  IdentityAnswer,
  ModelsAnswer,
  NicetyAnswer,
  ReleaseAnswer,
  RenewAnswer,
  RevokeAnswer,
  Trouble,
} from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { leaseOf } from '../session/refresh-policy.ts';
import type { Alarms } from '../time/alarms.ts';
import {
  createPoliteAsking,
  type PoliteAsking,
  type PoliteAskingPorts,
  type Wish,
} from './asking-politely.ts';
import { type Leave, type Verdict, withBoundedWait } from './governor.ts';

interface PoliteGitHubPorts extends PoliteAskingPorts {
  readonly gitHub: GitHub;
}

/**
 * GitHub behind its governor (`governor.ts`). What it does not allow now is answered at once, without a request, by the
 * trouble that the host is in and how long to wait.
 */
export interface PoliteGitHub extends Omit<PoliteAsking, 'ask'> {
  /** For the sessions. */
  readonly tokens: GitHub;
  /** For what is nice to know. */
  readonly niceties: GitHub;
  /** For the sign-in, whose pace of polling is the server's own affair. */
  readonly signIn: GitHub;
  /** Ends tokens. `owed`: nobody presses for it at this moment. */
  readonly revoke: (
    host: string,
    credentials: readonly [Secret, ...Secret[]],
    leave: 'hand' | 'owed',
  ) => Promise<RevokeAnswer>;
  /** Looks who answers at a host that was never spoken to; all of these share one person's patience. */
  readonly probe: (host: string) => Promise<StrangerAnswer>;
  /** Asks for the latest release of a repository, which is no account's affair: whatever it meets is nobody else's. */
  readonly latestRelease: (host: string, repository: string) => Promise<ReleaseAnswer>;
  /** When this token was last asked for and answered, or failed (steady clock); long ago when it never was. */
  readonly heardAtMs: (token: Secret) => number;
  /** The requests that this begins are a person's presses. */
  readonly byHand: <Answer>(act: () => Answer) => Answer;
}

/** Who answers at a host that was never spoken to; `tooSoon`: it was not asked. */
export type StrangerAnswer = Awaited<ReturnType<GitHub['probe']>> | 'tooSoon';

type About = Pick<Wish<never>, 'host' | 'token' | 'signal'>;

/** A pair is asked for only when its life is over: also one of an earlier run, of which nothing is remembered. */
const PAIR_LEAVES: Partial<Readonly<Record<Leave, Leave>>> = {
  retry: 'pair',
  doubt: 'pair',
  first: 'life',
};

/** Hosts that were never spoken to. No host has this name. */
const STRANGERS = '';

/** Puts the governor before every request of the engine. */
export function createPoliteGitHub(ports: PoliteGitHubPorts): PoliteGitHub {
  const { gitHub } = ports;
  const histories = createHistories(ports.alarms);
  const { ask, ...asking } = createPoliteAsking({
    ...ports,
    onHostBack(host) {
      histories.released(host);
      ports.onHostBack(host);
    },
  });
  const nobodyAborts = new AbortController().signal;
  let isByHand = false;
  const leaveFor = (host: string, token: Secret): Permission =>
    isByHand ? { leave: 'hand', token } : { ...histories.leaveFor(host, token), token };

  const renewalLeaveFor = (host: string, token: Secret): Permission => {
    const permission = leaveFor(host, token);
    return { ...permission, leave: PAIR_LEAVES[permission.leave] ?? permission.leave };
  };

  const identifyBy =
    (leave: Leave): GitHub['identify'] =>
    (host, token, signal) =>
      ask<IdentityAnswer>({
        host,
        door: 'side',
        leave,
        token,
        signal,
        verdictOf: plainVerdict,
        send: async () => patient(await gitHub.identify(host, token, signal)),
        refuse: (trouble) => ({ kind: 'trouble', trouble, serverMs: null }),
      });

  const exchange: GitHub['exchange'] = (host, token, signal) =>
    ask<ExchangeAnswer>({
      host,
      door: 'exchange',
      ...leaveFor(host, token),
      signal,
      send: async () => patient(await gitHub.exchange(host, token, signal)),
      verdictOf: (answer) => histories.exchanged(token, answer),
      refuse: (trouble) => ({ kind: 'trouble', trouble, serverMs: null }),
    });

  const renew: GitHub['renew'] = (request, signal) =>
    ask<RenewAnswer>({
      host: request.host,
      door: 'renewal',
      ...renewalLeaveFor(request.host, request.refreshToken),
      signal,
      send: async () => patient(await gitHub.renew(request, signal)),
      verdictOf: (answer) => histories.renewed(request.refreshToken, answer),
      refuse: (trouble) => ({ kind: 'trouble', trouble }),
    });

  const requestCode: GitHub['requestCode'] = (host, clientId, signal) =>
    ask<CodeAnswer>({
      host,
      door: 'code',
      leave: 'hand',
      signal,
      verdictOf: plainVerdict,
      send: async () => patient(await gitHub.requestCode(host, clientId, signal)),
      refuse: (trouble) => ({ kind: 'trouble', trouble }),
    });

  const nicety = <Told>(about: About, send: () => Promise<NicetyAnswer<Told>>) =>
    ask<NicetyAnswer<Told>>({
      ...about,
      door: 'side',
      leave: isByHand ? 'hand' : 'side',
      verdictOf: plainVerdict,
      send: async () => patient(await send()),
      refuse: (trouble) => ({ kind: 'trouble', trouble }),
    });

  return {
    ...asking,
    worldChanged(aheadMs) {
      histories.doubted();
      asking.worldChanged(aheadMs);
    },
    tokens: { ...gitHub, exchange, renew, identify: identifyBy('retry') },
    niceties: {
      ...gitHub,
      identify: identifyBy('side'),
      usage: (host, token, signal) =>
        nicety({ host, token, signal }, () => gitHub.usage(host, token, signal)),
      // Pictures are served by somebody else, most of the time: what he is in is nobody else's trouble.
      avatar: (host, url, signal) =>
        nicety({ host: serverOf(url), signal }, () => gitHub.avatar(host, url, signal)),
      models: modelsBy(gitHub, ask),
    },
    signIn: {
      ...gitHub,
      requestCode,
      poll: pollBy(gitHub, histories.approved),
      identify: identifyBy('grant'),
    },
    revoke: revokeBy(gitHub, ask, nobodyAborts),
    probe: probeBy(gitHub, ask, nobodyAborts),
    latestRelease: releaseBy(gitHub, ask, nobodyAborts),
    heardAtMs: histories.heardAtMs,
    byHand(act) {
      isByHand = true;
      try {
        return act();
      } finally {
        isByHand = false;
      }
    },
  };
}

/** The Copilot API is another server than the host: what it is in is nobody else's trouble. */
function modelsBy(gitHub: GitHub, ask: PoliteAsking['ask']): GitHub['models'] {
  return (call, signal) =>
    ask<ModelsAnswer>({
      host: serverOf(call.apiUrl),
      door: 'side',
      leave: 'side',
      signal,
      send: async () => patient(await gitHub.models(call, signal)),
      verdictOf: (answer) => (answer.kind === 'trouble' ? answer.trouble : 'served'),
      refuse: (trouble) => ({ kind: 'trouble', trouble }),
    });
}

/** By which name an address's server is known here. */
function serverOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Polls, and tells of the GitHub token that a person has approved. */
function pollBy(gitHub: GitHub, onApproved: (token: Secret) => void): GitHub['poll'] {
  return async (request, signal) => {
    const answer = await gitHub.poll(request, signal);
    if (answer.kind === 'granted') onApproved(answer.grant.gitHubToken);
    return answer;
  };
}

/** The same answer, except that its trouble lasts no longer than any host may silence us. */
function patient<Answer extends object>(
  answer: Answer | (Answer & { readonly trouble: Trouble }),
): Answer {
  return 'trouble' in answer ? { ...answer, trouble: withBoundedWait(answer.trouble) } : answer;
}

function plainVerdict(answer: CodeAnswer | IdentityAnswer | NicetyAnswer<unknown>): Verdict {
  return answer.kind === 'trouble' ? answer.trouble : 'served';
}

function probeBy(
  gitHub: GitHub,
  ask: PoliteAsking['ask'],
  signal: AbortSignal,
): PoliteGitHub['probe'] {
  return (host) =>
    ask<StrangerAnswer>({
      host: STRANGERS,
      door: 'code',
      leave: 'hand',
      signal,
      send: () => gitHub.probe(host, signal),
      verdictOf: () => 'served',
      refuse: () => 'tooSoon',
    });
}

function releaseBy(
  gitHub: GitHub,
  ask: PoliteAsking['ask'],
  signal: AbortSignal,
): PoliteGitHub['latestRelease'] {
  return (host, repository) =>
    ask<ReleaseAnswer>({
      host,
      door: 'release',
      leave: 'side',
      signal,
      send: async () => patient(await gitHub.latestRelease(host, repository, signal)),
      verdictOf(answer) {
        if (answer.kind === 'trouble') return answer.trouble;
        return answer.kind === 'release' ? 'served' : 'denied';
      },
      refuse: (trouble) => ({ kind: 'trouble', trouble }),
    });
}

/** Nobody is without a token for want of it, and it may be repeated: it has a door of its own. */
function revokeBy(
  gitHub: GitHub,
  ask: PoliteAsking['ask'],
  signal: AbortSignal,
): PoliteGitHub['revoke'] {
  return (host, credentials, leave) =>
    ask<RevokeAnswer>({
      host,
      door: 'revocation',
      leave,
      signal,
      send: async () => patient(await gitHub.revoke(host, credentials, signal)),
      verdictOf(answer) {
        if (answer.kind === 'trouble') return answer.trouble;
        return answer.kind === 'revoked' ? 'served' : 'denied';
      },
      refuse: (trouble) => ({ kind: 'trouble', trouble }),
    });
}

type Permission = Pick<Wish<never>, 'leave' | 'requiredAtMs' | 'token'>;

/** What came of the requests for a token. */
interface History {
  /** From when on the life of what was served last requires the next; long ago when nothing was. */
  readonly requiredAtMs: number;
  /** Null while the last request was served. */
  readonly notServedAtMs: number | null;
  readonly heardAtMs: number;
}

const LONG_AGO_MS = Number.NEGATIVE_INFINITY;

/** Remembers what was served for each token, so that a renewal that its life requires is told from one that it does not. */
function createHistories(alarms: Alarms) {
  const histories = new WeakMap<Secret, History>();
  /** A person has just signed in by these, and waits. */
  const approved = new WeakSet<Secret>();
  const releasedAtMs = new Map<string, number>();
  /** When the world changed last. */
  let doubtedAtMs = LONG_AGO_MS;

  function served(token: Secret, lifeMs: number | null): Verdict {
    const nowMs = alarms.steadyMs();
    const requiredAtMs =
      lifeMs === null ? (histories.get(token)?.requiredAtMs ?? LONG_AGO_MS) : nowMs + lifeMs / 2;
    const notServedAtMs = lifeMs === null ? nowMs : null;
    histories.set(token, { requiredAtMs, notServedAtMs, heardAtMs: nowMs });
    return lifeMs === null ? 'denied' : 'served';
  }

  return {
    heardAtMs: (token: Secret): number => histories.get(token)?.heardAtMs ?? LONG_AGO_MS,
    approved: (token: Secret): void => void approved.add(token),
    /** What this host refused while it was in trouble may be asked for as if it never had been. */
    released(host: string): void {
      releasedAtMs.set(host, alarms.steadyMs());
    },
    /** The network is back, or the clocks ran apart: what was served may be over. */
    doubted(): void {
      doubtedAtMs = alarms.steadyMs();
    },
    leaveFor(host: string, token: Secret): Permission {
      const history = histories.get(token);
      if (history === undefined) return { leave: approved.has(token) ? 'grant' : 'first' };
      const { requiredAtMs, notServedAtMs, heardAtMs } = history;
      const isRequired = alarms.steadyMs() >= requiredAtMs;
      const young = heardAtMs <= doubtedAtMs ? 'doubt' : 'retry';
      if (notServedAtMs === null) return { leave: isRequired ? 'life' : young, requiredAtMs };
      const isReleased = notServedAtMs <= (releasedAtMs.get(host) ?? LONG_AGO_MS);
      return { leave: isReleased && isRequired ? 'first' : 'retry', requiredAtMs };
    },
    exchanged(token: Secret, answer: ExchangeAnswer): Verdict {
      if (answer.kind !== 'token') {
        const verdict = served(token, null);
        return answer.kind === 'trouble' ? answer.trouble : verdict;
      }
      const serverNowMs = answer.serverMs ?? alarms.wallAt(alarms.nowMs());
      return served(token, leaseOf(answer.copilot, serverNowMs)?.lifeMs ?? null);
    },
    /** What was granted is remembered by the refresh token that will renew it. */
    renewed(spent: Secret, answer: RenewAnswer): Verdict {
      if (answer.kind !== 'granted') {
        const verdict = served(spent, null);
        return answer.kind === 'trouble' ? answer.trouble : verdict;
      }
      const { refreshToken, lifeMs } = answer.grant;
      if (refreshToken !== null && lifeMs !== null) served(refreshToken, lifeMs);
      return 'served';
    },
  };
}
