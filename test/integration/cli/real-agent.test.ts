import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HALVES, NODE_HALF, runHalf } from '../../support/cli/command-run.ts';
import { type FedWorld, startFedWorld } from '../../support/fed-world.ts';
import { MINUTE_MS } from '../../support/time-units.ts';

let fed: FedWorld;
let login = '';

beforeAll(async () => {
  fed = await startFedWorld('0.1.0');
  login = fed.world.account().identity?.login ?? '';
});
afterAll(() => fed.close());

const env = () => ({ XDG_RUNTIME_DIR: fed.runtimeFolder });

/** One world for all, and what is done last cannot be undone. */
describe
  .skipIf(process.platform === 'win32')
  .sequential('the command before the real agent', () => {
    it.each(HALVES)('gets from it what it promises: $name', async (half) => {
      const run = (...args: string[]) => runHalf(half, args, { env: env() });
      const token = await run('token');
      expect(token).toMatchObject({ code: 0, stderr: '' });
      expect(token.stdout).toMatch(/^tid=[!-~]+\n$/);
      const header = await run('header');
      expect(header.stdout).toContain(
        `Authorization: Bearer ${token.stdout}Editor-Version: PilotLight/0.1.0\n`,
      );
      expect(JSON.parse((await run('header', '--json')).stdout)).toHaveProperty('expires');
      const given: unknown = JSON.parse((await run('token', '--json')).stdout);
      expect(given).toMatchObject({
        token: token.stdout.trim(),
        account: expect.stringContaining(login),
      });
      expect((await run('endpoint')).stdout).toMatch(/^https?:\/\/\S+\n$/);
      expect((await run('status')).stdout).toMatch(/: ready, the token is valid until \S+Z\.\n$/);
      expect(await run('token', '--account', login.toUpperCase())).toMatchObject({ code: 0 });
    });

    it.each(HALVES)('hears from it what is wrong: $name', async (half) => {
      const run = (...args: string[]) => runHalf(half, args, { env: env() });
      for (const more of [[], ['--json']]) {
        const end = await run('token', '--account', 'no"bo\\dy', ...more);
        expect(end).toMatchObject({ code: 9, stdout: '' });
        expect(end.stderr).toMatch(
          /^pilot-light: Pilot Light has no such account: it has [^\n]+\.\n$/,
        );
      }
    });

    it('takes tokens out of what it reads, and changes nothing else', async () => {
      const run = (...args: string[]) => runHalf(NODE_HALF, args, { env: env() });
      const redact = (input: string) => runHalf(NODE_HALF, ['redact'], { env: env(), input });
      const copilot = (await run('token')).stdout.trim();
      const [record] = fed.world.vault.stored.values();
      const gitHub = record?.gitHubToken.reveal() ?? '';
      expect(gitHub).not.toBe('');
      const log = `GET /x?t=${encodeURIComponent(copilot)}\n`.repeat(2_000);
      const stranger = `ghp_${'0123456789'.repeat(4)}`;
      const end = await redact(`${log}git clone https://${gitHub}@github.com — and ${stranger}!`);
      expect(end).toMatchObject({ code: 0, stderr: '' });
      expect(end.stdout).toBe(
        `${'GET /x?t=[redacted]\n'.repeat(2_000)}git clone https://[redacted]@github.com — and [redacted]!`,
      );
      expect(await redact('')).toMatchObject({ code: 0, stdout: '' });
      const binary = Buffer.concat([Buffer.from([0, 0xff, 0xfe, 0x80]), Buffer.from('😀')]);
      const { stdout } = await runHalf(NODE_HALF, ['redact'], {
        env: env(),
        input: Buffer.concat([binary, Buffer.from(` ${stranger} `), binary]),
        encoding: 'latin1',
      });
      expect(stdout).toBe(
        [binary, ' [redacted] ', binary].map((one) => one.toString('latin1')).join(''),
      );
    });

    it('prints nothing of what it cannot ask about', async () => {
      const input = 'the log says nothing';
      const alone = await runHalf(NODE_HALF, ['redact'], {
        env: { PILOT_LIGHT_SOCK: '/nowhere/agent.sock' },
        input,
      });
      expect(alone).toMatchObject({ code: 3, stdout: '' });
      expect(alone.stderr).toContain('nothing was printed');
      const long = 'x'.repeat(16 * 1024 * 1024 + 1);
      expect(await runHalf(NODE_HALF, ['redact'], { env: env(), input: long })).toMatchObject({
        code: 2,
        stdout: '',
        stderr:
          'pilot-light: nothing was printed: the text is longer than 16 MiB, so send it in parts.\n',
      });
    });

    it('lists the accounts, and takes a fresh token when one has died', async () => {
      const run = (...args: string[]) => runHalf(NODE_HALF, args, { env: env() });
      expect((await run('accounts')).stdout).toContain(`${login}@`);
      const before = (await run('token')).stdout;
      await fed.pass(31 * MINUTE_MS);
      const after = await run('token');
      expect(after.code).toBe(0);
      expect(after.stdout).not.toBe(before);
    });

    it('is told that the screen is locked, that nobody is signed in, and finds nobody at the end', async () => {
      const codes = async () => {
        const ends = await Promise.all(
          HALVES.map((half) => runHalf(half, ['token'], { env: env() })),
        );
        for (const { stdout, stderr } of ends) {
          expect(stdout).toBe('');
          expect(stderr).toMatch(/^pilot-light: [^\n]+\.\n$/);
        }
        return [...new Set(ends.map(({ code }) => code))];
      };
      fed.lock();
      expect(await codes()).toEqual([7]);
      await fed.signOut();
      expect(await codes()).toEqual([4]);
      await fed.close();
      expect(await codes()).toEqual([3]);
    });
  });
