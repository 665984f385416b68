import { describe, expect, it } from 'vitest';
import { holdTime, TIME_HANDLE, type TimeHandle } from '../../../../src/main/node/held-time.ts';
import { settle } from '../../../support/virtual-clock.ts';

const START_MS = Date.UTC(2026, 10, 25);

function held() {
  const time = holdTime(START_MS);
  return { time, handle: Reflect.get(globalThis, TIME_HANDLE) as TimeHandle };
}

/** A port whose one call is answered when `answer` is called. */
function slowPort() {
  let answer: () => void = () => undefined;
  const ask = () =>
    new Promise<void>((resolve) => {
      answer = resolve;
    });
  return { port: { ask }, answer: () => answer() };
}

describe('held time', () => {
  it('passes through every timer to the instant that was asked for', async () => {
    const { time, handle } = held();
    const rung: number[] = [];
    const ring = (): void => {
      rung.push(time.clock.wallMs() - START_MS);
      if (rung.length < 3) time.clock.after(15_000, ring);
    };
    time.clock.after(15_000, ring);
    const report = await handle.pass(START_MS + 60_000, false);
    expect(rung).toEqual([15_000, 30_000, 45_000]);
    expect(report).toMatchObject({ nowMs: START_MS + 60_000, open: [] });
  });

  it('stops as soon as the app has begun something, and tells what is open', async () => {
    const { time, handle } = held();
    const { port, answer } = slowPort();
    const watched = time.watched('keyring', port);
    time.clock.after(1_000, () => void watched.ask());
    const report = await handle.pass(START_MS + 60_000, false);
    expect(report).toMatchObject({
      nowMs: START_MS + 1_000,
      open: [{ kind: 'keyring', name: 'ask' }],
    });
    answer();
    expect((await handle.pass(START_MS + 1_000, false)).open).toEqual([]);
  });

  it('passes on while something stays open that began before', async () => {
    const { time, handle } = held();
    void time.watched('request', slowPort().port).ask();
    expect((await handle.pass(START_MS + 5_000, false)).nowMs).toBe(START_MS + 5_000);
  });

  it('stops at news of a face only when it is asked to', async () => {
    const { time, handle } = held();
    const face = time.watched('other', { show: (_text: string) => undefined });
    time.clock.after(1_000, () => face.show('first'));
    time.clock.after(2_000, () => face.show('second'));
    expect((await handle.pass(START_MS + 1_500, false)).nowMs).toBe(START_MS + 1_500);
    expect((await handle.pass(START_MS + 9_000, true)).nowMs).toBe(START_MS + 2_000);
  });

  it('keeps a request until the world outside has caught up', async () => {
    const { time, handle } = held();
    const sent: number[] = [];
    const http = time.inStep(() => {
      sent.push(time.clock.wallMs());
      return Promise.resolve(new Response());
    });
    const send = () =>
      void http({
        url: 'http://127.0.0.1/',
        method: 'GET',
        headers: {},
        body: null,
        signal: new AbortController().signal,
      });
    send();
    await settle();
    expect(sent, 'nobody moves').toHaveLength(1);
    time.clock.after(1_000, send);
    await handle.pass(START_MS + 5_000, false);
    expect(sent).toHaveLength(1);
    handle.catchUp();
    await settle();
    expect(sent).toHaveLength(2);
  });
});
