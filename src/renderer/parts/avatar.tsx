import { initials } from '../../shared/format/initials.ts';
import type { PersonView } from '../../shared/view.ts';

/** A person's picture, or their initials. The name stands beside it, so it is silent. */
export function Avatar({ person }: { readonly person: PersonView | null }) {
  if (person?.avatar) return <img className="avatar" src={person.avatar} alt="" />;
  return (
    <span className="avatar" aria-hidden="true">
      {initials(person?.name ?? null, person?.login ?? '')}
    </span>
  );
}
