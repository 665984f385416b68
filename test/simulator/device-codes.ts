import type { Random } from './random.ts';
import type { Code } from './reports.ts';

/** One device code and what became of it. */
interface DeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly scope: string;
  expiresAtMs: number;
  intervalMs: number;
  lastPollAtMs: number | null;
  decision: 'pending' | 'approved' | 'denied' | 'used';
  personId: number | null;
}

/** What a poll finds. `slowDown` carries the interval from now on. */
export type PollResult =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'slowDown'; readonly intervalSeconds: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'approved'; readonly personId: number; readonly scope: string };

export interface DeviceCodes {
  issue(request: NewCode): { readonly deviceCode: string; readonly userCode: string };
  poll(deviceCode: string, clientId: string, timerGrainMs: number): PollResult;
  /** By what the person typed, or `latest`. Null when there is none. */
  find(userCode: string): Code | null;
  /** Null when there is no such code that still waits for a decision. */
  decide(userCode: string, decision: Decision): Code | null;
  expire(userCode: string): Code | null;
  all(): readonly Code[];
}

export interface NewCode {
  readonly clientId: string;
  readonly scope: string;
  readonly lifeMs: number;
  readonly intervalMs: number;
}

export type Decision =
  | { readonly kind: 'approved'; readonly personId: number }
  | { readonly kind: 'denied' };

/** RFC 8628 §3.5: after `slow_down`, this and every later poll waits 5 s longer. */
const SLOW_DOWN_STEP_MS = 5_000;

/** People type it in any case, with any or no separator. */
const bare = (userCode: string) => userCode.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

export function createDeviceCodes(
  nowMs: () => number,
  random: Random,
  loginOf: (personId: number) => string,
  onSecret: (text: string) => void,
): DeviceCodes {
  const codes: DeviceCode[] = [];

  const find = (userCode: string) =>
    userCode === 'latest'
      ? codes.at(-1)
      : codes.findLast((code) => bare(code.userCode) === bare(userCode));
  const isExpired = (code: DeviceCode) => nowMs() >= code.expiresAtMs;
  const view = (code: DeviceCode): Code => ({
    userCode: code.userCode,
    clientId: code.clientId,
    scope: code.scope,
    status: code.decision !== 'used' && isExpired(code) ? 'expired' : code.decision,
    login: code.personId === null ? null : loginOf(code.personId),
    intervalSeconds: code.intervalMs / 1000,
    expiresAtMs: code.expiresAtMs,
  });

  return {
    issue({ clientId, scope, lifeMs, intervalMs }) {
      const digits = random.hex(8).toUpperCase();
      const userCode = `${digits.slice(0, 4)}-${digits.slice(4)}`;
      const deviceCode = random.hex(40);
      onSecret(deviceCode);
      codes.push({
        deviceCode,
        userCode,
        clientId,
        scope,
        intervalMs,
        expiresAtMs: nowMs() + lifeMs,
        lastPollAtMs: null,
        decision: 'pending',
        personId: null,
      });
      return { deviceCode, userCode };
    },
    poll(deviceCode, clientId, timerGrainMs) {
      const code = codes.find((one) => one.deviceCode === deviceCode);
      if (code === undefined || code.clientId !== clientId || code.decision === 'used') {
        return { kind: 'unknown' };
      }
      return pollCode(code, nowMs(), timerGrainMs);
    },
    find(userCode) {
      const code = find(userCode);
      return code === undefined ? null : view(code);
    },
    decide(userCode, decision) {
      const code = find(userCode);
      if (code === undefined || code.decision !== 'pending' || isExpired(code)) return null;
      code.decision = decision.kind;
      code.personId = decision.kind === 'approved' ? decision.personId : null;
      return view(code);
    },
    expire(userCode) {
      const code = find(userCode);
      if (code === undefined) return null;
      code.expiresAtMs = Math.min(code.expiresAtMs, nowMs());
      return view(code);
    },
    all: () => codes.map(view),
  };
}

/**
 * Decide one poll. The first is free; every other must come a full interval after the one before, however that one
 * was answered. A code that was approved in time is given out only once, and not after its life.
 */
function pollCode(code: DeviceCode, nowMs: number, timerGrainMs: number): PollResult {
  if (nowMs >= code.expiresAtMs) return { kind: 'expired' };
  if (code.decision === 'denied') return { kind: 'denied' };

  const sinceLastMs = code.lastPollAtMs === null ? Infinity : nowMs - code.lastPollAtMs;
  code.lastPollAtMs = nowMs;
  if (sinceLastMs + timerGrainMs < code.intervalMs) {
    code.intervalMs += SLOW_DOWN_STEP_MS;
    return { kind: 'slowDown', intervalSeconds: code.intervalMs / 1000 };
  }

  if (code.decision !== 'approved' || code.personId === null) return { kind: 'pending' };
  code.decision = 'used';
  return { kind: 'approved', personId: code.personId, scope: code.scope };
}
