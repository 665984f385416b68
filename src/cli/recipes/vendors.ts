import { headerLines, helperLine, helperWords, pretty, tomlTable } from './helper.ts';
import type { Ingredients, Recipe } from './recipe.ts';

/** How long both keep a token: shorter than what every token that is handed over has to live. */
const KEEP_MS = 300_000;
/** Codex ends a slower command; the app answers within four seconds. */
const TIMEOUT_MS = 5_000;

/** Codex's provider, key by key, in TOML. No account of its own has this name. */
function codexProvider(ingredients: Ingredients): readonly (readonly [string, string])[] {
  const [command, ...args] = helperWords(ingredients);
  return [
    ['name', '"Copilot through Pilot Light"'],
    ['base_url', JSON.stringify(ingredients.baseUrl)],
    ['wire_api', '"responses"'],
    ['http_headers', tomlTable(ingredients.headers)],
    ['auth.command', JSON.stringify(command)],
    ['auth.args', JSON.stringify(args)],
    ['auth.timeout_ms', String(TIMEOUT_MS)],
    ['auth.refresh_interval_ms', String(KEEP_MS)],
  ];
}

/** Codex speaks to `/responses` only. */
export const CODEX: Recipe = {
  name: 'codex',
  title: 'Codex',
  kind: 'otherVendor',
  freshness: 'fiveMinutes',
  triedWith: '0.169.0',
  endpoints: ['/responses'],
  atExpiry:
    'Keeps a token for five minutes and runs the command again after a 401. When that fails it logs the sentence and sends the request without a key.',
  configuration: (ingredients) => `# ~/.codex/config.toml
model = ${JSON.stringify(ingredients.model)}
model_provider = "pilot-light"

[model_providers.pilot-light]
${codexProvider(ingredients)
  .map(([key, value]) => `${key} = ${value}`)
  .join('\n')}`,
  launch: (ingredients) => ({
    program: 'codex',
    args: [
      ['model', JSON.stringify(ingredients.model)] as const,
      ['model_provider', '"pilot-light"'] as const,
      ...codexProvider(ingredients).map(
        ([key, value]) => [`model_providers.pilot-light.${key}`, value] as const,
      ),
    ].flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    env: {},
    without: [],
    files: {},
  }),
};

function claudeVariables(ingredients: Ingredients): Readonly<Record<string, string>> {
  return {
    ANTHROPIC_BASE_URL: ingredients.baseUrl,
    ANTHROPIC_CUSTOM_HEADERS: headerLines(ingredients),
    ANTHROPIC_MODEL: ingredients.model,
    ANTHROPIC_SMALL_FAST_MODEL: ingredients.model,
    CLAUDE_CODE_API_KEY_HELPER_TTL_MS: String(KEEP_MS),
    // Whatever else it sends goes to its makers, who have no part in this.
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  };
}

/** Claude Code speaks to `/v1/messages` only. */
export const CLAUDE: Recipe = {
  name: 'claude',
  title: 'Claude Code',
  kind: 'otherVendor',
  freshness: 'fiveMinutes',
  triedWith: '2.1.331',
  endpoints: ['/v1/messages'],
  atExpiry:
    'Keeps a token for five minutes, then sends it once more while it asks for the next, and runs the command again after a 401. When that fails it shows the sentence, and sends the request with an empty key.',
  configuration: (ingredients) => `// ~/.claude/settings.json
${pretty({ apiKeyHelper: helperLine(ingredients), env: claudeVariables(ingredients) })}`,
  launch: (ingredients) => ({
    program: 'claude',
    args: ['--settings', JSON.stringify({ apiKeyHelper: helperLine(ingredients) })],
    env: claudeVariables(ingredients),
    // Each of them would win over the helper.
    without: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
    files: {},
  }),
};
