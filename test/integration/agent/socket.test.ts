import fs from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgentSocket } from '../../../src/main/node/agent-socket.ts';
import type { AgentAnswers, AgentOpening, AgentSocket } from '../../../src/main/ports.ts';
import { ask, headOf, send } from '../../support/agent-caller.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const folders: string[] = [];
const sockets: AgentSocket[] = [];
const servers: Server[] = [];
const callers: Socket[] = [];

afterEach(async () => {
  for (const caller of callers.splice(0)) caller.destroy();
  for (const socket of sockets.splice(0)) await socket.close();
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agent-'));
  folders.push(folder);
  return folder;
}

/** Answers what was asked for, so that a test sees what was understood. */
function echo(): AgentAnswers & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    answer(request) {
      heard.push(request.target);
      const body = JSON.stringify(request);
      return Promise.resolve({ status: 200, headers: { 'X-Echo': 'yes' }, body });
    },
    take: ({ target }) => {
      heard.push(target);
      return {
        push: (text) => text.toUpperCase(),
        end: () => '.',
        close: () => heard.push('closed'),
      };
    },
    refuse: (misuse, { accept }) => ({
      status: 400,
      headers: accept === undefined ? {} : { 'X-Accept': accept },
      body: misuse,
    }),
  };
}

function place(runtime = newFolder(), userData = newFolder()) {
  const clock = new VirtualClock();
  const lines: string[] = [];
  const socket = createAgentSocket({
    platform: 'linux',
    variables: { XDG_RUNTIME_DIR: runtime },
    userData,
    clock,
    log: { warn: (message) => void lines.push(message) },
  });
  sockets.push(socket);
  return {
    socket,
    clock,
    lines,
    runtime,
    userData,
    file: path.join(runtime, 'pilot-light/agent.sock'),
  };
}

async function opened(answers: AgentAnswers = echo()) {
  const at = place();
  const opening = await at.socket.open(answers);
  expect(opening).toEqual({ kind: 'open', address: at.file });
  return { ...at, answers };
}

/** What was answered in pieces, put together. */
function bodyOf(answer: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let at = answer.indexOf('\r\n\r\n') + 4;
  for (;;) {
    const end = answer.indexOf('\r\n', at);
    const bytes = Number.parseInt(answer.toString('latin1', at, end), 16);
    if (!(bytes > 0)) return Buffer.concat(pieces);
    pieces.push(answer.subarray(end + 2, end + 2 + bytes));
    at = end + 2 + bytes + 2;
  }
}

const modeOf = (file: string): number => fs.lstatSync(file).mode & 0o777;

/** A folder of ours in which others may do so much. */
function openTo(folder: string, mode: number): string {
  fs.chmodSync(folder, mode);
  return folder;
}

function listenAt(file: string): Promise<Server> {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const server = createServer((caller) => caller.resume());
  servers.push(server);
  return new Promise((resolve) => server.listen(file, () => resolve(server)));
}

/** A socket whose owner has died: its file stays. */
async function deadSocketAt(file: string): Promise<void> {
  const aside = `${file}.made`;
  const server = await listenAt(aside);
  fs.linkSync(aside, file);
  await new Promise((done) => server.close(done));
  servers.splice(0);
}

const troubleOf = (opening: AgentOpening) =>
  opening.kind === 'refused' ? opening.trouble : 'open';

describe('the place of the agent’s socket', () => {
  it('is for the user alone, the folder and the socket, whatever the mask', async () => {
    const mask = process.umask(0);
    try {
      const { file } = await opened();
      expect([modeOf(path.dirname(file)), modeOf(file)]).toEqual([0o700, 0o600]);
      expect(process.umask()).toBe(0);
    } finally {
      process.umask(mask);
    }
  });

  it('is empty again when the agent is off, and can be taken again', async () => {
    const { socket, file, answers } = await opened();
    await socket.close();
    expect(fs.existsSync(file)).toBe(false);
    await socket.close();
    expect((await socket.open(answers)).kind).toBe('open');
  });

  it.each([
    ['the session has none', () => undefined],
    ['it is relative', () => 'run/user'],
    ['it is not there', () => '/nowhere/at/all'],
    ['it is a link', () => linkTo(newFolder())],
    ['others may make and move things in it', () => openTo(newFolder(), 0o777)],
    ['a group may', () => openTo(newFolder(), 0o770)],
  ])(
    'is below the user’s data where the session’s folder cannot be used: %s',
    async (_, runtime) => {
      const userData = newFolder();
      const socket = createAgentSocket({
        platform: 'linux',
        variables: { XDG_RUNTIME_DIR: runtime() },
        userData,
        clock: new VirtualClock(),
        log: { warn: () => undefined },
      });
      sockets.push(socket);
      const address = path.join(userData, 'run/agent.sock');
      expect(await socket.open(echo())).toEqual({ kind: 'open', address });
    },
  );

  it.each([
    ['open to others', (folder: string) => fs.mkdirSync(folder, { mode: 0o755 })],
    ['a link', (folder: string) => fs.symlinkSync(newFolder(), folder)],
    ['a file', (folder: string) => fs.writeFileSync(folder, '')],
  ])('is refused where its folder is %s, and left as it is', async (_, make) => {
    const { socket, runtime } = place();
    const folder = path.join(runtime, 'pilot-light');
    make(folder);
    const before = fs.lstatSync(folder);
    expect(troubleOf(await socket.open(echo()))).toBe('folderUnsafe');
    expect(fs.lstatSync(folder)).toMatchObject({ ino: before.ino, mode: before.mode });
  });

  it('is refused where somebody listens already, who goes on listening', async () => {
    const { socket, file } = place();
    await listenAt(file);
    const before = fs.lstatSync(file).ino;
    expect(troubleOf(await socket.open(echo()))).toBe('inUse');
    expect(fs.lstatSync(file).ino).toBe(before);
    await new Promise<void>((done) => callers.push(connect(file, done)));
  });

  it('is taken from who has died', async () => {
    const { socket, file } = place();
    fs.mkdirSync(path.dirname(file), { mode: 0o700 });
    await deadSocketAt(file);
    expect(fs.existsSync(file)).toBe(true);
    expect((await socket.open(echo())).kind).toBe('open');
    expect((await ask(file, '/v1/token')).status).toBe(200);
  });

  it.each([
    ['has been taken away', (file: string) => fs.rmSync(file)],
    [
      'is gone with its folder',
      (file: string) => fs.rmSync(path.dirname(file), { recursive: true }),
    ],
    [
      'lies in a folder that others may enter',
      (file: string) => fs.chmodSync(path.dirname(file), 0o750),
    ],
  ])('is no more found where it %s', async (_, harm) => {
    const { socket, file } = await opened();
    expect(socket.isFound()).toBe(true);
    harm(file);
    expect(socket.isFound()).toBe(false);
    await socket.close();
    expect(socket.isFound()).toBe(false);
  });

  it('stays another app’s, which has come where this one’s was taken away', async () => {
    const { socket, file } = await opened();
    fs.rmSync(file);
    await listenAt(file);
    const before = fs.lstatSync(file).ino;
    expect(socket.isFound()).toBe(false);
    await socket.close();
    expect(fs.readdirSync(path.dirname(file))).toEqual(['agent.sock']);
    expect(fs.lstatSync(file).ino).toBe(before);
    await new Promise<void>((done) => callers.push(connect(file, done)));
  });

  it.each([
    ['a file', (file: string) => fs.writeFileSync(file, 'mine')],
    ['a folder', (file: string) => fs.mkdirSync(file)],
    ['a link', (file: string) => fs.symlinkSync('/tmp', file)],
  ])('is refused where %s lies in the way, which stays there', async (_, make) => {
    const { socket, file } = place();
    fs.mkdirSync(path.dirname(file), { mode: 0o700 });
    make(file);
    const before = fs.lstatSync(file).ino;
    expect(troubleOf(await socket.open(echo()))).toBe('inTheWay');
    expect(fs.lstatSync(file).ino).toBe(before);
  });

  it('is refused where its path is longer than the system takes', async () => {
    const runtime = path.join(newFolder(), 'x'.repeat(90));
    fs.mkdirSync(runtime, { mode: 0o700 });
    const { socket } = place(runtime);
    expect(troubleOf(await socket.open(echo()))).toBe('pathTooLong');
  });
});

const linkTo = (folder: string): string => {
  const link = path.join(newFolder(), 'link');
  fs.symlinkSync(folder, link);
  return link;
};

describe('the agent’s pipe', () => {
  // Elsewhere than on Windows such a name is a socket's in the current folder, which is as good to learn this by.
  it('has a name that nobody can guess, another each time, in a file of the profile', async () => {
    const userData = newFolder();
    const socket = createAgentSocket({
      platform: 'windows',
      variables: {},
      userData,
      clock: new VirtualClock(),
      log: { warn: () => undefined },
    });
    sockets.push(socket);
    const file = path.join(userData, 'agent-pipe');
    const seen: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const opening = await socket.open(echo());
      expect(opening.kind).toBe('open');
      expect(socket.isFound()).toBe(true);
      const address = fs.readFileSync(file, 'utf8');
      expect(address).toMatch(/^\\\\\.\\pipe\\pilot-light-[0-9a-f]{32}$/);
      expect((await ask(address, '/v1/token')).status).toBe(200);
      if (process.platform !== 'win32') expect(modeOf(file)).toBe(0o600);
      seen.push(address);
      await socket.close();
      expect(fs.existsSync(file)).toBe(false);
    }
    expect(new Set(seen).size).toBe(2);
  });
});

describe('a request over the agent’s socket', () => {
  it('is answered, and the connection closed', async () => {
    const { file } = await opened();
    const { status, headers, body } = await ask(file, '/v1/token?a=b', { Accept: 'x/y' });
    expect(status).toBe(200);
    expect(headers).toEqual({ 'x-echo': 'yes', 'content-length': String(body.length) });
    expect(JSON.parse(body)).toEqual({
      method: 'GET',
      target: '/v1/token?a=b',
      headers: { host: 'agent', 'pilot-light': '1', accept: 'x/y' },
    });
  });

  it('is answered over a connection of which the caller has closed its half', async () => {
    const { file } = await opened();
    const answered = await send(file, `${headOf('/v1/token')}\r\n\r\n`, { isHalfClosed: true });
    expect(answered?.status).toBe(200);
  });

  it('is answered when it comes byte by byte', async () => {
    const { file } = await opened();
    const text = `${headOf('/v1/token')}\r\n\r\n`;
    const answered = await new Promise<string>((resolve) => {
      const socket = connect(file);
      callers.push(socket);
      socket.once('data', (data) => resolve(data.toString()));
      socket.setNoDelay(true);
      for (const letter of text) socket.write(letter);
    });
    expect(answered).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it('is the only one of its connection: what follows it is not heard', async () => {
    const answers = echo();
    const { file } = await opened(answers);
    const two = `${headOf('/first')}\r\n\r\n${headOf('/second')}\r\n\r\n`;
    expect((await send(file, two))?.body).toContain('/first');
    expect(answers.heard).toEqual(['/first']);
  });

  it('is not heard of without a word: the agent never speaks first', async () => {
    const { file, clock } = await opened();
    const said = new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(file, () => void untilServed(file).then(() => clock.advance(2_000)));
      callers.push(socket);
      socket.on('data', (data) => {
        text += data.toString();
      });
      socket.on('close', () => resolve(text));
    });
    expect(await said).toBe('');
  });

  it('that does not come whole within two seconds is told so, however busily it drips', async () => {
    const { file, clock } = await opened();
    const answered = send(file, 'GET /v1/token HTTP/1.1\r\nHost: a');
    await untilServed(file);
    await clock.advance(1_999);
    await untilServed(file);
    await clock.advance(1);
    expect((await answered)?.body).toBe('tooSlow');
  });

  it.each([
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'notHttp'],
    ['TLS', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), 'notHttp'],
    ['NULs', Buffer.alloc(100), 'notHttp'],
    ['a NUL in the path', `${headOf('/v1/\u0000token')}\r\n\r\n`, 'notHttp'],
    ['a NUL in a header', `${headOf('/v1/token', { A: 'b\u0000c' })}\r\n\r\n`, 'notHttp'],
    ['a header without a colon', `${headOf('/v1/token')}\r\nnonsense\r\n\r\n`, 'notHttp'],
    ['a header that goes on', `${headOf('/v1/token')}\r\n folded: 1\r\n\r\n`, 'notHttp'],
    ['a space before a colon', `${headOf('/v1/token', { 'A ': 'b' })}\r\n\r\n`, 'notHttp'],
    ['bare line feeds', 'GET /v1/token HTTP/1.1\nPilot-Light: 1\n\n\r\n\r\n', 'notHttp'],
    ['an address instead of a path', `${headOf('http://x/v1/token')}\r\n\r\n`, 'notHttp'],
    ['another version', 'GET /v1/token HTTP/3\r\n\r\n', 'notHttp'],
    ['no version', 'GET /v1/token\r\n\r\n', 'notHttp'],
    ['a line of JSON', '{"get": "token"}\n', 'notHttp'],
    ['a mebibyte in one line', `GET /${'x'.repeat(1 << 20)}`, 'headTooLarge'],
    [
      'a mebibyte of headers',
      `${headOf('/v1/token')}\r\n${'a: b\r\n'.repeat(200_000)}`,
      'headTooLarge',
    ],
    ['a body', `${headOf('/v1/token', { 'Content-Length': '2' })}\r\n\r\n{}`, 'hasBody'],
    [
      'a body in chunks',
      `${headOf('/x', { 'Transfer-Encoding': 'chunked' })}\r\n\r\n0\r\n\r\n`,
      'hasBody',
    ],
    ['a length that is none', `${headOf('/x', { 'Content-Length': '-1' })}\r\n\r\n`, 'hasBody'],
    [
      'a mebibyte of body',
      `${headOf('/x', { 'Content-Length': '1048576' })}\r\n\r\n`,
      'bodyTooLarge',
    ],
  ])('that is none is told so, and the next one is answered: %s', async (_, bytes, misuse) => {
    const { file } = await opened();
    expect((await send(file, bytes))?.body).toBe(misuse);
    expect((await ask(file, '/v1/token')).status).toBe(200);
  });

  it('that stops in its middle is none', async () => {
    const { file } = await opened();
    const half = await send(file, 'GET /v1/token HTTP/1.1\r\nHos', { isHalfClosed: true });
    expect(half?.body).toBe('notHttp');
    expect(await send(file, '', { isHalfClosed: true })).toBeNull();
  });

  it('is none of many too many: thirty-two wait, the next are told, and beyond that closed', async () => {
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((done) => {
      release = done;
    });
    const patient = echo();
    const { file } = await opened({
      ...patient,
      async answer(request) {
        await isReleased;
        return patient.answer(request);
      },
    });
    const waiting = Array.from({ length: 32 }, () => ask(file, '/v1/token'));
    const told = await ask(file, '/v1/token', { Accept: 'application/json' });
    expect(told.body).toBe('tooManyOpen');
    // Who is told has said in which form.
    expect(told.headers).toMatchObject({ 'x-accept': 'application/json' });
    release();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(32).fill(200));
    expect((await ask(file, '/v1/token')).status).toBe(200);
  });

  it('is cut off when the agent is turned off', async () => {
    const { file, socket } = await opened({
      ...echo(),
      answer: () => new Promise(() => undefined),
    });
    const waiting = send(file, `${headOf('/v1/token')}\r\n\r\n`);
    await untilServed(file);
    await socket.close();
    expect(await waiting).toBeNull();
    expect(fs.existsSync(file)).toBe(false);
  });

  it('leaves no timer behind', async () => {
    const { file, clock, socket } = await opened();
    for (let call = 0; call < 20; call += 1) await ask(file, '/v1/token');
    await socket.close();
    expect(clock.pending).toBe(0);
  });
});

/** What was sent to it before has been read: connections are taken and read in the order in which they came. */
async function untilServed(file: string): Promise<void> {
  await send(file, 'no HTTP');
  await send(file, 'no HTTP');
}

describe('a text that a program sends', () => {
  const post = (text: string): string =>
    `POST /v1/redact HTTP/1.1\r\nPilot-Light: 1\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

  it('comes back in pieces, and with an end that says that it is whole', async () => {
    const answers = echo();
    const { file } = await opened(answers);
    expect(await send(file, post('a word and more'))).toMatchObject({
      status: 200,
      headers: { 'transfer-encoding': 'chunked' },
      body: 'f\r\nA WORD AND MORE\r\n1\r\n.\r\n0\r\n\r\n',
    });
    expect(answers.heard).toEqual(['/v1/redact', 'closed']);
  });

  it('of nothing is nothing', async () => {
    const { file } = await opened();
    expect((await send(file, post('')))?.body).toBe('1\r\n.\r\n0\r\n\r\n');
  });

  it.each([
    ['withoutLength', 'POST /v1/redact HTTP/1.1\r\n\r\n'],
    ['withoutLength', 'POST /v1/redact HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['textTooLarge', 'POST /v1/redact HTTP/1.1\r\nContent-Length: 16777217\r\n\r\n'],
    ['hasBody', 'POST /v1/token HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc'],
  ])('is refused as %s: %j', async (misuse, request) => {
    const { file } = await opened();
    expect((await send(file, request))?.body).toBe(misuse);
  });

  /** Sends these bytes in one go, and answers with all that comes back. */
  function posted(file: string, bytes: Buffer): Promise<Buffer> {
    const caller = connect({ path: file, allowHalfOpen: true });
    callers.push(caller);
    const pieces: Buffer[] = [];
    caller.on('data', (piece: Buffer) => pieces.push(piece));
    const head = `POST /v1/redact HTTP/1.1\r\nPilot-Light: 1\r\nContent-Length: ${bytes.length}\r\n\r\n`;
    // Whoever has sent all of it may say so.
    caller.end(Buffer.concat([Buffer.from(head), bytes]));
    return new Promise((resolve) => caller.once('end', () => resolve(Buffer.concat(pieces))));
  }

  /** A taker that gives out what it gets, and tells of each piece that it gets. */
  const passingOn = (onPiece: (text: string) => void): AgentAnswers => ({
    ...echo(),
    take: () => ({
      push: (text) => (onPiece(text), text),
      end: () => '',
      close: () => undefined,
    }),
  });

  it('comes back as it went where nothing is taken out of it, whatever its bytes are', async () => {
    const { file } = await opened(passingOn(() => undefined));
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const text = Buffer.from('\ufeff😀ü');
    const bytes = Buffer.concat(Array.from({ length: 300 }, () => Buffer.concat([text, all])));
    expect(bodyOf(await posted(file, bytes)).equals(bytes)).toBe(true);
  });

  it('is looked at slice by slice, with a turn of the event loop for everybody else between', async () => {
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    const inTurn = new Map<number, number>();
    const { file } = await opened(
      passingOn((text) => inTurn.set(turns, (inTurn.get(turns) ?? 0) + text.length)),
    );
    turn();
    await posted(file, Buffer.alloc(1024 * 1024, 'a line of a log\n'));
    isOver = true;
    expect(inTurn.size).toBeGreaterThanOrEqual(64);
    for (const length of inTurn.values()) expect(length).toBeLessThanOrEqual(16 * 1024);
  });

  it('holds up nobody: who asks for a token meanwhile has it before the text is over', async () => {
    let pieces = 0;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const { file } = await opened(
      passingOn(() => {
        pieces += 1;
        begin();
      }),
    );
    const text = posted(file, Buffer.alloc(16 * 1024 * 1024, 'a line of a log\n'));
    await begun;
    expect(await ask(file, '/v1/token')).toMatchObject({ status: 200 });
    const before = pieces;
    expect(bodyOf(await text)).toHaveLength(16 * 1024 * 1024);
    expect(pieces).toBeGreaterThan(before);
  });

  it('comes out while it still goes in', async () => {
    const { file } = await opened(passingOn(() => undefined));
    const caller = connect(file);
    callers.push(caller);
    caller.write('POST /v1/redact HTTP/1.1\r\nPilot-Light: 1\r\nContent-Length: 12\r\n\r\nat once');
    let said = '';
    const until = async (end: string): Promise<void> => {
      while (!said.endsWith(end)) {
        said += await new Promise<string>((resolve) => {
          caller.once('data', (piece: Buffer) => resolve(piece.toString()));
        });
      }
    };
    await until('7\r\nat once\r\n');
    caller.write(' more');
    await until('5\r\n more\r\n0\r\n\r\n');
  });

  it('that is not whole gets no whole answer', async () => {
    const { file } = await opened();
    const said = await send(file, post('a word').slice(0, -2), { isHalfClosed: true });
    expect(said?.body ?? '').not.toContain('0\r\n\r\n');
  });

  it('may take its time between pieces, but not for ever', async () => {
    const { file, clock } = await opened();
    const caller = connect(file);
    callers.push(caller);
    const closed = new Promise((done) => caller.once('close', done));
    caller.write(post('a word').slice(0, -2));
    await new Promise((done) => caller.once('data', done));
    await clock.advance(21_000);
    await closed;
  });
});
