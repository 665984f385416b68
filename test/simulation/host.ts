import { DAY_MS } from '../support/time-units.ts';

/** What a host is asked for. */
export const PURPOSES = ['code', 'poll', 'renew', 'exchange', 'user', 'plan', 'revoke'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One request as the host reads it. */
export interface Asked {
  readonly host: string;
  readonly purpose: Purpose;
  /** The credential that came along: a GitHub token, a refresh token, a device code, or several with blanks between; null where none does. */
  readonly secret: string | null;
}

/** An answer on its way back. */
export interface Said {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer grants, for whoever keeps the books. */
  readonly granted?: Granted;
}

/** What a host has handed out. */
export type Granted =
  | { readonly kind: 'pair'; readonly chain: Chain; readonly pair: Pair }
  | { readonly kind: 'copilot'; readonly chain: Chain; readonly token: string };

/** A person at a host. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly name: string;
}

/** A GitHub token, and what it can be renewed with. */
export interface Pair {
  readonly token: string;
  readonly refresh: string | null;
  /** True milliseconds; null when it does not end. */
  readonly endsMs: number | null;
}

/** One sign-in at a host, through all its renewals. */
export interface Chain {
  readonly number: number;
  readonly host: string;
  readonly person: Person;
  /** The pair in force. */
  pair: Pair;
  isRevoked: boolean;
}

/** What a host grants, and for how long. */
export interface Terms {
  readonly gitHubTokenLifeMs: number | null;
  readonly copilotLifeS: number;
  readonly refreshInS: number;
  readonly codeLifeS: number;
  readonly intervalS: number;
}

interface Code {
  readonly device: string;
  readonly endsMs: number;
  approvedBy: Person | null;
  isDenied: boolean;
  intervalMs: number;
  polledMs: number;
}

/** GitHub's public side of one host: true to its protocol, in true time, with a clock of its own. */
export interface Host {
  readonly name: string;
  /** Its clock minus true time. */
  skewMs: number;
  readonly terms: Terms;
  /** What it says to this request, by the rules. */
  readonly answer: (asked: Asked) => Said;
  /** Somebody types the newest code and approves or denies it. False when none waits. */
  readonly decide: (person: Person | null) => boolean;
  readonly isWaiting: () => boolean;
  /** True milliseconds until a Copilot token's end, negative after it; null for a stranger. */
  readonly lifeLeftMs: (copilot: string) => number | null;
  readonly ownerOf: (copilot: string) => Chain | null;
  readonly earlyPolls: () => number;
}

export interface HostPorts {
  readonly name: string;
  readonly terms: Terms;
  readonly trueMs: () => number;
  readonly mint: (prefix: string) => string;
}

/** A JSON answer. */
export function says(status: number, body: unknown, headers: Said['headers'] = {}): Said {
  return { status, body: JSON.stringify(body), headers };
}

/** A host that has granted nothing yet. */
export function createHost(ports: HostPorts): Host {
  const { name, terms, trueMs } = ports;
  const host = { skewMs: 0 };
  const tokens = createTokens(ports, () => trueMs() + host.skewMs);
  const codes = createCodes(ports, tokens.begin);

  function answer({ purpose, secret }: Asked): Said {
    const given = secret ?? '';
    const answers: Readonly<Record<Purpose, () => Said>> = {
      code: codes.issue,
      poll: () => codes.poll(given),
      renew: () => tokens.renew(given),
      exchange: () => tokens.exchange(given),
      user: () => tokens.user(given),
      revoke: () => tokens.revoke(given),
      plan: () => tokens.plan(given),
    };
    return answers[purpose]();
  }

  const { lifeLeftMs, ownerOf } = tokens;
  const { decide, isWaiting, earlyPolls } = codes;
  return Object.assign(host, {
    name,
    terms,
    answer,
    decide,
    isWaiting,
    earlyPolls,
    lifeLeftMs,
    ownerOf,
  });
}

/** The device flow: one code at a time, as one person needs. `grant` answers with the first pair of a new sign-in. */
function createCodes(ports: HostPorts, grant: (person: Person) => Said) {
  const { name, terms, trueMs, mint } = ports;
  let code: Code | null = null;
  let early = 0;

  function issue(): Said {
    const device = mint('');
    code = {
      device,
      endsMs: trueMs() + terms.codeLifeS * 1_000,
      approvedBy: null,
      isDenied: false,
      intervalMs: terms.intervalS * 1_000,
      polledMs: trueMs(),
    };
    return says(200, {
      device_code: device,
      user_code: 'WDJB-MJHT',
      verification_uri: `https://${name}/login/device`,
      expires_in: terms.codeLifeS,
      interval: terms.intervalS,
    });
  }

  function poll(device: string): Said {
    if (code?.device !== device) return says(200, { error: 'incorrect_device_code' });
    if (trueMs() - code.polledMs < code.intervalMs) early += 1;
    code.polledMs = trueMs();
    if (code.isDenied) return says(200, { error: 'access_denied' });
    if (trueMs() >= code.endsMs) return says(200, { error: 'expired_token' });
    const { approvedBy } = code;
    if (approvedBy === null) return says(200, { error: 'authorization_pending' });
    code = null;
    return grant(approvedBy);
  }

  return {
    issue,
    poll,
    decide(person: Person | null): boolean {
      if (code === null || code.approvedBy !== null || code.isDenied) return false;
      if (person === null) code.isDenied = true;
      else code.approvedBy = person;
      return true;
    },
    isWaiting: () => code !== null && code.approvedBy === null && !code.isDenied,
    earlyPolls: () => early,
  };
}

/** What the host has granted, and to whom. `hostMs` is its own clock. */
function createTokens({ name, terms, trueMs, mint }: HostPorts, hostMs: () => number) {
  const bySecret = new Map<string, Chain>();
  const copilot = new Map<string, { readonly endsMs: number; readonly chain: Chain }>();
  let sinceStart = 0;

  function newPair(number: number): Pair {
    const lifeMs = terms.gitHubTokenLifeMs;
    // As GitHub has made them over the years: with a telling prefix, and without one.
    const token = mint(number % 2 === 0 ? 'ghu_' : '');
    if (lifeMs === null) return { token, refresh: null, endsMs: null };
    return { token, refresh: mint('ghr_'), endsMs: trueMs() + lifeMs };
  }

  function grantOf(chain: Chain, pair: Pair): Said {
    for (const secret of [pair.token, pair.refresh])
      if (secret !== null) bySecret.set(secret, chain);
    const expiring =
      pair.refresh === null
        ? {}
        : { refresh_token: pair.refresh, expires_in: (terms.gitHubTokenLifeMs ?? 0) / 1_000 };
    return {
      ...says(200, { access_token: pair.token, token_type: 'bearer', scope: '', ...expiring }),
      granted: { kind: 'pair', chain, pair },
    };
  }

  /** Whose token it is, if it is accepted now. */
  function accepted(token: string): Chain | null {
    const chain = bySecret.get(token);
    if (chain === undefined || chain.isRevoked || chain.pair.token !== token) return null;
    const isOver = chain.pair.endsMs !== null && trueMs() >= chain.pair.endsMs;
    return isOver ? null : chain;
  }

  return {
    begin(person: Person): Said {
      sinceStart += 1;
      const pair = newPair(sinceStart);
      return grantOf({ number: sinceStart, host: name, person, pair, isRevoked: false }, pair);
    },
    /** Single use: the old pair stops working as the new one is made. */
    renew(refresh: string): Said {
      const chain = bySecret.get(refresh);
      if (chain === undefined || chain.isRevoked || chain.pair.refresh !== refresh) {
        return says(200, { error: 'bad_refresh_token' });
      }
      chain.pair = newPair(chain.number);
      return grantOf(chain, chain.pair);
    },
    exchange(token: string): Said {
      const chain = accepted(token);
      if (chain === null) return badCredentials();
      const made = copilotText(chain, hostMs() / 1_000 + terms.copilotLifeS, mint(''));
      copilot.set(made, { endsMs: trueMs() + terms.copilotLifeS * 1_000, chain });
      return {
        ...says(200, {
          token: made,
          expires_at: Math.floor(hostMs() / 1_000) + terms.copilotLifeS,
          refresh_in: terms.refreshInS,
          endpoints: { api: 'https://api.individual.githubcopilot.com' },
        }),
        granted: { kind: 'copilot', chain, token: made },
      };
    },
    user(token: string): Said {
      const chain = accepted(token);
      return chain === null ? badCredentials() : says(200, { ...chain.person, avatar_url: null });
    },
    plan: (token: string): Said =>
      accepted(token) === null
        ? badCredentials()
        : says(200, { copilot_plan: 'individual', ...usedAt(hostMs()) }),
    /** Whoever says who they are is refused. What it does not know it takes as well. */
    revoke(credentials: string): Said {
      if (credentials === '') return says(403, { message: 'Forbidden' });
      for (const one of credentials.split(' ')) {
        const chain = bySecret.get(one);
        if (chain !== undefined && isCurrent(chain, one)) chain.isRevoked = true;
      }
      return says(202, {});
    },
    lifeLeftMs(token: string): number | null {
      const known = copilot.get(token);
      return known === undefined ? null : known.endsMs - trueMs();
    },
    ownerOf: (token: string): Chain | null => copilot.get(token)?.chain ?? null,
  };
}

/** As GitHub makes them: fields of which each tells something, and behind the last colon the signature, which alone is secret. */
function copilotText({ person }: Chain, endsS: number, signature: string): string {
  const fields = {
    tid: String(person.id).padStart(32, '0'),
    exp: Math.floor(endsS),
    sku: 'monthly_subscriber',
    'proxy-ep': 'proxy.individual.githubcopilot.com',
    st: 'dotcom',
    chat: 1,
    cit: 1,
    malfil: 1,
    agent_mode: 1,
    mcp: 1,
    '8kp': 1,
    ip: '203.0.113.9',
    asn: 'AS64500',
  };
  const said = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  return `${said.join(';')}:${signature}`;
}

/** A pair that was renewed is dead, and its revocation ends nothing else. */
function isCurrent({ pair }: Chain, secret: string): boolean {
  return pair.token === secret || pair.refresh === secret;
}

/** Short, so that a life of days sees several. */
const PERIOD_MS = 2 * DAY_MS;
const CREDITS = 1_000;

/** What is used of a plan: it grows by the hour, a little beyond all there is, and begins anew with each period. */
function usedAt(hostMs: number): object {
  const endsAtMs = (Math.floor(hostMs / PERIOD_MS) + 1) * PERIOD_MS;
  const used = Math.floor((1 - (endsAtMs - hostMs) / PERIOD_MS) * 1.1 * CREDITS);
  const premium = {
    entitlement: String(CREDITS),
    remaining: CREDITS - used,
    unlimited: false,
    quota_reset_at: endsAtMs / 1_000,
  };
  return { token_based_billing: true, quota_snapshots: { premium_interactions: premium } };
}

/** The token is not, or no longer, one of ours. */
export function badCredentials(): Said {
  return says(401, { message: 'Bad credentials' });
}
