import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';

const Verdict = v.object({ ok: v.boolean(), days: v.number() });

/** A day in a made-up world is enough to show that the command as it is documented gets to its last line. */
it.each(['soak', 'simulate'])('npm run %s ends with a line for programs', async (script) => {
  const args = ['--import', 'tsx', `scripts/${script}.ts`, '--days', '1', '--seed', '1'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const verdict: unknown = JSON.parse(printed.trim().split('\n').at(-1) ?? '');
  expect(v.parse(Verdict, verdict)).toEqual({ ok: true, days: 1 });
  expect(code).toBe(0);
});
