import { assertNever } from '../../shared/assert-never.ts';
import { useFace } from '../face.ts';
import { Later } from '../parts/later.tsx';
import { Still } from '../parts/still.tsx';
import type { ScreenView } from '../screen-of.ts';
import { Code } from './code.tsx';
import { Done } from './done.tsx';
import { Home } from './home.tsx';
import { SignedOut } from './signed-out.tsx';
import { Working } from './working.tsx';

/** One switch over the screens. */
export function CurrentScreen({ screen }: { readonly screen: ScreenView }) {
  const { signIn } = useFace().words;
  switch (screen.kind) {
    case 'starting':
      return <Still />;
    case 'settings':
      return <Later render={({ Settings }) => <Settings />} />;
    case 'advanced':
      return <Later render={({ Advanced }) => <Advanced />} />;
    case 'programs':
      return <Later render={({ Programs }) => <Programs />} />;
    case 'consent':
      return <Later render={({ Consent }) => <Consent />} />;
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
    case 'confirm-account':
      return <Later render={({ ConfirmAccount }) => <ConfirmAccount signIn={screen.signIn} />} />;
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
    case 'done':
      return <Done account={screen.account} />;
    case 'sign-in-failed':
      return <Later render={({ SignInFailed }) => <SignInFailed signIn={screen.signIn} />} />;
    case 'sign-out':
      return <Later render={({ SignOut }) => <SignOut account={screen.account} />} />;
    case 'home':
      return <Home key={screen.account.key} account={screen.account} />;
    default:
      return assertNever(screen);
  }
}
