import { type CleanUp, createCleanUp } from '../host/clean-up.ts';
import type { Runtime } from './runtime.ts';
import { openStage, PICTURES } from './stage.ts';
import { type Step, storyOn } from './story.ts';

interface Played {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
}

/** Plays the whole story, one line per step. Resolves with whether every step held. */
export async function playUnattended(runtime: Runtime, json: boolean): Promise<boolean> {
  const cleanUp = createCleanUp();
  try {
    const played = await play(runtime, cleanUp);
    const ok = played.every((step) => step.ok);
    console.log(
      ok ? `Every step held. Pictures: ${PICTURES}` : `It did not hold. Pictures: ${PICTURES}`,
    );
    if (json) console.log(JSON.stringify({ ok, runtime: runtime.name, steps: played }));
    return ok;
  } finally {
    await cleanUp.run();
  }
}

/** Each step stands on the ones before it: the first that fails is the last that is played. */
async function play(runtime: Runtime, cleanUp: CleanUp): Promise<readonly Played[]> {
  const played: Played[] = [];
  const perform = async (step: Step): Promise<boolean> => {
    const startedAtMs = performance.now();
    const problem = await problemOf(step);
    const ms = Math.round(performance.now() - startedAtMs);
    const ok = problem === null;
    played.push({ name: step.name, ok, ms });
    console.log(`${ok ? '✓' : '✗'} ${step.name} (${ms} ms)${ok ? '' : `\n  ${problem}`}`);
    return ok;
  };

  let steps: readonly Step[] = [];
  let output = () => '';
  const raiseCurtain = async () => {
    const stage = await openStage(runtime, cleanUp);
    steps = storyOn(stage);
    output = () => stage.app.output();
  };
  let held = await perform({ name: 'simulator, browser and app start', play: raiseCurtain });
  for (const step of steps) held = held && (await perform(step));
  if (!held) console.error(output().trim());
  return played;
}

async function problemOf(step: Step): Promise<string | null> {
  try {
    await step.play();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
