import * as v from 'valibot';
import { parseJson, type SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';

/** What the model says: a word, or a tool that the caller is to use first. */
export type Turn =
  | { readonly kind: 'words'; readonly text: 'pong' }
  | {
      readonly kind: 'tool';
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
    };

/** A tool as each dialect tells it, brought to one shape. */
export interface OfferedTool {
  readonly name: string;
  readonly schema: unknown;
}

/** What the caller has done so far. */
export interface Talk {
  readonly tools: readonly OfferedTool[];
  /** Whether the answer of a tool is among the messages. */
  readonly hasToolResult: boolean;
}

const PONG: Turn = { kind: 'words', text: 'pong' };

/**
 * Always "pong". With `toolCommand` set, the model first wants that command run, by whichever of the caller's tools
 * takes one, so that one turn of a real program makes two requests.
 */
export function turnOf({ tools, hasToolResult }: Talk, world: World): Turn {
  const { toolCommand } = world.settings;
  if (toolCommand === null || hasToolResult) return PONG;
  for (const { name, schema } of tools) {
    const input = inputWith(toolCommand, schema);
    if (input !== null) return { kind: 'tool', name, input };
  }
  return PONG;
}

const Schema = v.object({
  properties: v.record(
    v.string(),
    v.looseObject({ type: v.optional(v.union([v.string(), v.array(v.string())])) }),
  ),
  required: v.optional(v.array(v.string()), []),
});

/** What shells take their command by. */
const COMMAND_NAMES = ['command', 'cmd'];

function inputWith(command: string, schema: unknown): Record<string, unknown> | null {
  const parsed = v.safeParse(Schema, schema);
  if (!parsed.success) return null;
  const { properties, required } = parsed.output;
  const key = COMMAND_NAMES.find((name) => Object.hasOwn(properties, name));
  if (key === undefined) return null;
  const others = required.filter((name) => name !== key);
  return {
    [key]: properties[key]?.type === 'array' ? ['sh', '-c', command] : command,
    ...Object.fromEntries(others.map((name) => [name, fillerOf(properties[name]?.type)])),
  };
}

const FILLERS: ReadonlyMap<string | undefined, unknown> = new Map<string | undefined, unknown>([
  ['boolean', false],
  ['number', 60],
  ['integer', 60],
  ['array', []],
  ['object', {}],
]);

function fillerOf(type: string | readonly string[] | undefined): unknown {
  const name = typeof type === 'string' ? type : type?.[0];
  return FILLERS.has(name) ? FILLERS.get(name) : 'Asks once.';
}

const Body = v.looseObject({
  tools: v.optional(v.array(v.unknown()), []),
  messages: v.optional(v.unknown()),
  input: v.optional(v.unknown()),
});

/** The parts of a request's JSON that say what was talked; nothing for what is none. */
export function bodyOf(request: SimulatedRequest): v.InferOutput<typeof Body> {
  const parsed = v.safeParse(Body, parseJson(request.body)?.value);
  return parsed.success ? parsed.output : { tools: [] };
}

/** The objects of a list, whatever else stands in it. */
export function objectsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Whether a value has fields to look at. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
