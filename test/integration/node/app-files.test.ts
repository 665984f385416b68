import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_PAGE, answerFor, appFiles } from '../../../src/main/node/app-files.ts';

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'app-files-'));
  await mkdir(path.join(directory, 'renderer/assets'), { recursive: true });
  await writeFile(path.join(directory, 'secret.js'), 'outside');
  await writeFile(path.join(directory, 'renderer/index.html'), '<!doctype html>');
  await writeFile(path.join(directory, 'renderer/assets/index-1a.js'), 'run()');
  await writeFile(path.join(directory, 'renderer/assets/index-1a.js.map'), '{}');
});

afterAll(() => rm(directory, { recursive: true }));

const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
  answerFor(new Request(url, init), appFiles(path.join(directory, 'renderer')));

describe('the app’s own protocol', () => {
  it('serves the page with its type', async () => {
    const answer = await ask(APP_PAGE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toBe('<!doctype html>');
  });

  it('serves what was built beside it', async () => {
    const answer = await ask('app://pilot-light/assets/index-1a.js?v=1#x');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await answer.text()).toBe('run()');
  });

  it.each([
    'app://pilot-light/../secret.js',
    'app://pilot-light/..%2fsecret.js',
    'app://pilot-light/assets/..%5c..%5csecret.js',
    'app://pilot-light//etc/passwd',
    'app://pilot-light/assets/index-1a.js.map',
    'app://pilot-light/assets/',
    'app://pilot-light/',
    'app://pilot-light/__proto__',
    'app://evil/index.html',
    'app://pilot-light.evil/index.html',
  ])('has nothing at %s', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('takes no other method', async () => {
    expect((await ask(APP_PAGE, { method: 'POST', body: 'x' })).status).toBe(404);
  });

  it.each([APP_PAGE, 'app://pilot-light/nothing'])('puts the walls around %s', async (url) => {
    const { headers } = await ask(url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
