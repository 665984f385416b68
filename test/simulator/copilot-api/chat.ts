import { json } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { chunkStream } from './event-stream.ts';
import { refuseTurn } from './refusals.ts';
import { bodyOf, isObject, objectsIn, type Talk, type Turn, turnOf } from './turn.ts';

/** `POST {endpoints.api}/chat/completions`, whole or streamed. @see https://platform.openai.com/docs/api-reference/chat */
export function chat(request: SimulatedRequest, world: World): Reply {
  const refused = refuseTurn(request, world, '/chat/completions');
  if (refused !== null) return refused;
  const about = {
    id: 'chatcmpl-pong',
    created: Math.floor(world.clock.nowMs() / 1000),
    model: request.fields.get('model') ?? '',
  };
  const turn = turnOf(talkOf(request), world);
  return request.fields.get('stream') === 'true' ? streamed(about, turn) : whole(about, turn);
}

function talkOf(request: SimulatedRequest): Talk {
  const { tools, messages } = bodyOf(request);
  return {
    tools: objectsIn(tools)
      .map((tool) => tool.function)
      .filter(isObject)
      .map(({ name, parameters }) => ({ name: String(name), schema: parameters })),
    hasToolResult: objectsIn(messages).some(({ role }) => role === 'tool'),
  };
}

const USAGE = { prompt_tokens: 8, completion_tokens: 1, total_tokens: 9 };

const reasonOf = (turn: Turn): string => (turn.kind === 'tool' ? 'tool_calls' : 'stop');

const callOf = ({ name, input }: Extract<Turn, { kind: 'tool' }>) => ({
  id: 'call_ping',
  type: 'function',
  function: { name, arguments: JSON.stringify(input) },
});

function whole(about: object, turn: Turn): Reply {
  const message =
    turn.kind === 'words'
      ? { role: 'assistant', content: turn.text }
      : { role: 'assistant', content: null, tool_calls: [callOf(turn)] };
  return json(200, {
    ...about,
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: reasonOf(turn), message }],
    usage: USAGE,
  });
}

function streamed(about: object, turn: Turn): Reply {
  const chunk = (delta: object, finishReason: string | null) => ({
    ...about,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });
  const said =
    turn.kind === 'words'
      ? [
          chunk({ role: 'assistant', content: turn.text.slice(0, 2) }, null),
          chunk({ content: turn.text.slice(2) }, null),
        ]
      : [chunk({ role: 'assistant', tool_calls: [{ index: 0, ...callOf(turn) }] }, null)];
  const usage = { ...about, object: 'chat.completion.chunk', choices: [], usage: USAGE };
  return chunkStream([...said, chunk({}, reasonOf(turn)), usage]);
}
