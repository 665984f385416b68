/** Something that did not work, said in a title, one sentence, and what to do next. */
export interface Advice extends Hint {
  readonly sentence: string;
}

/** The same, where the title says it all. */
export interface Hint {
  readonly title: string;
  /** One instruction, as a sentence. */
  readonly next: string;
}

/** The same, where the next step is a button. */
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
