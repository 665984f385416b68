import type { FindingKind } from './messages/en/doctor.ts';
import type { RefusalReason } from './refusal.ts';
import type { TroubleKind } from './trouble.ts';

/** What the doctor looks at, in groups, each in the order in which it is shown. */
export const CHECK_GROUPS = {
  network: ['clock', 'hostName', 'proxy', 'certificate'],
  gitHub: ['exchange', 'copilotApi', 'identity', 'deviceEndpoint'],
  computer: [
    'keyring',
    'sandbox',
    'tray',
    'notices',
    'autostart',
    'clipboard',
    'agent',
    'variables',
  ],
} as const;

/** A group of checks that belong together. */
export type CheckGroup = keyof typeof CHECK_GROUPS;

/** One thing that the doctor looks at. */
export type CheckName = (typeof CHECK_GROUPS)[CheckGroup][number];

/**
 * What the doctor makes of it, the worst first.
 *
 * - `bad`: no token can be had or kept for this
 * - `warning`: it works, and somebody should know
 * - `unknown`: nobody could tell in time
 * - `notAsked`: nothing was asked yet, and the doctor does not ask for it
 * - `well`: nothing to do
 */
export const HEALTHS = ['bad', 'warning', 'unknown', 'notAsked', 'well'] as const;

/** One of {@link HEALTHS}. */
export type CheckHealth = (typeof HEALTHS)[number];

/**
 * What a person can do about it in the app, as a button.
 *
 * - `account`: the account's own screen says what is wrong, and offers what helps
 * - `renew`: the token is asked for once more, by the person's own press
 * - `settings`, `advanced`, `programs`: the screen of that name
 * - `status`, `portal`: the page of that name, opened by main
 */
export type DoctorStep =
  | 'account'
  | 'renew'
  | 'settings'
  | 'advanced'
  | 'programs'
  | 'status'
  | 'portal';

/** What goes into the blanks of a sentence; how it is written depends on who reads it. Never a secret, never a login. */
export type Fact =
  | string
  /** On the wall clock. */
  | { readonly kind: 'instant'; readonly atMs: number }
  | { readonly kind: 'span'; readonly spanMs: number }
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind }
  | { readonly kind: 'advice'; readonly trouble: TroubleKind }
  | { readonly kind: 'refusal'; readonly reason: RefusalReason };

/** One row: what a check came to. */
export interface Finding {
  readonly check: CheckName;
  readonly health: CheckHealth;
  /** The name of its sentence. */
  readonly kind: FindingKind;
  readonly facts: readonly Fact[];
  /** Null where the sentence says all that can be done. */
  readonly step: DoctorStep | null;
}

/** What the doctor has found, ready to be shown. */
export interface DoctorReport {
  /** The wall clock's instant. */
  readonly atMs: number;
  /** The account that it was about; null where nobody is signed in. */
  readonly accountKey: string | null;
  readonly host: string;
  /** By groups, and in them the worst first. */
  readonly findings: readonly Finding[];
  /** What somebody may copy for whoever helps, in English: hosts are named, people are not. */
  readonly text: string;
}

/** How far a look has come. */
export interface DoctorProgress {
  readonly done: number;
  readonly of: number;
}

/** Whether somebody should do or know something about it. */
export function wantsAttention(health: CheckHealth): boolean {
  return health === 'bad' || health === 'warning';
}

/** Which group a check is of. */
export function groupOf(check: CheckName): CheckGroup {
  const groups = Object.keys(CHECK_GROUPS) as readonly CheckGroup[];
  const found = groups.find((group) =>
    (CHECK_GROUPS[group] as readonly CheckName[]).includes(check),
  );
  return found ?? 'computer';
}
