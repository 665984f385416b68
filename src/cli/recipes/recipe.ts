/**
 * The recipes are data: how each program is fed, in one place. `pilot-light recipe NAME` prints `configuration`,
 * `pilot-light run NAME` carries out `launch`, `docs/agent.md` tells the same, and `npm run test:recipes` proves it with
 * the real program. No recipe ever holds a token: it names the command that prints one.
 */
export interface Recipe {
  /** What is typed after `recipe` and `run`. */
  readonly name: string;
  /** The program as its makers call it. */
  readonly title: string;
  readonly kind: RecipeKind;
  readonly freshness: Freshness;
  /** The version that was run against the simulator with this very recipe; null when it was only read or documented. */
  readonly triedWith: string | null;
  /** Which of the Copilot API's endpoints the program can speak to, the preferred first. */
  readonly endpoints: readonly ModelEndpoint[];
  /** What the program does when the token dies, or no new one is to be had: one sentence or two. */
  readonly atExpiry: string;
  /** The exact configuration, and in a comment where it belongs. */
  readonly configuration: (ingredients: Ingredients) => string;
  /** How to start the program so, without writing into its user's files; null where that cannot be. */
  readonly launch: ((ingredients: Ingredients, folder: string) => Launch) | null;
}

/**
 * Whose the program is. Copilot is GitHub's service: a vendor's own program on Copilot's API, in place of that vendor's
 * models, is used at its reader's own risk.
 */
export type RecipeKind = 'gitHub' | 'open' | 'otherVendor';

/**
 * How long a token stays in the program.
 *
 * - `everyRequest`: the command is run, or the function called, for each request.
 * - `fiveMinutes`: the program keeps the token for five minutes, which every token that is handed over outlives.
 * - `perStart`: the token is read at the start; fit for a program that asks once and ends.
 * - `once`: the token is read once and the program lives on: it dies with the token, within half an hour.
 */
export type Freshness = 'everyRequest' | 'fiveMinutes' | 'perStart' | 'once';

/** A model's `supported_endpoints`, as `GET /models` tells them. */
export type ModelEndpoint = '/chat/completions' | '/responses' | '/v1/messages';

/** What a recipe is filled with. */
export interface Ingredients {
  /** The absolute path of `pilot-light`: programs started from a desktop do not see the shell's `PATH`. */
  readonly command: string;
  /** `login@host` when one was asked for; null takes the account that is selected in the app. */
  readonly account: string | null;
  /** The Copilot API of that account, without a slash at the end. */
  readonly baseUrl: string;
  /** What goes with the token: `Editor-Version`, `Copilot-Integration-Id`. */
  readonly headers: Readonly<Record<string, string>>;
  /** A model of that account, and the endpoint of the recipe at which it answers. */
  readonly model: string;
  readonly endpoint: ModelEndpoint;
}

/** One start of a program. */
export interface Launch {
  /** Looked for on the `PATH`. */
  readonly program: string;
  /** Before the reader's own arguments. */
  readonly args: readonly string[];
  /** Put into the child's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Taken out of the child's environment, beside what `run` takes from every child: keys that would win over ours. */
  readonly without: readonly string[];
  /** By path, within the folder that was given: private to this start and gone after it. None holds a token. */
  readonly files: Readonly<Record<string, string>>;
}
