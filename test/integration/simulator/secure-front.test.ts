import { request } from 'node:https';
import { afterEach, expect, it } from 'vitest';
import { cannedAnswers } from '../../simulator/canned-answers.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { createAuthority } from '../../support/certificates.ts';
import { startSecureFront } from '../../support/secure-front.ts';

const NAME = 'api.github.com';
const authority = createAuthority('An authority that is trusted');

let close = (): Promise<unknown> => Promise.resolve();

afterEach(() => close());

it('a secure front cuts its own connection when the one behind it is cut, and serves on', async () => {
  const simulator = await startSimulator();
  const front = await startSecureFront(authority.issue(NAME));
  close = () => Promise.all([front.close(), simulator.close()]);
  front.passTo(simulator.url);
  const answers = [cannedAnswers.reset];
  await simulator.control.setNextAnswers({ endpoint: 'exchange', answers });
  await expect(statusOf(front.port)).rejects.toThrow('socket hang up');
  expect(await statusOf(front.port)).toBe(401);
});

function statusOf(port: number): Promise<number | undefined> {
  const at = { host: '127.0.0.1', port, servername: NAME, ca: authority.cert };
  const headers = { 'user-agent': 'a test' };
  return new Promise((resolve, reject) => {
    request({ ...at, path: '/copilot_internal/v2/token', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end();
  });
}
