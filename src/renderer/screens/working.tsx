import { SECOND_MS } from '../../shared/time-units.ts';
import type { PersonView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useIsLate } from '../hooks/use-is-late.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Flame } from '../parts/flame.tsx';
import { Screen, Title } from '../parts/screen.tsx';

interface WorkingProps {
  readonly title: string;
  readonly person: PersonView | null;
  /** Cancel ends the sign-in; else nothing would be gained by that. */
  readonly cancellable: boolean;
  /** There is nothing left for the person to do. */
  readonly runsAlone: boolean;
}

/** Most answers are there within one second; from here on somebody wonders whether anything happens. */
const LATE_MS = 5 * SECOND_MS;

/** A step of the sign-in that takes a moment and needs nobody. */
export function Working({ title, person, cancellable, runsAlone }: WorkingProps) {
  const { words, bridge } = useFace();
  const isLate = useIsLate(LATE_MS);
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
        <p className="quiet late-line">{isLate ? words.signIn.slow : ''}</p>
      </div>
      {runsAlone ? (
        <div className="late-place">
          {isLate ? (
            <button type="button" className="secondary" onClick={() => void bridge.closeWindow()}>
              {words.signIn.goOnBehind}
            </button>
          ) : null}
        </div>
      ) : null}
      {cancellable ? (
        <button type="button" className="plain" onClick={() => void bridge.cancelSignIn()}>
          {words.common.cancel}
        </button>
      ) : null}
    </Screen>
  );
}
