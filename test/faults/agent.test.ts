import fs from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import { createAgentSocket } from '../../src/main/node/agent-socket.ts';
import type { ExchangeAnswer } from '../../src/main/ports.ts';
import { type AgentBench, createAgentBench } from '../support/agent-bench.ts';
import { type Answered, ask, headOf, send } from '../support/agent-caller.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { VIRTUAL_SECRET } from '../support/virtual-github.ts';
import { fault } from './fault.ts';
import { sawAnswer } from './search/agent.ts';
import { knowSecret } from './search/search.ts';
import { searchWorld } from './search/world.ts';

const KEY = 'github.com/583231';

const undo: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agent-'));
  undo.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The agent on a real socket, before the real engine. `prepare` finds its folder not yet made. */
async function realBench(prepare: (folder: string) => Promise<void> | void = () => undefined) {
  const clock = new VirtualClock();
  const runtime = newFolder();
  const folder = path.join(runtime, 'pilot-light');
  await prepare(folder);
  const socket = createAgentSocket({
    platform: 'linux',
    variables: { XDG_RUNTIME_DIR: runtime },
    userData: newFolder(),
    clock,
    log: { warn: () => undefined },
  });
  const bench = await createAgentBench({ socket, onWorld: searchWorld });
  undo.push(bench.quit);
  return { bench, clock, folder, file: path.join(folder, 'agent.sock') };
}

const tokenOf = ({ world }: AgentBench): string =>
  world.engine().tokenAtHand(KEY)?.token.reveal() ?? 'none';

async function expectServed(bench: AgentBench, file: string): Promise<void> {
  const answered = await ask(file, '/v1/token');
  expect(answered.body).toBe(`${tokenOf(bench)}\n`);
  sawAnswer(answered, tokenOf(bench));
}

function caller(file: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(file, () => resolve(socket));
    socket.on('error', () => undefined);
    undo.push(() => void socket.destroy());
  });
}

fault(56, 'real', 'B', 'whoever hangs is cut off, and the others are served', async () => {
  const { bench, clock, file } = await realBench();
  const silent = await Promise.all(Array.from({ length: 10 }, () => caller(file)));
  const dripping = await Promise.all(Array.from({ length: 10 }, () => caller(file)));
  for (const one of dripping) one.write('GET /v1/token HT');
  await expectServed(bench, file);
  const closed = [...silent, ...dripping].map(
    (one) => new Promise((done) => one.resume().once('close', done)),
  );
  await clock.advance(2 * SECOND_MS);
  // Who was in the middle of a request is told, and has two seconds more to take that.
  for (const one of dripping) one.write('TP/1.1\r\n\r\n');
  await expectServed(bench, file);
  await clock.advance(2 * SECOND_MS);
  await Promise.all(closed);
  await expectServed(bench, file);
});

fault(
  56,
  'real',
  'BS',
  'whatever is sent is answered with a sentence, or with nothing',
  async () => {
    const { bench, file } = await realBench();
    const whole = `${headOf('/v1/token')}\r\n\r\n`;
    const sent: readonly (string | Buffer)[] = [
      'x'.repeat(1 << 20),
      `GET /v1/token HTTP/1.1\r\nPilot-Light: ${'1'.repeat(1 << 20)}\r\n\r\n`,
      Buffer.alloc(64 * 1024),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      whole.replace('GET', 'POST'),
      whole.replace('Pilot-Light: 1', 'Pilot-Light: 2'),
      whole.replace('token', 'github-token'),
      whole.replace('token', 'token?account=%00'),
      `${whole}${whole}`.replace('GET', 'G\u0000T'),
      whole.slice(0, 20),
      '',
    ];
    for (const bytes of sent) {
      const answered = await send(file, bytes, { isHalfClosed: true });
      if (answered !== null) {
        expect(answered.status).toBeGreaterThanOrEqual(400);
        expect(answered.body).toMatch(/^[A-Z][^\n]{20,200}\n$/);
        sawAnswer(answered);
      }
      await expectServed(bench, file);
    }
  },
);

fault(56, 'real', 'B', 'a flood is stemmed, and over a second later', async () => {
  const { bench, file } = await realBench();
  const answered: Answered[] = [];
  for (let wave = 0; wave < 30; wave += 1) {
    const asked = Array.from({ length: 20 }, () => ask(file, '/v1/accounts'));
    answered.push(...(await Promise.all(asked)));
  }
  const refused = answered.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(100);
  for (const one of refused) sawAnswer(one);
  await bench.world.clock.advance(SECOND_MS);
  await expectServed(bench, file);
});

fault(
  56,
  'real',
  'BS',
  'a folder that is not safe is refused, said, and looked at again',
  async () => {
    const { bench, folder, file } = await realBench((one) => fs.mkdirSync(one, { mode: 0o755 }));
    expect(bench.agent.view()).toMatchObject({
      isOn: true,
      problem: 'folderUnsafe',
      address: null,
    });
    expect(bench.lines.join('\n')).toContain('folderUnsafe');
    expect(fs.readdirSync(folder)).toEqual([]);
    fs.chmodSync(folder, 0o700);
    const isOpen = new Promise<void>((done) => {
      bench.agent.onChange(() => {
        if (bench.agent.view().problem === null) done();
      });
    });
    await bench.world.clock.advance(MINUTE_MS);
    await isOpen;
    await expectServed(bench, file);
  },
);

fault(56, 'real', 'BS', 'who listens there already is left alone', async () => {
  const squatter = createServer((one) => one.on('error', () => undefined).end('mine'));
  const { bench, file } = await realBench((folder) => {
    fs.mkdirSync(folder, { mode: 0o700 });
    return new Promise((done) => squatter.listen(path.join(folder, 'agent.sock'), () => done()));
  });
  undo.push(() => new Promise((done) => squatter.close(() => done())));
  expect(bench.agent.view().problem).toBe('inUse');
  await bench.quit();
  const said = await new Promise<string>((done) => {
    connect(file)
      .on('error', () => undefined)
      .once('data', (data) => done(String(data)));
  });
  expect(said).toBe('mine');
});

fault(12, 'real', 'U', 'its place is taken, and programs are served', async () => {
  const { bench, file } = await realBench(async (folder) => {
    fs.mkdirSync(folder, { mode: 0o700 });
    const made = path.join(folder, 'made');
    const dead = createServer();
    await new Promise<void>((done) => dead.listen(made, () => done()));
    fs.linkSync(made, path.join(folder, 'agent.sock'));
    await new Promise((done) => dead.close(done));
  });
  expect(bench.agent.view()).toMatchObject({ problem: null, address: file });
  await expectServed(bench, file);
  await bench.quit();
  expect(fs.existsSync(file)).toBe(false);
});

fault(
  56,
  'modelled',
  'S',
  'a Copilot token is in the answers that are asked for one, and no other is in any',
  async () => {
    const labels: string[] = [];
    const bench = await createAgentBench({
      logins: ['octocat', 'mona'],
      onWorld: searchWorld,
      redact: (text) => text.replaceAll(VIRTUAL_SECRET, '[redacted]'),
    });
    const { world } = bench;
    for (const { gitHubToken } of world.vault.records()) knowSecret(gitHubToken.reveal());
    const token = tokenOf(bench);
    const paths = ['token', 'header', 'endpoint', 'status', 'accounts', 'github-token', 'nothing'];
    const refused: ExchangeAnswer = {
      kind: 'refused',
      refusal: { reason: 'unknown', title: null, message: null, page: null },
      url: null,
      serverMs: null,
    };
    for (const answer of [null, refused, { kind: 'unauthorized', serverMs: null } as const]) {
      world.gitHub.standing.exchange = answer;
      await world.clock.advance(31 * MINUTE_MS);
      for (const name of paths) {
        for (const accept of ['application/json', 'text/plain']) {
          const reply = await bench.ask(`/v1/${name}`, { accept, 'pilot-light-caller': token });
          const isAskedFor = name === 'token' || name === 'header';
          sawAnswer(reply, isAskedFor && reply.status === 200 ? tokenOf(bench) : null);
        }
      }
      labels.push(...bench.agent.view().takers.map(({ label }) => label ?? ''));
    }
    expect(labels.join('\n')).toMatch(/redacted/);
    expect(`${JSON.stringify(bench.activity)}${bench.lines.join('\n')}`).not.toContain(
      VIRTUAL_SECRET,
    );
  },
);

/** States that last, and what GitHub says in each. */
const STANDING: Readonly<Record<string, (bench: AgentBench) => void>> = {
  'all is well': () => undefined,
  'an outage': ({ world }) => {
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
  },
  'no network': ({ world }) => {
    world.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
  },
  'a refusal': ({ world }) => {
    world.gitHub.standing.exchange = {
      kind: 'refused',
      refusal: { reason: 'server_error', title: null, message: null, page: null },
      url: null,
      serverMs: null,
    };
  },
  'a rejected sign-in': ({ world }) => {
    world.gitHub.standing.exchange = { kind: 'unauthorized', serverMs: null };
    world.gitHub.standing.identity = { kind: 'unauthorized', serverMs: null };
  },
};

/** Promise P, and what a token's life requires where each caller wants two thirds of it. */
const ALLOWED_AN_HOUR = 30;
const REQUIRED_AN_HOUR = 3;

for (const [state, begin] of Object.entries(STANDING)) {
  fault(
    56,
    'modelled',
    'P',
    `thousands of callers drive no request to GitHub: ${state}`,
    async () => {
      const bench = await createAgentBench({ onWorld: searchWorld });
      const { clock, gitHub } = bench.world;
      await clock.advance(10 * MINUTE_MS);
      begin(bench);
      for (let hour = 0; hour < sized(1, 6); hour += 1) {
        const before = gitHub.requests.length;
        for (let passedMs = 0; passedMs < HOUR_MS; passedMs += 10 * SECOND_MS) {
          const asked = Array.from({ length: 20 }, () => bench.send('/v1/token?min_valid=100000'));
          await clock.advance(10 * SECOND_MS);
          if (passedMs === 0)
            for (const reply of await Promise.all(asked)) sawAnswer(reply, tokenOf(bench));
        }
        const sent = gitHub.requests.length - before;
        const allowed = state === 'all is well' ? REQUIRED_AN_HOUR : ALLOWED_AN_HOUR;
        expect(sent, `in hour ${hour + 1}`).toBeLessThanOrEqual(allowed);
      }
    },
  );
}
