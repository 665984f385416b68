import { helperLine, indented, pretty, tokenFunction } from './helper.ts';
import type { Ingredients, Recipe } from './recipe.ts';

/** No program has a provider of this name, so nothing of the user's is overridden. */
const PROVIDER = 'pilot-light';

function opencodePlugin(ingredients: Ingredients): string {
  return `import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

${tokenFunction(ingredients)}

export const PilotLight = async () => ({
  'chat.headers': async (input, output) => {
    if (input.model.providerID !== '${PROVIDER}') return;
    output.headers.Authorization = \`Bearer \${await token()}\`;
  },
});
`;
}

function opencodeConfig(ingredients: Ingredients, plugin: string | null) {
  const { baseUrl, headers, model } = ingredients;
  return {
    $schema: 'https://opencode.ai/config.json',
    ...(plugin === null ? {} : { plugin: [plugin] }),
    provider: {
      [PROVIDER]: {
        name: 'Copilot through Pilot Light',
        npm: '@ai-sdk/openai-compatible',
        options: { baseURL: baseUrl, headers },
        models: { [model]: {} },
      },
    },
    model: `${PROVIDER}/${model}`,
    // Titles and the like: without it opencode looks for a small model elsewhere.
    small_model: `${PROVIDER}/${model}`,
  };
}

/** A key in its configuration is read once and dies; a plugin is asked for each request. */
export const OPENCODE: Recipe = {
  name: 'opencode',
  title: 'opencode',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: '1.18.33',
  endpoints: ['/chat/completions'],
  atExpiry:
    'Runs the command for each request. When that fails it shows the sentence and sends nothing.',
  configuration: (ingredients) => `// ~/.config/opencode/plugin/pilot-light.js
${opencodePlugin(ingredients)}
// ~/.config/opencode/opencode.json
${pretty(opencodeConfig(ingredients, null))}`,
  launch: (ingredients, folder) => ({
    program: 'opencode',
    args: [],
    env: {
      OPENCODE_CONFIG_CONTENT: JSON.stringify(
        opencodeConfig(ingredients, `file://${encodeURI(folder)}/pilot-light.js`),
      ),
    },
    without: [],
    files: { 'pilot-light.js': opencodePlugin(ingredients) },
  }),
};

function piProvider(ingredients: Ingredients) {
  const { baseUrl, headers, model, endpoint } = ingredients;
  return {
    baseUrl,
    api: endpoint === '/responses' ? 'openai-responses' : 'openai-completions',
    apiKey: `!${helperLine(ingredients)}`,
    authHeader: true,
    headers,
    models: [{ id: model }],
  };
}

/** What an extension must say and a file may leave out. Costs are the plan's, not the token's. */
const PI_MODEL = {
  reasoning: false,
  input: ['text'],
  cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  contextWindow: 128_000,
  maxTokens: 16_384,
};

function piExtension(ingredients: Ingredients): string {
  const { model } = ingredients;
  const provider = {
    ...piProvider(ingredients),
    models: [{ id: model, name: model, ...PI_MODEL }],
  };
  return `export default (pi) => pi.registerProvider('${PROVIDER}', ${pretty(provider)});\n`;
}

/** pi. A `!` makes a command of a key. */
export const PI: Recipe = {
  name: 'pi',
  title: 'pi',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: '0.73.1',
  endpoints: ['/chat/completions', '/responses'],
  atExpiry:
    'Runs the command for each request. When that fails it names the command and sends nothing.',
  configuration: (ingredients) => `// ~/.pi/agent/models.json
${pretty({ providers: { [PROVIDER]: piProvider(ingredients) } })}`,
  launch: (ingredients, folder) => ({
    program: 'pi',
    args: [
      '--extension',
      `${folder}/pilot-light.js`,
      '--provider',
      PROVIDER,
      '--model',
      ingredients.model,
    ],
    env: {},
    without: [],
    files: { 'pilot-light.js': piExtension(ingredients) },
  }),
};

/** crush evaluates its key again after a 401. */
export const CRUSH: Recipe = {
  name: 'crush',
  title: 'crush',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: null,
  endpoints: ['/chat/completions'],
  atExpiry: 'Runs the command again after a 401, and sends the request once more.',
  configuration: (ingredients) => {
    const { baseUrl, headers, model } = ingredients;
    return `// ~/.config/crush/crush.json
${pretty({
  providers: {
    [PROVIDER]: {
      type: 'openai-compat',
      base_url: baseUrl,
      api_key: `$(${helperLine(ingredients)})`,
      extra_headers: headers,
      models: [{ id: model, name: model }],
    },
  },
})}`;
  },
  launch: null,
};

/** Neovim. */
export const CODECOMPANION: Recipe = {
  name: 'codecompanion',
  title: 'codecompanion.nvim',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: null,
  endpoints: ['/chat/completions'],
  atExpiry: 'Runs the command for each request.',
  configuration: (ingredients) => {
    const { baseUrl, headers, model } = ingredients;
    const pairs = Object.entries(headers).map(
      ([name, value]) => `[${JSON.stringify(name)}] = ${JSON.stringify(value)}`,
    );
    return `-- in the setup of codecompanion.nvim
adapters = { http = { copilot_pilot_light = function()
  return require('codecompanion.adapters').extend('openai_compatible', {
    env = {
      url = ${JSON.stringify(baseUrl)},
      chat_url = '/chat/completions',
      api_key = ${JSON.stringify(`cmd:${helperLine(ingredients)}`)},
    },
    headers = { ['Content-Type'] = 'application/json', Authorization = 'Bearer \${api_key}',
      ${pairs.join(', ')} },
    schema = { model = { default = ${JSON.stringify(model)} } },
  })
end } }`;
  },
  launch: null,
};

/** Emacs. */
export const GPTEL: Recipe = {
  name: 'gptel',
  title: 'gptel',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: null,
  endpoints: ['/chat/completions'],
  atExpiry: 'Calls the function for each request.',
  configuration: (ingredients) => {
    const { baseUrl, headers, model } = ingredients;
    const pairs = Object.entries(headers).map(
      ([name, value]) => `(${JSON.stringify(name)} . ${JSON.stringify(value)})`,
    );
    const token = `(string-trim (shell-command-to-string ${JSON.stringify(helperLine(ingredients))}))`;
    return `(gptel-make-openai "Copilot through Pilot Light"
  :protocol ${JSON.stringify(new URL(baseUrl).protocol.slice(0, -1))}
  :host ${JSON.stringify(new URL(baseUrl).host)}
  :endpoint "/chat/completions" :stream t
  :key (lambda () ${token})
  :header (lambda ()
    (list (cons "Authorization" (concat "Bearer " ${token}))
      ${indented(pairs.map((pair) => `'${pair}`).join('\n'), 6)}))
  :models '(${model}))`;
  },
  launch: null,
};
