import { initials } from '../../shared/format/initials.ts';
import type { PersonView } from '../../shared/view.ts';

/** A person's picture over their initials, which are seen until it is there. The name stands beside it, so it is silent. */
export function Avatar({ person }: { readonly person: PersonView | null }) {
  const picture = person?.avatar ?? null;
  return (
    <span className="avatar" aria-hidden="true">
      {initials(person?.name ?? null, person?.login ?? '')}
      {picture === null ? null : <img src={picture} alt="" />}
    </span>
  );
}
