import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { importsOf, roomOf } from './imports.ts';
import { arrowsUp, circles, GROUND_FLOOR, STAIRCASE } from './rooms.ts';
import { sourceOf, sourcesIn } from './sources.ts';

const sources = sourcesIn('src');
const imports = sources.flatMap(importsOf);

const importsElectron = (file: string): boolean =>
  imports.some(({ from, to }) => from === file && /^electron(?:-store|\/|$)/.test(to));

describe('the staircase', () => {
  it('has a step for every room', () => {
    const rooms = fs
      .readdirSync(path.join(ROOT, 'src/main'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect([...STAIRCASE.flat(), ...GROUND_FLOOR].toSorted()).toEqual(rooms.toSorted());
  });

  it('has no arrow that leads up', () => {
    expect(arrowsUp(imports)).toEqual([]);
  });

  it('has no rooms that know each other in a circle', () => {
    expect(circles(imports)).toEqual([]);
  });

  it.each([
    ['up', 'engine', 'faces'],
    ['up, for a type alone', 'clipboard', 'commands'],
    ['from the ground floor up', 'github', 'session'],
    ['sideways', 'sign-in', 'session'],
  ])('would show an arrow %s', (_, from, to) => {
    const file = sourceOf(`src/main/${from}/a.ts`, `import type { B } from '../${to}/b.ts';`);
    expect(arrowsUp(importsOf(file))).toEqual([`src/main/${from}/a.ts knows src/main/${to}/b.ts`]);
  });

  it('would show a circle, also one that goes through others', () => {
    const arrow = (from: string, to: string) => ({
      from: `src/main/${from}/a.ts`,
      to: `src/main/${to}/a.ts`,
    });
    const ring = [arrow('vault', 'store'), arrow('store', 'time'), arrow('time', 'vault')];
    expect(circles([...ring, arrow('github', 'vault')])).toEqual(['store, time, vault']);
  });
});

describe('the room of Electron', () => {
  const filesIn = (room: string): readonly string[] =>
    sources.map((source) => source.path).filter((file) => roomOf(file) === room);

  it('holds only files that know Electron', () => {
    expect(filesIn('electron')).not.toEqual([]);
    expect(filesIn('electron').filter((file) => !importsElectron(file))).toEqual([]);
  });

  it('is, beside the root and the preload script, the only place that knows it', () => {
    const knowing = sources.map((source) => source.path).filter(importsElectron);
    expect(knowing.filter((file) => roomOf(file) !== 'electron')).toEqual([
      'src/main/index.ts',
      'src/preload/index.ts',
    ]);
  });
});

describe('the composition root', () => {
  it('wires, and fits on three pages', () => {
    const root = sources.filter((source) => source.path === 'src/main/index.ts');
    // Three pages and a little: past that, something in it decides, and wants a room.
    expect(root.map(({ text }) => text.trimEnd().split('\n').length < 200)).toEqual([true]);
  });
});
