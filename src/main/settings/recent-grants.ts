import * as v from 'valibot';

import { deviceFlow } from '../config.ts';
import type { GrantLedger } from '../ports.ts';
import type { SettingsDocument } from './settings-document.ts';

/** Enough to enforce any limit of grants an hour; more would only make the file grow. */
const MAXIMUM_GRANTS_PER_HOST = 20;
const MAXIMUM_HOSTS = 64;

const instants = v.fallback(v.array(v.pipe(v.number(), v.finite())), []);
const grantsSchema = v.fallback(v.record(v.string(), instants), {});

type Grants = Readonly<Record<string, readonly number[]>>;

/**
 * The {@link GrantLedger} over its section of the settings file.
 *
 * A grant that lies in the future was recorded by a clock that has since been set back. It counts as of now, and is
 * rewritten so: dropping it would let a login loop go on, and keeping it would lock the user out until then.
 */
export function createGrantLedger(document: SettingsDocument): GrantLedger {
  let grants: Grants = v.parse(grantsSchema, document.section('grants'));

  function save(next: Grants): void {
    grants = next;
    document.change('grants', next);
  }

  function pullToNow(nowMs: number): void {
    const isAhead = Object.values(grants).some((times) => times.some((atMs) => atMs > nowMs));
    if (!isAhead) return;
    save(mapTimes(grants, (times) => times.map((atMs) => Math.min(atMs, nowMs))));
  }

  function timesOf(host: string): readonly number[] {
    return Object.hasOwn(grants, host) ? (grants[host] ?? []) : [];
  }

  return {
    recent(host, nowMs) {
      pullToNow(nowMs);
      return recentOf(timesOf(host), nowMs);
    },
    record(host, nowMs) {
      pullToNow(nowMs);
      const times = [...recentOf(timesOf(host), nowMs), nowMs].slice(-MAXIMUM_GRANTS_PER_HOST);
      const others = Object.entries(mapTimes(grants, (all) => recentOf(all, nowMs)))
        .filter(([name, all]) => name !== host && all.length > 0)
        .slice(1 - MAXIMUM_HOSTS);
      save(Object.fromEntries([...others, [host, times]]));
    },
  };
}

function recentOf(times: readonly number[], nowMs: number): readonly number[] {
  return times.filter((atMs) => nowMs - atMs < deviceFlow.grantWindowMs).toSorted((a, b) => a - b);
}

function mapTimes(grants: Grants, change: (times: readonly number[]) => readonly number[]): Grants {
  return Object.fromEntries(Object.entries(grants).map(([host, times]) => [host, change(times)]));
}
