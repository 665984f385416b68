import { describe, expect, it } from 'vitest';
import { type AgentBench, createAgentBench, until } from '../../../support/agent-bench.ts';
import { agentRequest, createModelledSocket } from '../../../support/modelled-socket.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';

const SECRET = 'ghu_0123456789abcdefghij';

const refusedAt = (trouble: 'inUse' | 'folderUnsafe') =>
  ({ kind: 'refused', trouble, address: '/run/pilot-light', code: null }) as const;

const handOvers = ({ activity }: AgentBench) =>
  activity.filter((entry) => entry.kind === 'handOver');

describe('the agent’s switch', () => {
  it('is off until the user turns it on', async () => {
    const { DEFAULT_SETTINGS } = await import('../../../../src/shared/settings.ts');
    expect(DEFAULT_SETTINGS.agent.isOn).toBe(false);
  });

  it('opens and closes the socket, and leaves what the last click wanted', async () => {
    const socket = createModelledSocket();
    const bench = await createAgentBench({ socket });
    expect(bench.agent.view()).toMatchObject({ isOn: true, problem: null });
    bench.turn(false);
    await until(bench.agent, () => bench.agent.view().address === null);
    expect(socket.isOpen()).toBe(false);
    bench.turn(true);
    bench.turn(false);
    bench.turn(true);
    await until(bench.agent, () => bench.agent.view().address !== null);
    expect(socket.isOpen()).toBe(true);
  });

  it('closes the socket when the app quits, and opens none after that', async () => {
    const socket = createModelledSocket();
    const bench = await createAgentBench({ socket });
    await bench.quit();
    bench.turn(false);
    bench.turn(true);
    await bench.quit();
    expect(socket.isOpen()).toBe(false);
  });

  it('says why it does not work, once in the log, and looks again each minute', async () => {
    const socket = createModelledSocket();
    socket.openings.push(refusedAt('folderUnsafe'), refusedAt('folderUnsafe'));
    const bench = await createAgentBench({ socket });
    expect(bench.agent.view()).toMatchObject({ isOn: true, problem: 'folderUnsafe' });
    await bench.world.clock.advance(2.5 * MINUTE_MS);
    bench.world.clock.stir();
    await bench.world.clock.advance(0);
    expect(bench.agent.view()).toMatchObject({ problem: null, address: expect.any(String) });
    expect(bench.lines.filter((line) => line.includes('folderUnsafe'))).toHaveLength(1);
  });

  it('is made anew within a minute when somebody has taken it away', async () => {
    const socket = createModelledSocket();
    const bench = await createAgentBench({ socket });
    await bench.world.clock.advance(3 * MINUTE_MS);
    expect(bench.lines.join('\n')).not.toContain('lost');
    socket.lose();
    expect(socket.isFound()).toBe(false);
    await bench.world.clock.advance(MINUTE_MS);
    bench.world.clock.stir();
    await bench.world.clock.advance(0);
    expect(socket.isFound()).toBe(true);
    expect(bench.lines.filter((line) => line.includes('lost'))).toHaveLength(1);
    expect((await socket.ask(agentRequest('/v1/token')))?.status).toBe(200);
  });

  it('has no problem when it is off', async () => {
    const socket = createModelledSocket();
    socket.openings.push(refusedAt('inUse'));
    const bench = await createAgentBench({ socket });
    bench.turn(false);
    expect(bench.agent.view()).toMatchObject({ isOn: false, problem: null });
  });
});

describe('the lock of the screen', () => {
  const locking = async (): Promise<AgentBench> => {
    const bench = await createAgentBench();
    bench.change({ agent: { ...bench.settings().agent, locksWithScreen: true } });
    return bench;
  };
  const statusOf = async (bench: AgentBench) => (await bench.ask('/v1/token')).status;

  it('locks the agent if the user wants it, until it is unlocked', async () => {
    const bench = await locking();
    bench.power.emit('lock');
    expect(bench.agent.view().isLocked).toBe(true);
    const reply = await bench.ask('/v1/header');
    expect([reply.status, reply.headers['Pilot-Light-Problem']]).toEqual([423, 'locked']);
    expect((await bench.ask('/v1/accounts')).status).toBe(200);
    bench.power.emit('unlock');
    expect(await statusOf(bench)).toBe(200);
  });

  it('is over when somebody is seen at the window', async () => {
    const bench = await locking();
    bench.power.emit('lock');
    bench.focus();
    expect(await statusOf(bench)).toBe(200);
  });

  it('does nothing unless the user wants it', async () => {
    const bench = await createAgentBench();
    bench.power.emit('lock');
    expect(await statusOf(bench)).toBe(200);
  });

  it('also takes the answer from whoever was waiting for it', async () => {
    const bench = await locking();
    await bench.world.clock.advance(24 * MINUTE_MS);
    const answer = bench.send('/v1/token?min_valid=600');
    bench.power.emit('lock');
    await bench.world.clock.advance(5 * SECOND_MS);
    expect((await answer).status).toBe(423);
    expect(bench.agent.view().takers).toEqual([]);
  });
});

describe('the list of who took it', () => {
  it('names callers as they call themselves, the last one first', async () => {
    const bench = await createAgentBench();
    await bench.ask('/v1/token', { 'pilot-light-caller': 'codex' });
    await bench.ask('/v1/token');
    await bench.world.clock.advance(MINUTE_MS);
    await bench.ask('/v1/header', { 'pilot-light-caller': 'codex' });
    await bench.ask('/v1/accounts', { 'pilot-light-caller': 'nosy' });
    const accountName = 'octocat@github.com';
    const lastAtMs = bench.world.clock.wallMs();
    expect(bench.agent.view()).toMatchObject({
      countLastHour: 3,
      takers: [
        { label: 'codex', accountName, count: 2, lastAtMs },
        { label: null, accountName, count: 1, lastAtMs: lastAtMs - MINUTE_MS },
      ],
    });
  });

  it.each([
    ['a\u0000b\u001b[31mc', 'a?b?[31mc'],
    ['\u00e2\u0080\u00aeevil', '?evil'],
    ['  two   words  ', 'two words'],
    ['x'.repeat(200), `${'x'.repeat(37)}...`],
    ['   ', null],
    [`run ${SECRET}`, 'run [redacted]'],
    [`${'x'.repeat(30)}${SECRET}`, `${'x'.repeat(30)}[redacted]`],
  ])('has one clean line for %j', async (said, label) => {
    const redact = (text: string): string => text.replaceAll(SECRET, '[redacted]');
    const bench = await createAgentBench({ redact });
    await bench.ask('/v1/token', { 'pilot-light-caller': said });
    expect(bench.agent.view().takers.map((taker) => taker.label)).toEqual([label]);
  });

  it('stays short, however many names a caller gives itself', async () => {
    const bench = await createAgentBench();
    for (let name = 0; name < 300; name += 1) {
      await bench.ask('/v1/token', { 'pilot-light-caller': `caller ${name}` });
    }
    const { takers, countLastHour } = bench.agent.view();
    expect(takers).toHaveLength(12);
    expect(takers[0]?.label).toBe('caller 299');
    expect(countLastHour).toBe(300);
  });

  it('counts an hour and no more', async () => {
    const bench = await createAgentBench();
    await bench.ask('/v1/token');
    await bench.world.clock.advance(HOUR_MS + MINUTE_MS);
    await bench.ask('/v1/token');
    expect(bench.agent.view().countLastHour).toBe(1);
  });

  it('tells faces at most once a second', async () => {
    const bench = await createAgentBench();
    let told = 0;
    bench.agent.onChange(() => {
      told += 1;
    });
    for (let call = 0; call < 400; call += 1) await bench.ask('/v1/token');
    await bench.world.clock.advance(SECOND_MS);
    expect(told).toBe(1);
  });

  it('is told to the activity at once, then by the number, and at the end', async () => {
    const bench = await createAgentBench();
    for (const caller of ['a', 'b', 'b']) {
      await bench.ask('/v1/token', { 'pilot-light-caller': caller });
    }
    const entry = (count: number, callers: readonly string[]) => ({
      kind: 'handOver',
      accountKey: 'github.com/583231',
      count,
      callers,
    });
    expect(handOvers(bench)).toEqual([entry(1, ['a'])]);
    await bench.world.clock.advance(10 * MINUTE_MS);
    expect(handOvers(bench)).toEqual([entry(1, ['a']), entry(2, ['b'])]);
    await bench.ask('/v1/token', { 'pilot-light-caller': 'c' });
    await bench.quit();
    expect(handOvers(bench).at(-1)).toEqual(entry(1, ['c']));
    await bench.world.clock.advance(HOUR_MS);
    expect(handOvers(bench)).toHaveLength(3);
  });
});
