import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step } from '../../src/main/machine-runner.ts';
import { ROOT } from './root.ts';

interface Named {
  readonly kind: string;
}

/** The changes of state that `docs/design.md` draws below a heading, as `from --> to`; throws where nothing is drawn. */
export function drawnBelow(heading: string): readonly string[] {
  const page = readFileSync(path.join(ROOT, 'docs/design.md'), 'utf8');
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const diagram = /```mermaid\nstateDiagram-v2\n(?<lines>[\s\S]*?)```/.exec(section)?.groups;
  const arrows = [...(diagram?.['lines'] ?? '').matchAll(/^ *(?<from>\w+) --> (?<to>\w+)/gm)];
  if (arrows.length === 0) throw new Error(`docs/design.md draws nothing below ${heading}`);
  return changes(arrows.map(({ groups }) => [groups?.['from'] ?? '', groups?.['to'] ?? '']));
}

/** The changes of state that a machine makes, each of these states on each of these events, in the same words. */
export function madeBy<State extends Named, Event, Effect>(
  step: (state: State, event: Event) => Step<State, Effect>,
  states: readonly State[],
  events: readonly Event[],
): readonly string[] {
  return changes(
    states.flatMap((state) =>
      events.map((event): readonly [string, string] => [state.kind, step(state, event).state.kind]),
    ),
  );
}

/** Each once, in an order; whoever stays where it is has not changed. */
function changes(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const changed = pairs.filter(([from, to]) => from !== to);
  return [...new Set(changed.map(([from, to]) => `${from} --> ${to}`))].toSorted();
}
