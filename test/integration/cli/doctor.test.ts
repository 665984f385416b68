import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AgentDouble, openAgentDouble } from '../../support/cli/agent-double.ts';
import { COMMAND, NODE_HALF, type RunChange, runHalf } from '../../support/cli/command-run.ts';
import { ROOT } from '../../support/root.ts';

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string;
};
const ROW = { check: 'clock', group: 'network', health: 'well', sentence: 'It agrees.' };
const WELL = { version, host: 'github.com', checks: [ROW] };

let folder = '';
let agent: AgentDouble | null = null;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pl '));
});
afterEach(async () => {
  await agent?.close();
  agent = null;
  rmSync(folder, { recursive: true });
});

const socket = () => path.join(folder, 'run/agent.sock');

async function serve(body: unknown): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  agent = await openAgentDouble(socket(), () => ({ body: text }));
}

const run = (args: readonly string[] = [], env: RunChange['env'] = {}) =>
  runHalf(NODE_HALF, ['doctor', ...args], {
    env: { HOME: folder, PILOT_LIGHT_SOCK: socket(), ...env },
  });

describe.skipIf(process.platform === 'win32')('pilot-light doctor', () => {
  it('prints what the app says, and what can be seen from here', async () => {
    await serve(WELL);
    expect(await run()).toEqual({
      code: 0,
      signal: null,
      stderr: '',
      stdout: [
        `Pilot Light ${version}, github.com`,
        '',
        '[well] clock: It agrees.',
        '',
        `This command, ${version}`,
        '',
        `[well] app: Pilot Light ${version} answers.`,
        '[well] variables: None here that would make other programs use another token.',
        '',
      ].join('\n'),
    });
    expect(agent?.asked).toEqual(['/v1/doctor']);
  });

  it('prints the same for programs', async () => {
    await serve(WELL);
    const { stdout } = await run(['--json'], { GH_TOKEN: 'gho_secret' });
    expect(JSON.parse(stdout)).toMatchObject({
      version,
      host: 'github.com',
      checks: [{ check: 'clock', health: 'well' }],
      command: { version, checks: [{ check: 'app' }, { check: 'variables', health: 'warning' }] },
    });
  });

  it('names variables that override other clients, and not what they hold', async () => {
    await serve(WELL);
    const { stdout } = await run([], {
      GITHUB_TOKEN: 'gho_secret',
      COPILOT_PROVIDER_BASE_URL: 'https://secret.example',
      GH_TOKEN: '',
    });
    expect(stdout).toContain('[warning] variables: COPILOT_PROVIDER_BASE_URL, GITHUB_TOKEN:');
    expect(stdout).not.toMatch(/secret/);
  });

  it('says that app and command are not of one version', async () => {
    await serve({ ...WELL, version: '99.0.0' });
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain(`[warning] app: Pilot Light is 99.0.0 and this command ${version}:`);
  });

  it('says what can be seen from here where nobody answers, and ends with the number for that', async () => {
    const { code, stdout, stderr } = await run([], { GH_TOKEN: 'gho_secret' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^pilot-light: no answer .* turn the agent on in its settings\.\n$/);
    expect(stdout).toContain('[bad] app: no answer');
    expect(stdout).toContain('[warning] variables: GH_TOKEN:');
    expect(JSON.parse((await run(['--json'])).stdout)).toMatchObject({ version: null, checks: [] });
  });

  it.each([
    ['a page', '<html></html>'],
    ['no fields', '{}'],
    ['a version that draws', { ...WELL, version: '\u001b[2J' }],
    ['checks that are none', { ...WELL, checks: 'many' }],
  ])('passes nothing on that is not the app’s: %s', async (_, body) => {
    await serve(body);
    const { code, stdout } = await run();
    expect([code, stdout.includes('[bad] app:')]).toEqual([1, true]);
    expect(stdout.includes('\u001b') || stdout.includes('<html>')).toBe(false);
  });

  it('leaves out rows of no sense', async () => {
    const drawing = { ...ROW, sentence: 'a\u001b[2J\nb' };
    await serve({ ...WELL, checks: [null, 7, { check: 'x' }, drawing, ROW] });
    const { stdout } = await run();
    expect(stdout.match(/^\[.*$/gm)).toHaveLength(3);
  });

  it('is of the half that needs Node, by whichever shell it is called', async () => {
    await serve(WELL);
    const half = { name: 'sh', words: ['/bin/sh', COMMAND] } as const;
    const env = { HOME: folder, PILOT_LIGHT_SOCK: socket() };
    expect((await runHalf(half, ['doctor'], { env })).code).toBe(0);
  });
});
