import { helperLine, pretty, wordForSh } from './helper.ts';
import type { Ingredients, Recipe } from './recipe.ts';

/** What they have in common that read a token when they start. */
const READ_ONCE = {
  kind: 'open',
  freshness: 'perStart',
  triedWith: null,
  endpoints: ['/chat/completions'],
  atExpiry: 'Reads the token when it starts; a program that runs for long ends with it.',
  launch: null,
} as const satisfies Partial<Recipe>;

/** The words after `pilot-light` that say whose token. */
const forAccount = ({ account }: Ingredients): string =>
  account === null ? '' : ` --account ${wordForSh(account)}`;

/** What every script can do. */
export const CURL: Recipe = {
  ...READ_ONCE,
  name: 'curl',
  title: 'curl',
  configuration: (ingredients) => {
    const { command, baseUrl, model } = ingredients;
    const body = { model, messages: [{ role: 'user', content: 'Say hello.' }] };
    return `${wordForSh(command)} header${forAccount(ingredients)} |
  curl -sS -H @- -H 'Content-Type: application/json' \\
    -d ${wordForSh(JSON.stringify(body))} ${wordForSh(`${baseUrl}/chat/completions`)}`;
  },
};

/** Simon Willison's llm. */
export const LLM: Recipe = {
  ...READ_ONCE,
  name: 'llm',
  title: 'llm',
  configuration: (ingredients) => {
    const { baseUrl, headers, model } = ingredients;
    const entry = {
      model_id: `pilot-light/${model}`,
      model_name: model,
      api_base: baseUrl,
      headers,
    };
    return `# extra-openai-models.yaml, in the folder that \`dirname "$(llm logs path)"\` names
${pretty([entry])}

# and then
llm --key "$(${helperLine(ingredients)})" -m ${wordForSh(`pilot-light/${model}`)} 'Say hello.'`;
  },
};

/** aichat. */
export const AICHAT: Recipe = {
  ...READ_ONCE,
  name: 'aichat',
  title: 'aichat',
  configuration: (ingredients) => {
    const { baseUrl, headers, model } = ingredients;
    const client = {
      type: 'openai-compatible',
      name: 'pilot-light',
      api_base: baseUrl,
      patch: { chat_completions: { '.*': { headers } } },
      models: [{ name: model }],
    };
    return `# ~/.config/aichat/config.yaml
clients: ${pretty([client])}

# and then
PILOT_LIGHT_API_KEY="$(${helperLine(ingredients)})" aichat -m ${wordForSh(`pilot-light:${model}`)} 'Say hello.'`;
  },
};
