/**
 * `node renewals-child WARM RENEWALS`: the engine in virtual time, a renewal every 25 minutes.
 *
 * Prints one line of JSON: the objects, the clock's timers and the alarms still set, after WARM renewals and after RENEWALS
 * more.
 */
import { queryObjects } from 'node:v8';
import type { GitHub } from '../../../src/main/ports.ts';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { createVirtualWorld, signedInRecord } from '../../support/virtual-world.ts';

const RENEW_EVERY_MS = 25 * MINUTE_MS;
const TOKEN_LIFE_MS = 30 * MINUTE_MS;

const [warm = '', renewals = ''] = process.argv.slice(2);
let asked = 0;
let stir: () => void = () => undefined;
let nowMs: () => number = () => 0;
const world = await createVirtualWorld({ tamper: { gitHub: forgetful } });
stir = () => world.clock.stir();
nowMs = () => world.clock.trueMs();
const record = signedInRecord();
world.vault.stored.set(record.key, record);
await world.restart();
await world.clock.advance(1_000);

/** A GitHub that remembers no token: what grows then is the app. */
function forgetful(gitHub: GitHub): GitHub {
  return {
    ...gitHub,
    exchange: () => {
      asked += 1;
      stir();
      const copilot = {
        token: new Secret(`renewal-${asked}`),
        expiresAtServerMs: nowMs() + TOKEN_LIFE_MS,
        refreshInMs: RENEW_EVERY_MS,
        apiUrl: null,
        plan: 'individual',
        identity: null,
        remark: null,
      };
      return Promise.resolve({ kind: 'token', serverMs: nowMs(), copilot });
    },
  };
}

/** Alarms are counted from here on: one that is set and neither rings nor is cancelled stays in the count. */
let alarmsSet = 0;
const alarms = world.alarms();
const { at } = alarms;
Object.assign(alarms, {
  at(atMs: number, ring: () => void) {
    let isSet = true;
    alarmsSet += 1;
    const unset = (): void => {
      if (isSet) alarmsSet -= 1;
      isSet = false;
    };
    const cancel = at(atMs, () => {
      unset();
      ring();
    });
    return () => {
      unset();
      cancel();
    };
  },
});

await renew(Number(warm));
const before = measure();
const token = world.engine().tokenAtHand(record.key)?.token;
await renew(Number(renewals));
const isLit = world.engine().state().accounts[0]?.session.kind === 'lit';
const isNew = world.engine().tokenAtHand(record.key)?.token !== token;
console.log(JSON.stringify({ before, after: measure(), isLit: isLit && isNew, asked }));

async function renew(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await world.clock.advance(RENEW_EVERY_MS);
}

function measure() {
  // The world's own record for tests; the app's is bounded.
  Object.assign(world.activity, { length: 0 });
  return {
    objects: queryObjects(Object, { format: 'count' }),
    timers: world.clock.pending,
    alarmsSet,
  };
}
