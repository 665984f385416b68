import { inspect } from 'node:util';
import { expect } from 'vitest';
import { http } from '../../src/main/config.ts';
import type { GitHub, PollAnswer, RenewAnswer } from '../../src/main/ports.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import type { Alarms } from '../../src/main/time/alarms.ts';
import { VIRTUAL_SECRET } from './virtual-github.ts';
import type { VirtualWorld } from './virtual-world.ts';

const NO_TOKEN = new Secret('none');
const RENEWAL = 'renewal of ';
type Land<Answer> = (answer: Answer) => void;

/** What must be true of the core whatever happens, kept beside it by watching what passes between it and GitHub. */
export class CoreModel {
  /** Commands so far, and the start: each may cost a few requests. */
  disturbances = 1;
  /** A kill while a pair was renewed: GitHub has made the new one, nobody holds it. */
  mayBeLockedOut = false;
  /** The clock was set forward: a token that lives may count as dead while nobody can be asked. */
  isInDoubt = false;
  /** The GitHub token of the newest sign-in, or what it was renewed to: it must be in the vault. */
  kept: string | null = null;
  #heir: string | null = null;
  #served = NO_TOKEN;
  #run = 0;
  readonly #flying = new Set<string>();
  readonly #complaints: string[] = [];

  /** GitHub as one run of the app sees it. A new run knows nothing of the flights and gaps of the last. */
  watch(gitHub: GitHub, alarms: Alarms): GitHub {
    const run = ++this.#run;
    const exchangedAtMs = new Map<string, number>();
    this.#flying.clear();
    const fly = async <A>(name: string, signal: AbortSignal, sent: Promise<A>, land: Land<A>) => {
      if (this.#flying.has(name)) this.#complaints.push(`two flights of ${name}`);
      this.#flying.add(name);
      const end = (): boolean => this.#flying.delete(name);
      signal.addEventListener('abort', end);
      const answer = await sent;
      signal.removeEventListener('abort', end);
      if (run !== this.#run || signal.aborted) return answer;
      end();
      land(answer);
      return answer;
    };
    const keep = (answer: PollAnswer | RenewAnswer, from = this.#heir): void => {
      if (answer.kind !== 'granted' || from !== this.#heir) return;
      this.kept = answer.grant.gitHubToken.reveal();
      this.#heir = answer.grant.refreshToken?.reveal() ?? null;
    };
    return {
      ...gitHub,
      poll: (asked, signal) => fly('poll', signal, gitHub.poll(asked, signal), keep),
      renew: (asked, signal) => {
        const from = asked.refreshToken.reveal();
        return fly(RENEWAL + from, signal, gitHub.renew(asked, signal), (one) => keep(one, from));
      },
      exchange: (host, token, signal) => {
        const name = token.reveal();
        const askedAtMs = alarms.nowMs();
        const gapMs = askedAtMs - (exchangedAtMs.get(name) ?? Number.NEGATIVE_INFINITY);
        if (gapMs < 30_000) this.#complaints.push(`exchanged again after ${gapMs} ms`);
        return fly(name, signal, gitHub.exchange(host, token, signal), (answer) => {
          if (answer.kind !== 'token' || alarms.nowMs() - askedAtMs > http.deadlineMs) return;
          exchangedAtMs.set(name, alarms.nowMs());
          this.#served = answer.copilot.token;
          this.isInDoubt = false;
        });
      },
    };
  }

  killed(): void {
    this.mayBeLockedOut ||= [...this.#flying].some((name) => name.startsWith(RENEWAL));
    this.#served = NO_TOKEN;
  }

  signedOut(): void {
    this.kept = null;
    this.#served = NO_TOKEN;
    this.mayBeLockedOut = false;
  }

  check({ engine, gitHub, vault, activity, clock }: VirtualWorld): void {
    const lifeOf = (token: Secret = NO_TOKEN): number => gitHub.lifeLeftMs(token) ?? 0;
    const { accounts } = engine().state();
    const isServed = accounts.some(({ key }) => lifeOf(engine().tokenAtHand(key)?.token) > 0);
    const stored = [...vault.stored.values()].map(({ gitHubToken }) => gitHubToken.reveal());
    const tried = gitHub.requests.filter((one) => ['exchange', 'renew'].includes(one.purpose));
    const allowed = 20 * this.disturbances + (clock.trueMs() - Date.UTC(2026)) / 150_000;
    const told = inspect([engine().state(), activity.slice(-50)], { depth: null });
    expect(this.#complaints).toEqual([]);
    expect(gitHub.earlyPolls(), 'early polls').toBe(0);
    expect(this.kept === null || stored.includes(this.kept), 'kept').toBe(true);
    expect(isServed || lifeOf(this.#served) <= 0 || this.isInDoubt, 'served').toBe(true);
    expect(told.includes(VIRTUAL_SECRET), 'a secret told').toBe(false);
    expect(tried.length, 'tries').toBeLessThan(allowed);
  }
}
