import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { ROOT } from '../../support/root.ts';
import { PAGES } from './pages.ts';

/**
 * What runs a command that a document names: `.ci/run`, a workflow or a file of tests. Otherwise why nothing does; such a command
 * is tried by hand.
 */
type RunBy = { readonly file: string } | { readonly nobody: string };

const CI: RunBy = { file: '.ci/run' };
const HOURS: RunBy = { nobody: 'It takes hours; what it calls is tested in its small size.' };
const MEASURES: RunBy = { nobody: 'It wants a machine that does nothing else.' };
const NETWORK: RunBy = { nobody: 'It fetches what only a network has.' };
const byTest = (file: string): RunBy => ({ file });

const RUN_BY: Readonly<Record<string, RunBy>> = {
  'npm ci': CI,
  'npm test': CI,
  'npm start': NETWORK,
  'npm test -- --only unit': CI,
  'npm run test:beyond': CI,
  'npm run test:full': { nobody: 'CI runs its two halves, npm test and npm run test:beyond.' },
  'npm run test:nodes': CI,
  'npm run test:steady': HOURS,
  'npm run test:recipes': NETWORK,
  'npm run test:peers': { file: '.github/workflows/peers.yml' },
  'npm run demo': CI,
  'npm run demo -- --auto': CI,
  'npm run build': CI,
  'npm run soak -- --days 30 --seed 1': byTest('test/integration/scripts/worlds.test.ts'),
  'npm run simulate': byTest('test/integration/scripts/worlds.test.ts'),
  'npm run simulate -- --days 20 --seed 1 --seeds 5': byTest(
    'test/integration/scripts/worlds.test.ts',
  ),
  'npm run simulator -- --port 0 --time-scale 60': byTest(
    'test/integration/scripts/simulator.test.ts',
  ),
  'npm run simulator -- --port 4000': byTest('test/integration/scripts/simulator.test.ts'),
  'npm run replay -- FILE': byTest('test/integration/scripts/replay.test.ts'),
  'npm run faults': HOURS,
  'npm run bench': MEASURES,
  'npm run bench -- agent': MEASURES,
  'npm run bench -- peers': MEASURES,
  'npm run doctor:runtime': byTest('test/integration/scripts/doctor.test.ts'),
  'npm run gallery': HOURS,
  'npm run check': { nobody: 'npm test does the same in its own phases.' },
  'npm run package -- --linux --dir': NETWORK,
  'npm run package:deb': byTest('test/integration/packaging/deb.test.ts'),
  'npm run smoke': byTest('test/integration/scripts/smoke.test.ts'),
  'npm run test:deb': NETWORK,
  'npm run format': { nobody: 'It writes; .ci/run checks the same.' },
  'npx vitest run --project unit test/unit/main/faces/tray': CI,
  'npx playwright test test/e2e/sign-in.spec.ts': CI,
};

const COMMAND = /`(?<span>(?:npm|npx) [^`]+)`|^(?<line>(?:npm|npx) .+)$/gm;

const named = PAGES.flatMap(({ path: page, text }) =>
  [...text.matchAll(COMMAND)].map(({ groups }) => ({
    page,
    command: groups?.['span'] ?? groups?.['line'] ?? '',
  })),
);

describe('the commands that the documents name', () => {
  it('are run by something, or it is said why not', () => {
    const unknown = named.filter(({ command }) => RUN_BY[command] === undefined);
    expect(unknown).toEqual([]);
  });

  it('are all still named', () => {
    const commands = new Set(named.map(({ command }) => command));
    expect(Object.keys(RUN_BY).filter((command) => !commands.has(command))).toEqual([]);
  });

  it('are scripts that exist, and paths that exist', () => {
    const wrong = Object.keys(RUN_BY).filter((command) => {
      const script = /^npm (?:run )?(?<name>[\w:]+)/.exec(command)?.groups?.['name'] ?? '';
      const isScript = script === '' || script === 'ci' || script in manifest.scripts;
      const paths = command.match(/\btest\/\S+/g) ?? [];
      return !isScript || !paths.every((file) => existsSync(path.join(ROOT, file)));
    });
    expect(wrong).toEqual([]);
  });

  it('are run where it says', () => {
    const ci = readFileSync(path.join(ROOT, '.ci/run'), 'utf8');
    const scripts = [
      'npm ci',
      'npm test',
      'npm run test:beyond',
      'npm run test:nodes',
      'npm run demo',
    ];
    expect(scripts.filter((command) => !ci.includes(command))).toEqual([]);
    const files = Object.values(RUN_BY).flatMap((by) => ('file' in by ? [by.file] : []));
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});
