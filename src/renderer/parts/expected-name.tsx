import { useFace } from '../face.ts';
import { Popover } from './popover.tsx';

/** Whose name GitHub will show, and why that is as it should be; behind "More", what it allows and how to take it back. */
export function ExpectedName() {
  const { view, words, bridge } = useFace();
  const { signIn } = words;
  const { id, isDefault } = view.client;
  return (
    <p className="expected quiet">
      {isDefault ? signIn.asksAs : signIn.asksAsOwn(id)}{' '}
      <button type="button" className="link" popoverTarget="expected-more">
        {signIn.more}
      </button>
      <Popover id="expected-more" label={signIn.moreTitle}>
        <span className="popover-title">{signIn.moreTitle}</span>
        <span>{isDefault ? signIn.mayDo : signIn.mayDoOwn}</span>
        <span>{isDefault ? signIn.withdraw : signIn.withdrawOwn}</span>
        <button
          type="button"
          className="secondary"
          onClick={() => void bridge.openLink({ link: 'applications', accountKey: null })}
        >
          {signIn.openApplications}
        </button>
      </Popover>
    </p>
  );
}
