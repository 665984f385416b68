import { useEffect, useState } from 'react';
import type { BelongingPlace } from '../../shared/removal.ts';
import { useFace } from '../face.ts';
import { useFrame } from '../frame.ts';
import { AnsweringButton } from '../parts/answering-button.tsx';
import { BackBar } from '../parts/bar.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** Says what goes and what stays before it is done, and afterwards what could not be removed. */
export function Removal() {
  const { words } = useFace();
  const [left, setLeft] = useState<readonly BelongingPlace[] | null>(null);
  const isLeft = left !== null && left.length > 0;
  return (
    <Screen bar={<BackBar />} layout="question">
      <div className="hero removal">
        <Title>{isLeft ? words.removal.leftTitle : words.removal.title}</Title>
        {isLeft ? <Left left={left} /> : <Goes />}
      </div>
      <Ways isLeft={isLeft} onLeft={setLeft} />
    </Screen>
  );
}

function Goes() {
  const { words, bridge } = useFace();
  const { removal } = words;
  const [places, setPlaces] = useState<readonly BelongingPlace[] | null>(null);
  useEffect(() => {
    void bridge.getBelongings().then(setPlaces);
  }, [bridge]);
  return (
    <>
      <p>{removal.goes}</p>
      <Places places={places} />
      <p className="quiet">{removal.stays}</p>
      <p className="quiet">{removal.revoke}</p>
    </>
  );
}

function Left({ left }: { readonly left: readonly BelongingPlace[] }) {
  const { removal } = useFace().words;
  return (
    <>
      <p role="alert">{removal.left}</p>
      <Places places={left} />
    </>
  );
}

/** Has its room whether it is full or not, and scrolls in it. */
function Places({ places }: { readonly places: readonly BelongingPlace[] | null }) {
  const { removal } = useFace().words;
  return (
    // What scrolls and holds nothing to press is reached by the keyboard itself.
    <ul className="hosts belongings" aria-label={removal.title} tabIndex={0}>
      {places === null ? <li className="quiet">{removal.looking}</li> : null}
      {places?.length === 0 ? <li className="quiet">{removal.nothing}</li> : null}
      {places?.map(({ what, place }) => (
        <li key={JSON.stringify([what, place])} className="belonging">
          {removal.belongings[what]}
          <span className="quiet">{place ?? removal.system}</span>
        </li>
      ))}
    </ul>
  );
}

interface WaysProps {
  readonly isLeft: boolean;
  readonly onLeft: (left: readonly BelongingPlace[] | null) => void;
}

function Ways({ isLeft, onLeft }: WaysProps) {
  const { words, bridge } = useFace();
  const { goBack } = useFrame();
  const { removal, common } = words;
  const remove = async (): Promise<readonly BelongingPlace[] | null> => {
    const left = await bridge.removeEverything();
    onLeft(left);
    return left;
  };
  return (
    <>
      <AnsweringButton
        className="primary"
        waiting={removal.removing}
        act={remove}
        answerOf={(left) => (left?.length === 0 ? { words: removal.done, isDone: true } : null)}
      >
        {isLeft ? common.tryAgain : removal.remove}
      </AnsweringButton>
      {isLeft ? (
        <button type="button" className="secondary" onClick={() => void bridge.quitApp()}>
          {removal.quit}
        </button>
      ) : (
        <button type="button" className="secondary" data-start onClick={goBack}>
          {common.cancel}
        </button>
      )}
    </>
  );
}
