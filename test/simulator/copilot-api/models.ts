/** An address below the Copilot API at which a model can answer. */
export type Wire = '/chat/completions' | '/responses' | '/v1/messages';

interface Traits {
  /** Empty for models that the API serves by some other road, as embeddings are. */
  readonly endpoints: readonly (Wire | 'ws:/responses')[];
  readonly type?: 'chat' | 'embeddings';
  readonly isDefault?: boolean;
  readonly isInPicker?: boolean;
  readonly isPreview?: boolean;
  readonly multiplier?: number;
  readonly maxOutputTokens?: number;
  /** `enabled` by default. A model without a policy has nothing to agree to. */
  readonly policy?: 'enabled' | 'disabled' | 'unconfigured' | 'none';
  /** The plans that have it. */
  readonly restrictedTo?: readonly string[];
}

function model(id: string, name: string, vendor: string, traits: Traits) {
  const { endpoints, type = 'chat', isDefault = false, isInPicker = true } = traits;
  const { isPreview = false, multiplier = 1, policy = 'enabled', restrictedTo } = traits;
  const { maxOutputTokens = 16_384 } = traits;
  return {
    id,
    name,
    vendor,
    version: id,
    object: 'model',
    preview: isPreview,
    model_picker_enabled: isInPicker,
    ...(isInPicker ? { model_picker_category: 'versatile' } : {}),
    is_chat_default: isDefault,
    is_chat_fallback: isDefault,
    billing: {
      is_premium: multiplier > 0,
      multiplier,
      ...(restrictedTo === undefined ? {} : { restricted_to: restrictedTo }),
    },
    ...(policy === 'none' ? {} : { policy: { state: policy, terms: termsOf(name) } }),
    ...(endpoints.length === 0 ? {} : { supported_endpoints: endpoints }),
    capabilities: {
      object: 'model_capabilities',
      family: id,
      type,
      tokenizer: 'o200k_base',
      limits: {
        max_context_window_tokens: 128_000,
        max_output_tokens: maxOutputTokens,
        max_prompt_tokens: 128_000,
      },
      supports:
        type === 'chat'
          ? { streaming: true, tool_calls: true, parallel_tool_calls: true, vision: true }
          : { dimensions: true },
    },
  };
}

const termsOf = (name: string): string =>
  `Enable access to the latest ${name} model. [Learn more about how GitHub Copilot serves ${name}](https://gh.io/copilot-models).`;

/** The Copilot CLI asks the newer models for answers of 32,000 tokens, and first looks whether they give as many. */
const LONG_ANSWER = 64_000;

const CHAT = '/chat/completions';
const PAID = ['pro', 'pro_plus', 'max', 'business', 'enterprise'];

/**
 * What this API serves: models of several vendors, one that is only served by `/responses`, one to agree to first, one
 * that the organisation turned off, one of a dearer plan, some that no picker shows, and one that does not chat.
 */
export const MODELS = [
  model('gpt-4.1', 'GPT-4.1', 'Azure OpenAI', {
    endpoints: [CHAT],
    isDefault: true,
    multiplier: 0,
  }),
  model('gpt-5-mini', 'GPT-5 mini', 'Azure OpenAI', {
    endpoints: [CHAT, '/responses', 'ws:/responses'],
    multiplier: 0,
    maxOutputTokens: LONG_ANSWER,
  }),
  model('gpt-5.4', 'GPT-5.4', 'OpenAI', {
    endpoints: ['/responses', 'ws:/responses'],
    maxOutputTokens: LONG_ANSWER,
  }),
  model('claude-sonnet-5', 'Claude Sonnet 5', 'Anthropic', {
    endpoints: ['/v1/messages', CHAT],
    maxOutputTokens: LONG_ANSWER,
  }),
  model('claude-sonnet-4.5', 'Claude Sonnet 4.5', 'Anthropic', {
    endpoints: [CHAT, '/v1/messages'],
    isInPicker: false,
    maxOutputTokens: LONG_ANSWER,
  }),
  model('claude-haiku-4.5', 'Claude Haiku 4.5', 'Anthropic', {
    endpoints: [CHAT, '/v1/messages'],
    multiplier: 0.33,
    maxOutputTokens: LONG_ANSWER,
  }),
  model('claude-opus-5', 'Claude Opus 5', 'Anthropic', {
    endpoints: ['/v1/messages', CHAT],
    multiplier: 10,
    maxOutputTokens: LONG_ANSWER,
    policy: 'disabled',
    restrictedTo: ['pro_plus', 'max', 'enterprise'],
  }),
  model('gemini-3-pro', 'Gemini 3 Pro', 'Google', {
    endpoints: [CHAT],
    isPreview: true,
    policy: 'unconfigured',
    restrictedTo: PAID,
  }),
  model('grok-code-fast-1', 'Grok Code Fast 1', 'xAI', { endpoints: [CHAT], policy: 'disabled' }),
  model('gpt-4o-mini', 'GPT-4o mini', 'Azure OpenAI', {
    endpoints: [CHAT],
    isInPicker: false,
    multiplier: 0,
    policy: 'none',
  }),
  model('text-embedding-3-small', 'Embedding V3 small', 'Azure OpenAI', {
    endpoints: [],
    type: 'embeddings',
    isInPicker: false,
    multiplier: 0,
    policy: 'none',
  }),
];

/** What is said of a model at an endpoint: it answers, it does not do so here, or there is none for this caller. */
export function standingOf(id: string, wire: Wire): 'answers' | 'elsewhere' | 'notSupported' {
  const found = MODELS.find((one) => one.id === id);
  if (found === undefined) return 'notSupported';
  if ('policy' in found && found.policy.state !== 'enabled') return 'notSupported';
  const endpoints: readonly string[] = found.supported_endpoints ?? [];
  return endpoints.includes(wire) ? 'answers' : 'elsewhere';
}
