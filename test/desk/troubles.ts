import type { Control } from '../simulator/control-contract.ts';

/** Something that can go wrong in the world around the app. */
export interface Trouble {
  readonly id: string;
  readonly label: string;
  /** What to expect before the app shows anything of it. */
  readonly expect: string;
  readonly mend: string;
  begin(world: World): Promise<unknown>;
  end(world: World): Promise<unknown>;
}

const AT_NEXT_RENEWAL = 'Pilot Light notices at the next renewal, within a minute.';

/** A no may be GitHub's own mistake: it is believed when it has stood for a while. */
const AFTER_MINUTES =
  'GitHub says no at the next renewal. While the token lasts, Pilot Light asks again for some minutes before it believes that.';

interface World {
  readonly control: Control;
  /** Null where nobody can take the network away. */
  readonly setOnline: ((isOnline: boolean) => Promise<void>) | null;
}

export const TROUBLES: readonly Trouble[] = [
  {
    id: 'outage',
    label: 'GitHub has a problem',
    expect: AT_NEXT_RENEWAL,
    mend: 'To mend it, press “GitHub has a problem” again.',
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
    expect: AT_NEXT_RENEWAL,
    mend: 'To mend it, press “No network” again.',
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
    expect: AFTER_MINUTES,
    mend: 'To mend it, press “Bill not paid” again.',
    begin: ({ control }) => control.setRefusal({ notificationId: 'billing_locked' }),
    end: ({ control }) => control.setRefusal({ notificationId: null }),
  },
  {
    id: 'revoked',
    label: 'Approval withdrawn',
    expect: AFTER_MINUTES,
    mend: 'To mend it, sign in again.',
    begin: ({ control }) => control.revokeGitHubTokens(),
    // Nobody can: a new sign-in has another approval.
    end: async () => {},
  },
];

/** The troubles of one world, and which of them are on. */
export interface Troubles {
  all(): readonly (Pick<Trouble, 'id' | 'label' | 'expect' | 'mend'> & {
    readonly isOn: boolean;
  })[];
  /** Begins it, or ends it; one at a time, so that its person sees what comes of what. Throws for one not known. */
  press(id: string): Promise<void>;
  /** Somebody has an approval: that one was withdrawn is over. */
  approved(): void;
}

export function createTroubles(world: World): Troubles {
  let on: string | null = null;
  return {
    all: () =>
      TROUBLES.map(({ id, label, expect, mend }) => ({ id, label, expect, mend, isOn: on === id })),
    async press(id) {
      const trouble = TROUBLES.find((one) => one.id === id);
      if (trouble === undefined) throw new Error(`there is no trouble '${id}'`);
      const former = TROUBLES.find((one) => one.id === on);
      await former?.end(world);
      if (former !== trouble) await trouble.begin(world);
      // Only now: until it has begun, an approval that is to be withdrawn is still there.
      on = former === trouble ? null : id;
    },
    approved() {
      if (on === 'revoked') on = null;
    },
  };
}
