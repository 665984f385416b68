import { headerLines, helperLine, indented, pretty, tokenFunction, wordForSh } from './helper.ts';
import type { Ingredients, Recipe } from './recipe.ts';

/** What GitHub's command line reads. @see `copilot help providers` */
function variables(ingredients: Ingredients): Readonly<Record<string, string>> {
  return {
    COPILOT_PROVIDER_BASE_URL: ingredients.baseUrl,
    // `azure` and `anthropic` would send the token in another header.
    COPILOT_PROVIDER_TYPE: 'openai',
    COPILOT_PROVIDER_WIRE_API: ingredients.endpoint === '/responses' ? 'responses' : 'completions',
    COPILOT_PROVIDER_API_KEY_COMMAND: helperLine(ingredients),
    COPILOT_PROVIDER_HEADERS: headerLines(ingredients),
    COPILOT_MODEL: ingredients.model,
  };
}

/** GitHub Copilot CLI: no GitHub sign-in of its own, and no GitHub token where its tools run. */
export const COPILOT_CLI: Recipe = {
  name: 'copilot',
  title: 'GitHub Copilot CLI',
  kind: 'gitHub',
  freshness: 'everyRequest',
  triedWith: '1.0.102',
  endpoints: ['/chat/completions', '/responses'],
  atExpiry:
    'Runs the command for each request. When that fails it stops, and shows the exit code and not the sentence.',
  configuration: (ingredients) =>
    Object.entries(variables(ingredients))
      .map(([name, value]) => `export ${name}=${wordForSh(value)}`)
      .join('\n'),
  launch: (ingredients) => ({
    program: 'copilot',
    args: [],
    env: variables(ingredients),
    // Each of them would win over the command.
    without: ['COPILOT_PROVIDER_BEARER_TOKEN', 'COPILOT_PROVIDER_API_KEY'],
    files: {},
  }),
};

/** GitHub Copilot SDK, for one's own programs. */
export const COPILOT_SDK: Recipe = {
  name: 'copilot-sdk',
  title: 'GitHub Copilot SDK',
  kind: 'gitHub',
  freshness: 'everyRequest',
  triedWith: '1.0.14',
  endpoints: ['/chat/completions', '/responses'],
  atExpiry: 'Calls the function for each request. When it throws, the turn fails with its words.',
  configuration: (ingredients) => `import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CopilotClient } from '@github/copilot-sdk';

${tokenFunction(ingredients)}

const client = new CopilotClient({ useLoggedInUser: false });
const session = await client.createSession({
  model: ${JSON.stringify(ingredients.model)},
  provider: {
    type: 'openai',
    wireApi: '${ingredients.endpoint === '/responses' ? 'responses' : 'completions'}',
    baseUrl: ${JSON.stringify(ingredients.baseUrl)},
    bearerTokenProvider: token,
    headers: ${indented(pretty(ingredients.headers), 4)},
  },
});`,
  launch: null,
};
