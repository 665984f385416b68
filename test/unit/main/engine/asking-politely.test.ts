import { expect, test } from 'vitest';
import {
  createPoliteAsking,
  type PoliteAsking,
  type Wish,
} from '../../../../src/main/engine/asking-politely.ts';
import type { Trouble } from '../../../../src/main/ports.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

const HOST = 'github.com';
const BROKEN: Trouble = { kind: 'malformed', retryAfterMs: null };

test('trouble of a request that was slept through closes no door after waking', async () => {
  const { clock, asking, allowedInMs } = bench();
  for (let failures = 0; failures < 8; failures += 1) {
    await clock.advance(10 * MINUTE_MS);
    await ask(asking, Promise.resolve(BROKEN));
  }
  expect(allowedInMs(), 'after failures').toBeGreaterThan(MINUTE_MS);
  await clock.advance(10 * MINUTE_MS);
  let answer: (trouble: Trouble) => void = () => undefined;
  const asked = ask(asking, new Promise((resolve) => (answer = resolve)));
  clock.sleep(HOUR_MS);
  await clock.advance(15 * SECOND_MS);
  answer(BROKEN);
  await asked;
  expect(allowedInMs(), 'after waking').toBeLessThanOrEqual(0);
});

test('what waits behind another request while the machine sleeps is to be wished for anew', async () => {
  const { clock, asking } = bench();
  let answer: (trouble: Trouble) => void = () => undefined;
  const first = ask(asking, new Promise((resolve) => (answer = resolve)));
  let isSent = false;
  const second = asking.ask<Trouble>({
    ...wish(),
    send: async () => {
      isSent = true;
      return BROKEN;
    },
  });
  clock.sleep(HOUR_MS);
  await clock.advance(15 * SECOND_MS);
  answer(BROKEN);
  expect(await second).toEqual({ kind: 'network', retryAfterMs: 0, isPutOff: true });
  expect(await first).toEqual(BROKEN);
  expect(isSent).toBe(false);
});

test('so is what was wished for in the very millisecond in which the world changed', async () => {
  const { asking } = bench();
  let answer: (trouble: Trouble) => void = () => undefined;
  const first = ask(asking, new Promise((resolve) => (answer = resolve)));
  asking.worldChanged(0);
  const second = ask(asking, Promise.resolve(BROKEN));
  asking.worldChanged(0);
  answer(BROKEN);
  await first;
  expect(await second).toEqual({ kind: 'network', retryAfterMs: 0, isPutOff: true });
});

test('what is wished for after the world changed is sent', async () => {
  const { asking } = bench();
  let answer: (trouble: Trouble) => void = () => undefined;
  const first = ask(asking, new Promise((resolve) => (answer = resolve)));
  asking.worldChanged(0);
  const second = ask(asking, Promise.resolve(BROKEN));
  answer(BROKEN);
  await first;
  expect(await second, 'asked or put off by its host').toMatchObject({ kind: BROKEN.kind });
});

function bench() {
  const clock = new VirtualClock();
  const alarms = createAlarms(clock, createVirtualPower());
  const asking = createPoliteAsking({
    alarms,
    onHostBack: () => undefined,
    onPutOff: () => undefined,
  });
  alarms.onJump(() => asking.worldChanged(0));
  const allowedInMs = (): number =>
    asking.allowedAtMs({ host: HOST, door: 'renewal', leave: 'pair' }) - alarms.nowMs();
  return { clock, asking, allowedInMs };
}

function ask({ ask: send }: PoliteAsking, answer: Promise<Trouble>): Promise<Trouble> {
  return send<Trouble>({ ...wish(), send: () => answer });
}

function wish(): Omit<Wish<Trouble>, 'send'> {
  return {
    host: HOST,
    door: 'renewal',
    leave: 'pair',
    signal: new AbortController().signal,
    verdictOf: (trouble) => trouble,
    refuse: (trouble) => trouble,
  };
}
