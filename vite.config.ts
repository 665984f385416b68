import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };
import { writeLegalFiles } from './packaging/legal-files.ts';
import { addressOf } from './packaging/project.ts';
import { OURS } from './src/shared/terminal-command.ts';
import { mutationPlugins } from './test/mutations/mutate.ts';
import { chooseSeed } from './test/support/choose-seed.ts';
import { leftOut } from './test/support/size.ts';

const root = import.meta.dirname;
const external = ['electron', /^electron\//, /^node:/, ...builtinModules];

/**
 * A bundle for a Node-like process. CommonJS on purpose: Rolldown then refuses a top-level `await`, and a top-level
 * `await app.whenReady()` in an ES-module main process hangs Electron (electron/electron#40719).
 */
const nodeBundle = (entry: string, outDir: string) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, conditions: ['node', 'import', 'module', 'default'] },
  build: {
    outDir: path.join(root, outDir),
    emptyOutDir: true,
    // The stand-in runs the main bundle on Node 20, so the bundle asks for no newer syntax.
    target: 'node20',
    minify: false,
    sourcemap: true,
    ssr: true,
    copyPublicDir: false,
    emitAssets: false,
    rolldownOptions: {
      input: path.join(root, entry),
      external,
      // No comments with the paths of this machine: the same sources give the same bundle anywhere.
      experimental: { attachDebugInfo: 'none' as const },
      output: { format: 'cjs' as const, entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
});

/**
 * The half of the `pilot-light` command that needs Node, one file that is started as it is. Its syntax is old on purpose:
 * a Node that is too old must be able to read it to say so.
 */
function commandBundle() {
  const bundle = nodeBundle('src/cli/index.ts', 'out/cli');
  const output = {
    // Node starts it in three quarters of the time that a module takes.
    format: 'cjs' as const,
    entryFileNames: 'pilot-light.cjs',
    codeSplitting: false,
    banner: `// ${OURS}.`,
  };
  const { rolldownOptions } = bundle.build;
  return {
    ...bundle,
    define: { PILOT_LIGHT_VERSION: JSON.stringify(manifest.version) },
    build: {
      ...bundle.build,
      target: 'es2020',
      sourcemap: false,
      rolldownOptions: { ...rolldownOptions, output },
    },
  };
}

/** The half that needs `sh` and `curl` alone, and the one for Windows, go out as they are written. */
const commandScripts = {
  name: 'command-scripts',
  applyToEnvironment: (environment: { readonly name: string }) => environment.name === 'cli',
  writeBundle() {
    const scripts = { 'pilot-light.sh': 'pilot-light', 'pilot-light.cmd': 'pilot-light.cmd' };
    for (const [from, to] of Object.entries(scripts)) {
      const file = path.join(root, 'out/cli', to);
      fs.copyFileSync(path.join(root, 'src/cli', from), file);
      fs.chmodSync(file, 0o755);
    }
  },
};

/** Vite's helper fetches a chunk's dependencies early. The window's one late chunk has none: 1 kB saved. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre' as const,
  load: (id: string) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null,
};

/** What a build says of its bundles, as far as it matters here. */
interface Built {
  readonly output: readonly { readonly moduleIds?: readonly string[] }[];
}

/**
 * electron-store brings a compiler of JSON schemas, a quarter of main's script, for documents that we check ourselves:
 * it would be read and run at every start, and is never asked.
 */
const withoutSchemas = {
  name: 'without-schemas',
  enforce: 'pre' as const,
  applyToEnvironment: (environment: { readonly name: string }) => environment.name === 'main',
  resolveId: (id: string) => (/^ajv(?:\/|-formats$)/.test(id) ? '\0no-schemas' : null),
  load: (id: string) =>
    id === '\0no-schemas' ? 'export const Ajv2020 = null; export default { default: null };' : null,
};

/**
 * The project of one folder of tests.
 *
 * Test files share their worker: nothing in them is global, and loading every module anew for each of a hundred files
 * took three times as long as the tests. Nothing is tried twice: what fails has failed.
 */
const tests = (name: string, testTimeout: number) => ({
  plugins: mutationPlugins(process.env),
  // Screens are drawn with the React that people get; the other one takes three times as long.
  oxc: { jsx: { runtime: 'automatic' as const, development: false } },
  test: {
    name,
    root,
    include: [`test/${name}/**/*.test.ts`],
    exclude: [...leftOut],
    environment: 'node',
    isolate: false,
    globalSetup: path.join(root, 'test/support/tell-seed.ts'),
    setupFiles: path.join(root, 'test/support/start-random-cases.ts'),
    // The seed is chosen once for all workers.
    env: { NODE_ENV: 'production', SEED: String(chooseSeed(process.env)) },
    retry: 0,
    testTimeout,
    // Some files build or pack an app before their first test.
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  root: path.join(root, 'src/renderer'),
  base: './',
  plugins: [react(), plainImports, withoutSchemas, commandScripts],
  environments: {
    client: {
      build: {
        outDir: path.join(root, 'out/renderer'),
        emptyOutDir: true,
        target: 'chrome148',
        modulePreload: false,
        rolldownOptions: {
          input: ['index.html', 'line.html'].map((page) => path.join(root, 'src/renderer', page)),
        },
        // The Content-Security-Policy allows images by file and as data: URLs, but fonts and scripts by file only.
        assetsInlineLimit: 0,
      },
    },
    main: {
      ...nodeBundle('src/main/index.ts', 'out/main'),
      define: { PILOT_LIGHT_REPOSITORY: JSON.stringify(addressOf(manifest) ?? '') },
    },
    preload: nodeBundle('src/preload/index.ts', 'out/preload'),
    cli: commandBundle(),
  },
  builder: {
    async buildApp(builder) {
      const built = await Promise.all(
        Object.values(builder.environments).map((one) => builder.build(one)),
      );
      const bundles = (built as readonly Built[]).flatMap(({ output }) => output);
      writeLegalFiles(bundles.flatMap(({ moduleIds = [] }) => moduleIds));
    },
  },
  test: {
    // Unit: pure code and virtual time. Integration: real sockets, files and child processes on this machine only.
    // Faults: what happens when the world misbehaves, one numbered test for each fault. Fuzz: whatever is read from
    // outside, made up at random.
    projects: [
      // Generous: a month of virtual time is a second of work, and many on a machine that is busy.
      tests('unit', 180_000),
      tests('integration', 120_000),
      tests('faults', 180_000),
      tests('fuzz', 180_000),
    ],
  },
});
