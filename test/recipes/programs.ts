/**
 * The real programs that recipes are proven against, at the versions that the recipes name, and how each is made to ask
 * twice in one turn with the token's death between: by a command that its model wants run, or by a program of ours.
 */
export interface Program {
  /** The recipe's name. */
  readonly name: string;
  /** The package that has it, and those that it needs beside it. */
  readonly packages: readonly string[];
  /** A model of the simulator that is served where the recipe asks. */
  readonly model: string;
  readonly drive: Drive;
  /**
   * Whether it may send a token that has died, to be refused once and go on with a new one by itself: one that died
   * while it was kept, or, after that as well, once more while the next is asked for.
   */
  readonly triesDead: 'never' | 'whileKept' | 'onceMore';
  /** What it does once no token is to be had, as it was seen: another version may do better, and then this is changed. */
  readonly withoutToken: 'stops' | 'asksWithoutKey';
}

/**
 * - `run`: `pilot-light run NAME -- args`; the model wants `GATE` waited for.
 * - `script`: the recipe's own text as a module, with `tail` after it, which waits at the gate itself.
 */
export type Drive =
  | {
      readonly kind: 'run';
      readonly args: readonly string[];
      /** Settings of the user's own, by path below the home folder: makes a kept token die before the five minutes. */
      readonly impatient: Impatience | null;
    }
  | { readonly kind: 'script'; readonly tail: string };

/** How a program that keeps a token is made to keep it for a moment only. */
export interface Impatience {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** Reads one byte, which comes when the test has done what it does between two requests. */
export const GATE_COMMAND = 'head -c 1 gate';

const PROMPT = 'Say ping.';

/** One program, whoever runs it. */
export const COPILOT_CLI = '@github/copilot@1.0.102';

/** In the order of the recipes. */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'copilot',
    packages: [COPILOT_CLI],
    model: 'gpt-4.1',
    drive: {
      kind: 'run',
      args: ['-p', PROMPT, '--allow-all-tools', '--no-auto-update'],
      impatient: null,
    },
    triesDead: 'never',
    withoutToken: 'stops',
  },
  {
    name: 'copilot-sdk',
    packages: ['@github/copilot-sdk@1.0.14', COPILOT_CLI],
    model: 'gpt-4.1',
    drive: {
      kind: 'script',
      tail: `
const { readFile } = await import('node:fs/promises');
try {
  await session.sendAndWait({ prompt: ${JSON.stringify(PROMPT)} });
  await promisify(execFile)('head', ['-c', '1', 'gate']);
  const answer = await session.sendAndWait({ prompt: ${JSON.stringify(PROMPT)} });
  console.log(answer?.data.content);
} finally {
  await client.stop();
}
`,
    },
    triesDead: 'never',
    withoutToken: 'stops',
  },
  {
    name: 'opencode',
    packages: ['opencode-ai@1.18.33'],
    model: 'gpt-4.1',
    drive: { kind: 'run', args: ['run', PROMPT], impatient: null },
    triesDead: 'never',
    withoutToken: 'stops',
  },
  {
    name: 'pi',
    packages: ['@mariozechner/pi-coding-agent@0.73.1'],
    model: 'gpt-4.1',
    drive: { kind: 'run', args: ['-p', PROMPT], impatient: null },
    triesDead: 'never',
    withoutToken: 'stops',
  },
  {
    name: 'openai-node',
    packages: ['openai@7.57.0'],
    model: 'gpt-4.1',
    drive: {
      kind: 'script',
      tail: `
const ask = () =>
  openai.chat.completions.create({
    model: 'gpt-4.1',
    messages: [{ role: 'user', content: ${JSON.stringify(PROMPT)} }],
  });
await ask();
await run('head', ['-c', '1', 'gate']);
console.log((await ask()).choices[0].message.content);
`,
    },
    triesDead: 'never',
    withoutToken: 'stops',
  },
  {
    name: 'codex',
    packages: ['@openai/codex@0.169.0'],
    model: 'gpt-5.4',
    drive: {
      kind: 'run',
      args: ['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', PROMPT],
      impatient: {
        args: ['-c', 'model_providers.pilot-light.auth.refresh_interval_ms=1'],
        files: {},
      },
    },
    triesDead: 'whileKept',
    withoutToken: 'asksWithoutKey',
  },
  {
    name: 'claude',
    packages: ['@anthropic-ai/claude-code@2.1.331'],
    model: 'claude-sonnet-5',
    drive: {
      kind: 'run',
      args: ['-p', PROMPT, '--allowedTools', 'Bash'],
      impatient: {
        args: [],
        files: {
          '.claude/settings.json': JSON.stringify({
            env: { CLAUDE_CODE_API_KEY_HELPER_TTL_MS: '1' },
          }),
        },
      },
    },
    triesDead: 'onceMore',
    withoutToken: 'asksWithoutKey',
  },
];
