import { json } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { typedStream } from './event-stream.ts';
import { refuseTurn } from './refusals.ts';
import { bodyOf, objectsIn, type Talk, type Turn, turnOf } from './turn.ts';

/** `POST {endpoints.api}/responses`, whole or streamed. @see https://platform.openai.com/docs/api-reference/responses */
export function responses(request: SimulatedRequest, world: World): Reply {
  const refused = refuseTurn(request, world, '/responses');
  if (refused !== null) return refused;
  const turn = turnOf(talkOf(request), world);
  const response = responseOf(request.fields.get('model') ?? '', world.clock.nowMs());
  const done = { ...response, status: 'completed', output: [itemOf(turn)], usage: USAGE };
  return request.fields.get('stream') === 'true' ? streamed(response, done, turn) : json(200, done);
}

function talkOf(request: SimulatedRequest): Talk {
  const { tools, input } = bodyOf(request);
  return {
    tools: objectsIn(tools).map(({ name, parameters }) => ({
      name: String(name),
      schema: parameters,
    })),
    hasToolResult: objectsIn(input).some(({ type }) => type === 'function_call_output'),
  };
}

const USAGE = {
  input_tokens: 8,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 1,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 9,
};

function responseOf(model: string, nowMs: number) {
  return {
    id: 'resp_pong',
    object: 'response',
    created_at: Math.floor(nowMs / 1000),
    status: 'in_progress',
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model,
    output: [] as readonly object[],
    parallel_tool_calls: false,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
  };
}

const textPart = (text: string) => ({ type: 'output_text', text, annotations: [] });

function itemOf(turn: Turn) {
  return turn.kind === 'words'
    ? {
        id: 'msg_pong',
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [textPart(turn.text)],
      }
    : {
        id: 'fc_ping',
        type: 'function_call',
        call_id: 'call_ping',
        status: 'completed',
        name: turn.name,
        arguments: JSON.stringify(turn.input),
      };
}

function streamed(response: object, done: object, turn: Turn): Reply {
  const item = itemOf(turn);
  const at = { item_id: item.id, output_index: 0 };
  const opened = turn.kind === 'words' ? { content: [] } : { arguments: '' };
  const begun = { ...item, status: 'in_progress', ...opened };
  const events = [
    { type: 'response.created', response },
    { type: 'response.in_progress', response },
    { type: 'response.output_item.added', output_index: 0, item: begun },
    ...(turn.kind === 'words' ? wordEvents(at, turn.text) : argumentEvents(at, turn)),
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: done },
  ];
  return typedStream(events.map((event, index) => ({ ...event, sequence_number: index })));
}

function wordEvents(at: object, text: string) {
  const place = { ...at, content_index: 0 };
  return [
    { type: 'response.content_part.added', ...place, part: textPart('') },
    { type: 'response.output_text.delta', ...place, delta: text.slice(0, 2) },
    { type: 'response.output_text.delta', ...place, delta: text.slice(2) },
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.content_part.done', ...place, part: textPart(text) },
  ];
}

function argumentEvents(at: object, { input }: Extract<Turn, { kind: 'tool' }>) {
  const text = JSON.stringify(input);
  return [
    { type: 'response.function_call_arguments.delta', ...at, delta: text },
    { type: 'response.function_call_arguments.done', ...at, arguments: text },
  ];
}
