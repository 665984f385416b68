import type { SignInView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { PersonLine } from '../parts/person-line.tsx';
import { Screen, Title } from '../parts/screen.tsx';

type ConfirmingView = Extract<SignInView, { readonly kind: 'confirming' }>;

/** Another account came back than the one expected: nothing is replaced before the person has looked. */
export function ConfirmAccount({ signIn }: { readonly signIn: ConfirmingView }) {
  const { words, bridge } = useFace();
  const { expected, found } = signIn;
  return (
    <Screen layout="question">
      <div className="hero">
        <Title>{words.signIn.confirmTitle}</Title>
        <p>{words.signIn.confirmSentence(expected.login, found.login)}</p>
      </div>
      <div className="card">
        <PersonLine person={expected} detail={words.signIn.expected} />
        <PersonLine person={found} detail={words.signIn.found} />
      </div>
      <button type="button" className="primary" onClick={() => void bridge.confirmAccount(true)}>
        {words.signIn.takeFound(found.login)}
      </button>
      <button type="button" className="plain" onClick={() => void bridge.confirmAccount(false)}>
        {words.signIn.keepExpected}
      </button>
    </Screen>
  );
}
