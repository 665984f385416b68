import { afterEach, describe, expect, it } from 'vitest';
import { createLend } from '../../../src/main/node/wl-copy.ts';
import type { Clock } from '../../../src/main/ports.ts';
import { createFakeWlCopy, type FakeWlCopy } from '../../support/fake-wl-copy.ts';

const TOKEN = "tid=1;exp=2;sku='x y':\nsecond line\n";
const PATIENCE = { timeout: 30_000 };
/** Nobody waits here for what has come in time. */
const NEVER: Pick<Clock, 'after'> = { after: () => () => undefined };

const made: FakeWlCopy[] = [];
function fake(...[manner]: Parameters<typeof createFakeWlCopy>): FakeWlCopy {
  const one = createFakeWlCopy(manner);
  made.push(one);
  return one;
}

// The programs are those of a Linux desktop, and their processes are looked at in its way.
describe.skipIf(process.platform !== 'linux')('a text that wl-copy holds', () => {
  afterEach(() => {
    for (const one of made.splice(0)) one.remove();
  });

  it('goes through standard input as it is, and is seen nowhere else', async () => {
    const program = fake({ knowsSensitive: true, ends: 'holds' });
    const loan = await createLend({ ...program.variables, KEPT_BACK: TOKEN }, NEVER)(TOKEN, true);
    expect(loan?.isHeld()).toBe(true);
    expect(program.given('text')).toBe(TOKEN);
    expect(program.given('args')).toBe('--type text/plain --sensitive\n');
    expect(program.given('env')).not.toContain('tid=1');
    expect(program.given('env')).toContain(`TMPDIR=${program.variables['XDG_RUNTIME_DIR']}`);
    expect(program.leftBehind()).toEqual([]);
    loan?.end();
    expect(loan?.isHeld()).toBe(false);
    await expect.poll(program.isRunning, PATIENCE).toBe(false);
  });

  it('is held no longer once somebody else has copied something', async () => {
    const program = fake({ knowsSensitive: true, ends: 'holds' });
    const loan = await createLend(program.variables, NEVER)(TOKEN, true);
    program.replace();
    await expect.poll(() => loan?.isHeld(), PATIENCE).toBe(false);
    loan?.end();
  });

  it('is marked only when it is a secret', async () => {
    const program = fake({ knowsSensitive: true, ends: 'holds' });
    const loan = await createLend(program.variables, NEVER)('https://github.com', false);
    expect(program.given('args')).toBe('--type text/plain\n');
    loan?.end();
  });

  it('is none where secrets can neither be marked nor kept off the disk', async () => {
    const program = fake({ knowsSensitive: false, ends: 'holds' });
    expect(await createLend(program.variables, NEVER)(TOKEN, true)).toBeNull();
    expect(program.given('text')).toBe('');
  });

  it('is none when the compositor does not take it', async () => {
    const program = fake({ knowsSensitive: true, ends: 'fails' });
    expect(await createLend(program.variables, NEVER)(TOKEN, true)).toBeNull();
  });

  it('is none when that takes too long, and the program ends', async () => {
    const program = fake({ knowsSensitive: true, ends: 'hangs' });
    const late = { ring: (): void => undefined };
    const clock: Pick<Clock, 'after'> = {
      after(_delayMs, ring) {
        late.ring = ring;
        return () => undefined;
      },
    };
    const lending = createLend(program.variables, clock)(TOKEN, true);
    await expect.poll(program.isRunning, PATIENCE).toBe(true);
    late.ring();
    expect(await lending).toBeNull();
    await expect.poll(program.isRunning, PATIENCE).toBe(false);
  });

  it.each([
    ['there is no program', { PATH: '/nonexistent' }],
    ['it lies in a relative folder', { PATH: 'bin:./bin:' }],
    ['the session has no folder of its own', { XDG_RUNTIME_DIR: '' }],
    ['that folder is relative', { XDG_RUNTIME_DIR: 'run' }],
  ])('is none when %s', async (_why, change) => {
    const program = fake({ knowsSensitive: true, ends: 'holds' });
    expect(await createLend({ ...program.variables, ...change }, NEVER)(TOKEN, true)).toBeNull();
  });
});
