import { helperWords, indented, pretty, tokenFunction } from './helper.ts';
import type { Ingredients, Recipe } from './recipe.ts';

/** OpenAI's library for Node, from 5.20 on: a key may be a function. */
export const OPENAI_NODE: Recipe = {
  name: 'openai-node',
  title: 'openai (Node)',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: '7.57.0',
  endpoints: ['/chat/completions', '/responses'],
  atExpiry:
    'Calls the function for each attempt, retries included. When it throws, the request fails with that as its cause.',
  configuration: (ingredients) => `import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import OpenAI from 'openai';

${tokenFunction(ingredients)}

const openai = new OpenAI({
  baseURL: ${JSON.stringify(ingredients.baseUrl)},
  apiKey: token,
  defaultHeaders: ${indented(pretty(ingredients.headers), 2)},
});`,
  launch: null,
};

const pythonToken = (ingredients: Ingredients): string =>
  `def token():
    return subprocess.run(${JSON.stringify(helperWords(ingredients))}, check=True, capture_output=True, text=True).stdout.strip()`;

/** OpenAI's library for Python, from 1.106 on. */
export const OPENAI_PYTHON: Recipe = {
  name: 'openai-python',
  title: 'openai (Python)',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: null,
  endpoints: ['/chat/completions', '/responses'],
  atExpiry: 'Calls the function for each attempt, retries included.',
  configuration: (ingredients) => `import subprocess
from openai import OpenAI

${pythonToken(ingredients)}

client = OpenAI(
    base_url=${JSON.stringify(ingredients.baseUrl)},
    api_key=token,
    default_headers=${indented(pretty(ingredients.headers), 4)},
)`,
  launch: null,
};

/** LangChain takes the same function. */
export const LANGCHAIN: Recipe = {
  name: 'langchain',
  title: 'LangChain (Python)',
  kind: 'open',
  freshness: 'everyRequest',
  triedWith: null,
  endpoints: ['/chat/completions'],
  atExpiry: 'Calls the function for each request.',
  configuration: (ingredients) => `import subprocess
from langchain_openai import ChatOpenAI

${pythonToken(ingredients)}

model = ChatOpenAI(
    model=${JSON.stringify(ingredients.model)},
    base_url=${JSON.stringify(ingredients.baseUrl)},
    api_key=token,
    default_headers=${indented(pretty(ingredients.headers), 4)},
)`,
  launch: null,
};
