import { json, text, withHeaders } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';

/** `GET {endpoints.api}/models`: the cheapest proof that a Copilot token is good. */
export function models(request: SimulatedRequest, world: World): Reply {
  return refuseStranger(request, world) ?? json(200, { object: 'list', data: MODELS });
}

/** `POST {endpoints.api}/chat/completions`: always "pong", whole or streamed. */
export function chat(request: SimulatedRequest, world: World): Reply {
  const refused = refuseStranger(request, world);
  if (refused !== null) return refused;
  const model = request.fields.get('model') ?? '';
  if (!MODELS.some(({ id }) => id === model)) {
    return json(400, {
      error: { message: 'The requested model is not supported.', code: 'model_not_supported' },
    });
  }
  const created = Math.floor(world.clock.nowMs() / 1000);
  return request.fields.get('stream') === 'true' ? streamed(model, created) : whole(model, created);
}

/** The Copilot API speaks plain text when it says no. Null lets the request through. */
function refuseStranger(request: SimulatedRequest, world: World): Reply | null {
  if (world.settings.misdirected) return text(421, 'Misdirected Request\n');
  const { authorization } = request;
  if (authorization?.kind === 'pat' || authorization?.kind === 'ghp') {
    return text(400, 'bad request: Personal Access Tokens are not supported for this endpoint\n');
  }
  const value = authorization?.scheme === 'bearer' ? authorization.value : '';
  // Several clients send the GitHub token itself, and no editor header with it.
  if (world.githubTokens.find(value) !== null) return null;
  if (world.copilotTokens.whose(value) === null) return text(401, 'unauthorized: token expired\n');
  return request.headers['editor-version'] === undefined && world.mode === 'github'
    ? text(400, 'bad request: missing Editor-Version header for IDE auth\n')
    : null;
}

function model(id: string, name: string, vendor: string, isDefault: boolean) {
  return {
    id,
    name,
    vendor,
    version: id,
    object: 'model',
    preview: false,
    model_picker_enabled: true,
    model_picker_category: 'versatile',
    is_chat_default: isDefault,
    is_chat_fallback: isDefault,
    billing: { is_premium: !isDefault, multiplier: isDefault ? 0 : 1 },
    policy: { state: 'enabled', terms: `Enable access to ${name}.` },
    supported_endpoints: ['/chat/completions'],
    capabilities: {
      object: 'model_capabilities',
      family: id,
      type: 'chat',
      tokenizer: 'o200k_base',
      limits: {
        max_context_window_tokens: 128_000,
        max_output_tokens: 16_384,
        max_prompt_tokens: 128_000,
      },
      supports: { streaming: true, tool_calls: true, parallel_tool_calls: true, vision: true },
    },
  };
}

const MODELS = [
  model('gpt-4.1', 'GPT-4.1', 'Azure OpenAI', true),
  model('claude-sonnet-4.5', 'Claude Sonnet 4.5', 'Anthropic', false),
];

function whole(modelId: string, created: number): Reply {
  return json(200, {
    id: 'chatcmpl-pong',
    object: 'chat.completion',
    created,
    model: modelId,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'pong' } }],
    usage: { prompt_tokens: 8, completion_tokens: 1, total_tokens: 9 },
  });
}

function streamed(modelId: string, created: number): Reply {
  const chunk = (delta: object, finishReason: string | null) => {
    const choices = [{ index: 0, delta, finish_reason: finishReason }];
    return `data: ${JSON.stringify({ id: 'chatcmpl-pong', created, model: modelId, choices })}\n\n`;
  };
  const events = [
    chunk({ role: 'assistant', content: 'po' }, null),
    chunk({ content: 'ng' }, null),
    chunk({}, 'stop'),
    'data: [DONE]\n\n',
  ];
  const reply = text(200, events.join(''));
  return { ...withHeaders(reply, { 'content-type': 'text/event-stream' }), remark: 'streamed' };
}
