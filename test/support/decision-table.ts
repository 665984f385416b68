import type { Step } from '../../src/main/machine-runner.ts';

interface Tagged {
  readonly kind: string;
}

/** What a machine decides about one pair of state and event, in words and as it can be checked. */
export interface Decision<To extends string, Effect extends string> {
  readonly says: string;
  /** Null: the very same state, and no effects. */
  readonly to: To | null;
  readonly effects: readonly Effect[];
}

/** A decision for every pair: leaving one out does not compile. */
export type DecisionTable<State extends Tagged, Event extends Tagged, Effect extends Tagged> = {
  readonly [From in State['kind']]: {
    readonly [What in Event['kind']]: Decision<State['kind'], Effect['kind']>;
  };
};

/** Nothing happens. */
export const stays = (says: string) => ({ says, to: null, effects: [] }) as const;

/** A new state of this kind, and these effects in this order. */
export const goes = <To extends string, Effect extends string = never>(
  says: string,
  to: To,
  ...effects: Effect[]
) => ({ says, to, effects });

export interface Row<State extends Tagged, Event extends Tagged> {
  readonly from: State['kind'];
  readonly what: Event['kind'];
  readonly decision: Decision<string, string>;
}

/**
 * The rows of a table for these samples of states and events.
 *
 * The pairs come from the samples, not from the table, so a pair without a row throws.
 */
export function rowsOf<State extends Tagged, Event extends Tagged>(
  samples: { readonly states: Record<string, State>; readonly events: Record<string, Event> },
  table: { readonly [from: string]: { readonly [what: string]: Decision<string, string> } },
): readonly Row<State, Event>[] {
  return Object.values(samples.states).flatMap((state) =>
    Object.values(samples.events).map((event) => {
      const decision = table[state.kind]?.[event.kind];
      if (decision === undefined) throw new Error(`no row for ${state.kind}, ${event.kind}`);
      return { from: state.kind, what: event.kind, decision };
    }),
  );
}

/** What a step did, in the words of a {@link Decision}. */
export function decisionOf<State extends Tagged, Effect extends Tagged>(
  before: State,
  step: Step<State, Effect>,
): Omit<Decision<string, string>, 'says'> {
  return {
    to: step.state === before ? null : step.state.kind,
    effects: step.effects.map(({ kind }) => kind),
  };
}
