import { assertNever } from '../../shared/assert-never.ts';
import { useFace } from '../face.ts';
import { Later } from '../parts/later.tsx';
import { Still } from '../parts/still.tsx';
import type { ScreenView } from '../screen-of.ts';
import { Code } from './code.tsx';
import { Home } from './home.tsx';
import { SignedOut } from './signed-out.tsx';
import { Working } from './working.tsx';

/** One switch over the screens. */
export function CurrentScreen({ screen }: { readonly screen: ScreenView }) {
  const { signIn } = useFace().words;
  switch (screen.kind) {
    case 'starting':
      return <Still />;
    case 'signed-out':
      return <SignedOut key="signed-out" adding={false} asksHost={screen.asksHost} />;
    case 'add-account':
      return <SignedOut key="add-account" adding asksHost={screen.asksHost} />;
    case 'requesting-code':
      return (
        <Working
          key={screen.kind}
          title={signIn.requesting(screen.signIn.host)}
          person={null}
          cancellable
          runsAlone={false}
        />
      );
    case 'code':
      return <Code key={screen.signIn.userCode} signIn={screen.signIn} />;
    case 'identifying':
      return (
        <Working key={screen.kind} title={signIn.identifying} person={null} cancellable runsAlone />
      );
    case 'exchanging':
      return (
        <Working
          key={screen.kind}
          title={signIn.exchanging}
          person={screen.signIn.person}
          cancellable={false}
          runsAlone
        />
      );
    case 'home':
      return <Home key={screen.account.key} account={screen.account} />;
    case 'settings':
    case 'advanced':
    case 'programs':
    case 'doctor':
    case 'leaked':
    case 'removal':
    case 'activity':
    case 'report':
    case 'consent':
    case 'confirm-account':
    case 'done':
    case 'sign-in-failed':
    case 'sign-out':
    case 'usage':
    case 'token':
      return <Later render={({ LaterScreen }) => <LaterScreen screen={screen} />} />;
    default:
      return assertNever(screen);
  }
}
