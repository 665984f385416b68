import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../../src/main/ports.ts';
import { grantLifeOf } from '../../../../src/main/session/grant-life.ts';
import { createSession } from '../../../../src/main/session/session.ts';
import { createSignIn } from '../../../../src/main/sign-in/sign-in.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { HOUR_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import {
  createVirtualGitHub,
  GITHUB_TERMS,
  VIRTUAL_SECRET,
} from '../../../support/virtual-github.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';
import { recordOf } from '../../../support/virtual-world.ts';

const endless = grantLifeOf({ endsInMs: null, lifeMs: null, isRenewable: true }, 0);

describe('states and events', () => {
  it('of a sign-in and its session hold no secret', async () => {
    const clock = new VirtualClock();
    const alarms = createAlarms(clock, createVirtualPower());
    const gitHub = createVirtualGitHub(clock, { ...GITHUB_TERMS, gitHubTokenLifeMs: HOUR_MS });
    const told: unknown[] = [];
    const onStep = (...step: readonly unknown[]): void => void told.push(...step);
    const grants: Grant[] = [];
    const signIn = createSignIn({
      alarms,
      gitHub,
      hold: () => undefined,
      openAccount: (_request, grant) => grants.push(grant),
      settleAccount: () => undefined,
      discardAccount: () => undefined,
      beside: () => null,
      onStep,
    });
    const request = { host: 'github.com', clientId: 'Iv1.virtual', expected: null };
    signIn.send({ kind: 'startRequested', request, obstacle: null });
    gitHub.polls.push({ kind: 'granted', grant: gitHub.grant() });
    await clock.advance(10_000);
    const [grant] = grants;
    if (grant === undefined) throw new Error('nothing was granted');
    let record = recordOf(grant, 0);
    const session = createSession({
      alarms,
      gitHub,
      hold: () => undefined,
      random: { next: () => 0 },
      record: () => record,
      storeGrant: async (next) => {
        record = recordOf(next, 0);
        return endless;
      },
      onServerTime: (serverMs) => serverMs,
      serverNowMs: () => clock.trueMs(),
      onStep,
      onAdopted: () => undefined,
    });
    session.send({ kind: 'begun', nowMs: alarms.nowMs(), grant: endless });
    gitHub.exchanges.push({ kind: 'unauthorized', serverMs: null });
    await clock.advance(HOUR_MS);
    expect(told.length).toBeGreaterThan(15);
    expect(inspect(told, { depth: null, showHidden: true })).not.toContain(VIRTUAL_SECRET);
    expect(JSON.stringify(told)).not.toContain(VIRTUAL_SECRET);
    expect(session.tokenAtHand()?.token.reveal()).toContain(VIRTUAL_SECRET);
  });
});
