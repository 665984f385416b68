import type { PersonView } from '../../shared/view.ts';
import { Avatar } from './avatar.tsx';

interface PersonLineProps {
  readonly person: PersonView;
  readonly detail: string;
}

/** A person in one line: picture, login, and a detail under it. */
export function PersonLine({ person, detail }: PersonLineProps) {
  return (
    <div className="person">
      <Avatar person={person} />
      <div className="person-words">
        <span className="person-login">{person.login}</span>
        <span className="quiet">{detail}</span>
      </div>
    </div>
  );
}
