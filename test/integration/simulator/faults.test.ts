import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { cannedAnswers } from '../../simulator/canned-answers.ts';
import { field, githubToken, plainClient, simulatorForTest } from './plain-client.ts';

const signedIn = async () => {
  const simulator = await simulatorForTest();
  const client = plainClient(simulator.url);
  const token = await githubToken(simulator);
  return { ...simulator, token, client, exchange: () => client.exchange(token) };
};

describe('scripted answers', () => {
  it('come one for each request, and then GitHub speaks again', async () => {
    const { control, exchange } = await signedIn();
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [cannedAnswers.outage(503), cannedAnswers.rateLimitedAs429('7')],
    });
    expect((await exchange()).status).toBe(503);
    const limited = await exchange();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await exchange()).status).toBe(200);
  });

  it('stand until they are cleared, for one endpoint or for everything', async () => {
    const { control, exchange, client, token } = await signedIn();
    const user = () => client.get('/user', `token ${token}`);
    await control.setStandingAnswer({ endpoint: 'exchange', answer: cannedAnswers.outage(502) });
    expect([(await exchange()).status, (await exchange()).status]).toEqual([502, 502]);
    expect((await user()).status).toBe(200);
    await control.setStandingAnswer({ endpoint: 'exchange', answer: null });
    expect((await exchange()).status).toBe(200);

    await control.setStandingAnswer({ endpoint: 'everything', answer: cannedAnswers.outage(500) });
    expect([(await exchange()).status, (await user()).status]).toEqual([500, 500]);
    await control.clearAnswers();
    expect((await user()).status).toBe(200);
  });

  it('carry the request id, except from those who are not GitHub', async () => {
    const { control, exchange } = await signedIn();
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [cannedAnswers.outage(503), cannedAnswers.proxyPage],
    });
    expect((await exchange()).headers.has('x-github-request-id')).toBe(true);
    const page = await exchange();
    expect(page.headers.has('x-github-request-id')).toBe(false);
    expect(page.text).toContain('<!doctype html>');

    await control.configure({ omitRequestId: true });
    const bare = await exchange();
    expect([bare.status, bare.headers.has('x-github-request-id')]).toEqual([200, false]);
  });

  it('replace headers of any case instead of sending them twice', async () => {
    const { control, exchange } = await signedIn();
    const headers = { 'Content-Type': 'text/plain', Date: 'never' };
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [{ kind: 'json', body: {}, headers }],
    });
    const answer = await exchange();
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('date')).toBe('never');
  });

  it('send people to a portal', async () => {
    const { url, control } = await signedIn();
    await control.setNextAnswers({ endpoint: 'exchange', answers: [cannedAnswers.portal] });
    const response = await fetch(`${url}/copilot_internal/v2/token`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      'http://portal.invalid/login',
    ]);
  });

  it('change and leave out fields of the real answer', async () => {
    const { control, exchange } = await signedIn();
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [{ kind: 'patched', set: { expires_at: '1', novelty: {} }, omit: ['refresh_in'] }],
    });
    const answer = await exchange();
    expect(answer.body).toMatchObject({ expires_at: '1', novelty: {} });
    expect(answer.body).not.toHaveProperty('refresh_in');
    expect(field(answer, 'token')).toMatch(/^tid=/);
  });

  it('break off: before the request, in the body, or in the middle of the JSON', async () => {
    const { control, exchange } = await signedIn();
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [cannedAnswers.reset, { kind: 'drop', when: 'midBody' }, { kind: 'truncated' }],
    });
    await expect(exchange()).rejects.toThrow();
    await expect(exchange()).rejects.toThrow();
    const half = await exchange();
    expect(half.status).toBe(200);
    expect(() => JSON.parse(half.text)).toThrow(SyntaxError);
  });

  it('hang until the client gives up, and are in the log all the same', async () => {
    const { url, control } = await signedIn();
    await control.setNextAnswers({ endpoint: 'user', answers: [{ kind: 'hang' }] });
    const giveUp = new AbortController();
    const asked = fetch(`${url}/user`, { signal: giveUp.signal });
    const [entry] = await control.waitForRequests({ endpoint: 'user' });
    expect(entry).toMatchObject({ status: null, remark: 'left hanging' });
    giveUp.abort();
    await expect(asked).rejects.toThrow('aborted');
  });

  it('drip byte by byte', async () => {
    const { url, control } = await signedIn();
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [{ kind: 'slowLoris', bytesPerSecond: 200 }],
    });
    const response = await fetch(`${url}/copilot_internal/v2/token`);
    const first = await response.body?.getReader().read();
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(50);
    expect(first?.value?.length).toBeLessThan(50);
  });

  it('never end: a body of any size, bare and as a bomb of gzip', async () => {
    const { url, control } = await signedIn();
    const huge = { kind: 'huge', bytes: 5_000_000 } as const;
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [huge, { ...huge, gzip: true }],
    });
    expect(await bytesOnTheWire(`${url}/copilot_internal/v2/token`)).toBeGreaterThan(5_000_000);
    const bomb = await bytesOnTheWire(`${url}/copilot_internal/v2/token`);
    expect(bomb).toBeLessThan(50_000);
  });

  it('wait before they are given', async () => {
    const { control, exchange } = await signedIn();
    await control.setNextAnswers({
      endpoint: 'exchange',
      answers: [{ kind: 'real', delayMs: 60 }],
    });
    const startMs = performance.now();
    expect((await exchange()).status).toBe(200);
    expect(performance.now() - startMs).toBeGreaterThan(55);
  });
});

describe('the clock', () => {
  it('can be wrong as a whole, or in the Date header alone', async () => {
    const { control, exchange } = await signedIn();
    const HOUR_MS = 3_600_000;
    // A Date is whole seconds, and was said at some instant while the question was open.
    const times = async (skewMs: number) => {
      const earliestMs = Date.now() - 1_000;
      const answer = await exchange();
      const dateMs = Date.parse(answer.headers.get('date') ?? '');
      expect(dateMs - skewMs).toBeGreaterThan(earliestMs);
      expect(dateMs - skewMs).toBeLessThanOrEqual(Date.now());
      return { lifeSeconds: Number(answer.body.expires_at) - dateMs / 1000 };
    };

    await control.configure({ clockSkewMs: HOUR_MS });
    const whole = await times(HOUR_MS);
    expect(Math.abs(whole.lifeSeconds - 1800)).toBeLessThan(2);

    await control.configure({ clockSkewMs: 0, dateHeaderSkewMs: -HOUR_MS });
    const header = await times(-HOUR_MS);
    expect(Math.abs(header.lifeSeconds - 5400)).toBeLessThan(2);
  });
});

/** Without unpacking it, as fetch would. */
function bytesOnTheWire(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on('end', () => resolve(length));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
