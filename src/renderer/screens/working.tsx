import type { PersonView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Flame } from '../parts/flame.tsx';
import { Screen, Title } from '../parts/screen.tsx';

interface WorkingProps {
  readonly title: string;
  readonly person: PersonView | null;
  readonly cancellable: boolean;
}

/** A step of the sign-in that takes a moment and needs nobody. */
export function Working({ title, person, cancellable }: WorkingProps) {
  const { words, bridge } = useFace();
  return (
    <Screen layout="centred">
      <div className="hero" role="status">
        <Flame state="dim" left={null} busy />
        <Title>{title}</Title>
        {person === null ? null : (
          <p className="signed-in-as">
            <Avatar person={person} />
            {words.signIn.signedInAs(person.login)}
          </p>
        )}
      </div>
      {cancellable ? (
        <button type="button" className="plain" onClick={() => void bridge.cancelSignIn()}>
          {words.common.cancel}
        </button>
      ) : null}
    </Screen>
  );
}
