import { describe, expect, it } from 'vitest';
import { billOf } from '../../../packaging/bill.ts';
import { packageFoldersOf, readBundled } from '../../../packaging/bundled.ts';
import { noticesOf } from '../../../packaging/notices.ts';
import { readProject } from '../../../packaging/project.ts';

describe('the packages in the bundles', () => {
  it('are found by the modules that are in them, each once, in any folder and on any system', () => {
    const modules = [
      '/home/me/app/src/main/index.ts',
      '/home/me/app/node_modules/react/index.js',
      '/home/me/app/node_modules/react/cjs/react.production.js',
      '/home/me/app/node_modules/conf/node_modules/@some/one/index.js',
      'C:\\app\\node_modules\\valibot\\dist\\index.mjs',
      '\0rolldown/runtime.js',
    ];
    expect(packageFoldersOf(modules)).toEqual([
      'node_modules/conf/node_modules/@some/one',
      'node_modules/react',
      'node_modules/valibot',
    ]);
  });

  const [react, ...others] = readBundled(['node_modules/react']);

  it('are told by name, version, licence and what the lock file knows them by', () => {
    expect(others).toEqual([]);
    expect(react).toMatchObject({ name: 'react', license: 'MIT' });
    expect(react?.integrity).toMatch(/^sha512-/);
    expect(react?.licenseText).toContain('Permission is hereby granted');
  });

  it('stand with their licences in the notices', () => {
    const notices = noticesOf(react === undefined ? [] : [react]);
    expect(notices).toContain(`react ${react?.version} (MIT)`);
    expect(notices).toContain(react?.licenseText);
  });

  it('stand with Electron in the bill of materials, in the form that others read', () => {
    const bill = billOf(readProject(), '45.0.0', react === undefined ? [] : [react]);
    const purl = `pkg:npm/react@${react?.version}`;
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'pilot-light' } },
      components: [
        { name: 'electron', version: '45.0.0', purl: 'pkg:npm/electron@45.0.0' },
        {
          name: 'react',
          purl,
          hashes: [{ alg: 'SHA-512' }],
          licenses: [{ license: { id: 'MIT' } }],
        },
      ],
      dependencies: [{ dependsOn: ['pkg:npm/electron@45.0.0', purl] }],
    });
    expect(JSON.stringify(bill)).toMatch(/"content":"[0-9a-f]{128}"/);
  });
});
