import type { SignInView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { PersonLine } from '../parts/person-line.tsx';
import { Screen, Title } from '../parts/screen.tsx';

type ConfirmingView = Extract<SignInView, { readonly kind: 'confirming' }>;

/** Not surely the account that was expected: nothing is replaced, and no twin added, before the person has looked. */
export function ConfirmAccount({ signIn }: { readonly signIn: ConfirmingView }) {
  const { words, bridge } = useFace();
  const { expected, found, host } = signIn;
  const known = expected?.login ?? words.signIn.unnamedKnown(host);
  const isNamed = found !== null;
  return (
    <Screen layout="question">
      <div className="hero">
        <Title>{isNamed ? words.signIn.confirmTitle : words.signIn.unnamedTitle}</Title>
        <p>
          {isNamed
            ? words.signIn.confirmSentence(known, found.login)
            : words.signIn.unnamedSentence(known)}
        </p>
      </div>
      {expected === null && !isNamed ? null : (
        <div className="card">
          {expected === null ? null : (
            <PersonLine
              person={expected}
              detail={isNamed ? words.signIn.expected : words.signIn.known}
            />
          )}
          {isNamed ? <PersonLine person={found} detail={words.signIn.found} /> : null}
        </div>
      )}
      <button type="button" className="primary" onClick={() => void bridge.confirmAccount(true)}>
        {isNamed ? words.signIn.takeFound(found.login) : words.signIn.addUnnamed}
      </button>
      <button type="button" className="plain" onClick={() => void bridge.confirmAccount(false)}>
        {words.signIn.keepExpected}
      </button>
    </Screen>
  );
}
