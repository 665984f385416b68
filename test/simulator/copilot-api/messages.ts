import { json } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { typedStream } from './event-stream.ts';
import { refuseTurn } from './refusals.ts';
import { bodyOf, objectsIn, type Talk, type Turn, turnOf } from './turn.ts';

/** `POST {endpoints.api}/v1/messages`, whole or streamed. @see https://docs.anthropic.com/en/api/messages */
export function messages(request: SimulatedRequest, world: World): Reply {
  const refused = refuseTurn(request, world, '/v1/messages');
  if (refused !== null) return refused;
  const turn = turnOf(talkOf(request), world);
  const message = messageOf(request.fields.get('model') ?? '');
  const end = { stop_reason: turn.kind === 'tool' ? 'tool_use' : 'end_turn', stop_sequence: null };
  if (request.fields.get('stream') === 'true') return streamed(message, end, turn);
  return json(200, { ...message, ...end, content: [blockOf(turn)] });
}

function talkOf(request: SimulatedRequest): Talk {
  const { tools, messages } = bodyOf(request);
  return {
    tools: objectsIn(tools).map(({ name, input_schema }) => ({
      name: String(name),
      schema: input_schema,
    })),
    hasToolResult: objectsIn(messages)
      .flatMap(({ content }) => objectsIn(content))
      .some(({ type }) => type === 'tool_result'),
  };
}

function messageOf(model: string) {
  return {
    id: 'msg_pong',
    type: 'message',
    role: 'assistant',
    model,
    content: [] as readonly object[],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 8, output_tokens: 1 },
  };
}

function blockOf(turn: Turn) {
  return turn.kind === 'words'
    ? { type: 'text', text: turn.text }
    : { type: 'tool_use', id: 'toolu_ping', name: turn.name, input: turn.input };
}

function streamed(message: object, end: object, turn: Turn): Reply {
  const opened = turn.kind === 'words' ? { text: '' } : { input: {} };
  const deltas =
    turn.kind === 'words'
      ? [turn.text.slice(0, 2), turn.text.slice(2)].map((text) => ({ type: 'text_delta', text }))
      : [{ type: 'input_json_delta', partial_json: JSON.stringify(turn.input) }];
  return typedStream([
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: { ...blockOf(turn), ...opened } },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: end, usage: { output_tokens: 1 } },
    { type: 'message_stop' },
  ]);
}
