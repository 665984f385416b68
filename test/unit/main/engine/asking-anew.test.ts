import { describe, expect, it } from 'vitest';
import { createDoctorBench, FIRST_KEY } from '../../../support/doctor-bench.ts';
import { MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';

const steady = new AbortController().signal;

async function bench() {
  const { world, asked } = await createDoctorBench();
  asked();
  const ask = async (key: string, what: 'identity' | 'models') => {
    world.clock.stir();
    const answer = world.engine().askAnew(key, what, steady);
    await world.clock.advance(10 * SECOND_MS);
    return answer;
  };
  return { world, asked, ask };
}

describe('asking anew', () => {
  it('answers with what was said', async () => {
    const { ask, asked } = await bench();
    expect(await ask(FIRST_KEY, 'identity')).toEqual({ kind: 'said', status: 200 });
    expect(await ask(FIRST_KEY, 'models')).toEqual({ kind: 'said', status: 200 });
    expect(asked()).toEqual(['identify', 'models']);
  });

  it('sends nothing for an account that is not there', async () => {
    const { ask, asked } = await bench();
    expect(await ask('github.com/1', 'identity')).toEqual({ kind: 'notSent' });
    expect(asked()).toEqual([]);
  });

  it('asks no model of anybody without a token', async () => {
    const { world, ask, asked } = await bench();
    world.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
    await world.clock.advance(40 * MINUTE_MS);
    asked();
    expect(await ask(FIRST_KEY, 'models')).toEqual({ kind: 'notSent' });
  });

  it('is put off while the host is in trouble, as all that no token needs', async () => {
    const { world, ask, asked } = await bench();
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: 60 * MINUTE_MS };
    await world.clock.advance(27 * MINUTE_MS);
    asked();
    expect(await ask(FIRST_KEY, 'identity')).toEqual({ kind: 'notSent' });
    expect(asked()).toEqual([]);
  });

  it('leaves to tokens what they need, however often it is wished for', async () => {
    const { world, ask, asked } = await bench();
    for (let wish = 0; wish < 40; wish += 1) await ask(FIRST_KEY, 'identity');
    expect(asked().length).toBeLessThanOrEqual(12);
    await world.clock.advance(40 * MINUTE_MS);
    expect(world.engine().state().accounts[0]?.session.kind).toBe('lit');
  });
});
