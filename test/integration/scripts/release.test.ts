import { describe, expect, it } from 'vitest';
import { runProgram } from '../../support/cli/command-run.ts';
import { ROOT } from '../../support/root.ts';

const release = (...args: readonly string[]) =>
  runProgram(process.execPath, ['--import', 'tsx', 'scripts/release.ts', ...args], { cwd: ROOT });

describe('the words of a release', () => {
  it('are no manifests while the project lives nowhere', async () => {
    const { code, stdout } = await release('manifests', '--sums', 'none', '--into', 'nowhere');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'No manifest: "repository" in package.json is empty.\n',
    });
  });

  it('are refused to a tag that is no version of ours', async () => {
    const args = ['--tag', 'v999.0.0', '--repository', 'some-one/else'];
    expect(await release('ready', ...args)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('The tag is v999.0.0'),
    });
  });

  it('are told how they are asked for', async () => {
    expect(await release('everything')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Usage: node scripts/release.ts ready'),
    });
  });
});
