import { spawn } from 'node:child_process';

/** Starts programs that do nothing and take all the time they get; ends them when called. */
export function startBusyLoops(count: number): () => void {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
  );
  return () => {
    // They never look up: nothing softer would be heard.
    for (const loop of loops) loop.kill('SIGKILL');
  };
}
