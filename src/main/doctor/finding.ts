import type { CheckHealth, DoctorStep, Fact, Finding } from '../../shared/doctor.ts';
import type { FindingKind } from '../../shared/messages/en/doctor.ts';
import type { TroubleKind } from '../../shared/trouble.ts';

/** What a check came to; instants are of the timeline here. */
export type CheckFound = Omit<Finding, 'check'>;

/** What a check came to. */
export function found(
  health: CheckHealth,
  kind: FindingKind,
  ...facts: readonly Fact[]
): CheckFound {
  return { health, kind, facts, step: null };
}

/** The same, with what a person can do next. */
export function withStep(one: CheckFound, step: DoctorStep | null): CheckFound {
  return { ...one, step };
}

/** An instant. */
export const at = (atMs: number): Fact => ({ kind: 'instant', atMs });
/** A span of time. */
export const span = (spanMs: number): Fact => ({ kind: 'span', spanMs });
/** What is wrong, in the words that every face has for it. */
export const titleOf = (trouble: TroubleKind): Fact => ({ kind: 'trouble', trouble });
/** What to do about it, in the same. */
export const adviceOn = (trouble: TroubleKind): Fact => ({ kind: 'advice', trouble });

/** The page that helps with this trouble; null where none does. */
export function stepFor(trouble: TroubleKind): DoctorStep | null {
  if (trouble === 'portal') return 'portal';
  return trouble === 'server' ? 'status' : null;
}
