import type { MouseEvent, ReactNode } from 'react';
import { useFace } from '../face.ts';
import type { Check } from '../hooks/use-check.ts';
import { useFlash } from '../hooks/use-flash.ts';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

interface OtherWaysProps {
  readonly hasQr: boolean;
  readonly qrShown: boolean;
  readonly onToggleQr: () => void;
  readonly check: Check;
}

/** What a few people need: another browser, another device, or not to wait. What answers in its place stays open. */
export function OtherWays({ hasQr, qrShown, onToggleQr, check }: OtherWaysProps) {
  const { signIn } = useFace().words;
  return (
    <>
      <button
        type="button"
        className="primary split-more"
        popoverTarget="other-ways"
        aria-label={signIn.otherWays}
        title={signIn.otherWays}
      >
        <Icon name="more" />
      </button>
      <Menu id="other-ways" label={signIn.otherWays} side="above">
        <CopyLink />
        {hasQr ? (
          <button type="button" className="menu-item" onClick={onToggleQr}>
            {qrShown ? signIn.hideQr : signIn.showQr}
          </button>
        ) : null}
        <CheckNow check={check} />
      </Menu>
    </>
  );
}

function CopyLink() {
  const { words, bridge } = useFace();
  const [said, say] = useFlash<'copied'>();
  const copy = async (): Promise<void> => {
    if ((await bridge.copyLink()) === 'copied') say('copied');
  };
  return (
    <StayingItem isBusy={false} onPress={() => void copy()} news={said && words.signIn.linkCopied}>
      {said === null ? null : <Icon name="check" />}
      {said === null ? words.signIn.copyLink : words.signIn.linkCopied}
    </StayingItem>
  );
}

function CheckNow({ check: { state, ask } }: { readonly check: Check }) {
  const { signIn } = useFace().words;
  const news = state && signIn.checks[state];
  return (
    <StayingItem isBusy={state === 'asking'} onPress={ask} news={news}>
      {news ?? signIn.checkNow}
    </StayingItem>
  );
}

interface StayingItemProps {
  /** It is pressed in vain for now. */
  readonly isBusy: boolean;
  readonly onPress: () => void;
  /** What came of it, for the ear. */
  readonly news: string | null;
  readonly children: ReactNode;
}

/** The menu closes at a click, but not at one that is answered in the menu. */
function StayingItem({ isBusy, onPress, news, children }: StayingItemProps) {
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    onPress();
  };
  return (
    <>
      <button type="button" className="menu-item" aria-disabled={isBusy} onClick={press}>
        {children}
      </button>
      <span role="status" className="visually-hidden">
        {news}
      </span>
    </>
  );
}
