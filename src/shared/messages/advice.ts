import type { Backing } from '../refusal.ts';

/** Something that did not work, said in a title that says it all, and what to do next. */
export interface Hint {
  readonly title: string;
  /** One instruction, as a sentence. */
  readonly next: string;
}

/** One instruction for each who may stand behind the account, as a sentence. */
export type Remedy = Readonly<Record<Backing, string>>;

/** The same for everybody, but perhaps on a company's host. */
export function always(instruction: string, company = instruction): Remedy {
  return { self: instruction, organization: instruction, company };
}

/** GitHub's no, said in a title and one sentence, and what to do next by who stands behind the account. */
export interface RefusalAdvice {
  readonly title: string;
  readonly sentence: string;
  readonly next: Remedy;
}

/** Something that did not work, where the next step is a button. */
export interface Offer {
  readonly title: string;
  readonly sentence: string;
  /** The button's label; null when there is nothing to press. */
  readonly button: string | null;
}

/** A desktop notice. `button` is its action where the system shows one, else a click does the same. */
export interface NoticeWords {
  readonly title: string;
  readonly body: string;
  readonly button: string;
}

/** What an administrator needs to know to end a refusal. Facts GitHub gave are null where it gave none. */
export interface RefusalFacts {
  readonly login: string | null;
  readonly host: string;
  /** The reason as GitHub names it, e.g. `no_copilot_access`. */
  readonly reason: string;
  readonly title: string | null;
  readonly message: string | null;
  readonly url: string | null;
}
