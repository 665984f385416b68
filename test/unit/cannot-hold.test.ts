import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { CANNOT_HOLD, whyItCannotHold } from '../e2e/driver/cannot-hold.ts';
import { compiledFile } from '../stand-in/host/compiled-boot.ts';
import { ROOT } from '../support/root.ts';

const E2E = path.join(ROOT, 'test/e2e');

describe('the list of what cannot hold', () => {
  it.each(CANNOT_HOLD)('names a test that is there: $file $title', ({ file, title, reason }) => {
    expect(existsSync(path.join(E2E, file))).toBe(true);
    expect(readFileSync(path.join(E2E, file), 'utf8')).toContain(title);
    expect(reason).toMatch(/^[A-Z].+\.$/);
  });

  it('leaves out what it names, there and nowhere else', () => {
    const electron = { name: 'electron', isSandboxed: true } as const;
    const standIn = { name: 'stand-in', isSandboxed: false } as const;
    const packaged = ['walls/packaged.spec.ts', 'takes no orders from the environment'] as const;
    expect(whyItCannotHold(electron, ...packaged, 'x11')).toMatch(/fused off/);
    expect(whyItCannotHold(standIn, ...packaged, 'x11')).toBeNull();
    const minimised = ['tray-host.spec.ts', 'without a tray … never out of reach'] as const;
    expect(whyItCannotHold(electron, ...minimised, 'wayland')).toMatch(/minimised/);
    expect(whyItCannotHold(electron, ...minimised, 'x11')).toBeNull();
    const confined = ['walls/os-sandbox.spec.ts', 'any'] as const;
    expect(whyItCannotHold(electron, ...confined, 'x11')).toBeNull();
    expect(whyItCannotHold({ ...electron, isSandboxed: false }, ...confined, 'x11')).not.toBeNull();
  });
});

it('what is loaded into Electron before the app needs nothing but Node', () => {
  const file = compiledFile(path.join(E2E, 'driver/observer-main.ts'), 'cjs');
  const source = readFileSync(file, 'utf8');
  expect(() => new Script(source)).not.toThrow();
  const required = [...source.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
  const nodes = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  expect(required.length).toBeGreaterThan(0);
  expect(required.filter((name) => !nodes.has(name))).toEqual([]);
});
