import type { Control } from '../simulator/control-contract.ts';

/** Something that can go wrong in the world around the app. */
export interface Trouble {
  readonly id: string;
  readonly label: string;
  begin(world: World): Promise<unknown>;
  /** Null for what happens once and cannot be taken back. */
  readonly end: ((world: World) => Promise<unknown>) | null;
}

interface World {
  readonly control: Control;
  /** Null where nobody can take the network away. */
  readonly setOnline: ((isOnline: boolean) => Promise<void>) | null;
}

export const TROUBLES: readonly Trouble[] = [
  {
    id: 'outage',
    label: 'GitHub has a problem',
    begin: ({ control }) =>
      control.setStandingAnswer({
        endpoint: 'exchange',
        answer: { kind: 'json', status: 503, body: { message: 'Service unavailable' } },
      }),
    end: ({ control }) => control.clearAnswers(),
  },
  {
    id: 'offline',
    label: 'No network',
    // Who cannot pull the plug can still let every request end without an answer.
    begin: async ({ control, setOnline }) =>
      setOnline === null
        ? control.setStandingAnswer({ endpoint: 'exchange', answer: { kind: 'drop' } })
        : setOnline(false),
    end: async ({ control, setOnline }) =>
      setOnline === null ? control.clearAnswers() : setOnline(true),
  },
  {
    id: 'refused',
    label: 'Bill not paid',
    begin: ({ control }) => control.setRefusal({ notificationId: 'billing_locked' }),
    end: ({ control }) => control.setRefusal({ notificationId: null }),
  },
  {
    id: 'revoked',
    label: 'Approval withdrawn',
    begin: ({ control }) => control.revokeGitHubTokens(),
    end: null,
  },
];

/** The troubles of one world, and which of them are on. */
export interface Troubles {
  all(): readonly {
    readonly id: string;
    readonly label: string;
    readonly isOn: boolean | null;
  }[];
  /** Begins it, or ends it; one at a time, so that its person sees what comes of what. Throws for one not known. */
  press(id: string): Promise<void>;
}

export function createTroubles(world: World): Troubles {
  let on: string | null = null;
  return {
    all: () =>
      TROUBLES.map(({ id, label, end }) => ({ id, label, isOn: end === null ? null : on === id })),
    async press(id) {
      const trouble = TROUBLES.find((one) => one.id === id);
      if (trouble === undefined) throw new Error(`there is no trouble '${id}'`);
      const former = TROUBLES.find((one) => one.id === on);
      on = former === trouble || trouble.end === null ? null : id;
      await former?.end?.(world);
      if (former !== trouble) await trouble.begin(world);
    },
  };
}
