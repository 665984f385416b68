import type { ReactNode } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { memoryOffer } from '../../shared/messages/memory-offer.ts';
import type { MemoryReason, StorageState } from '../../shared/storage.ts';
import { SECOND_MS } from '../../shared/time-units.ts';
import { useFace } from '../face.ts';
import { useIsLate } from '../hooks/use-is-late.ts';
import { Banner } from './banner.tsx';
import { Later } from './later.tsx';
import { RetryStorage } from './retry-storage.tsx';

interface BannersProps {
  readonly withStorage: boolean;
  /** What only this screen has to say. */
  readonly children: ReactNode;
}

/** What the person should know whatever the screen: about storage, and about what went wrong beside it. */
export function Banners({ withStorage, children }: BannersProps) {
  const { view } = useFace();
  return (
    <div className="banners">
      <LeftOutBanner />
      <MishapBanner />
      {view.revocations.length > 0 ? (
        <Later render={({ RevocationBanners }) => <RevocationBanners />} />
      ) : null}
      {withStorage ? <StorageBanner /> : null}
      {children}
    </div>
  );
}

/** Whoever reads this has found the way without the icon; the Dock is a shorter one. */
function LeftOutBanner() {
  const { view, words, bridge } = useFace();
  const { title, sentence, button } = words.common.leftOut;
  if (view.tray !== 'leftOut' || view.settings.showInDock) return null;
  return (
    <Banner title={title} sentence={sentence} tone="warm">
      <button
        type="button"
        className="link"
        onClick={() => void bridge.changeSettings({ showInDock: true })}
      >
        {button}
      </button>
    </Banner>
  );
}

function MishapBanner() {
  const { view, words, bridge } = useFace();
  if (view.mishap === null) return null;
  const { title, next } = words.mishaps[view.mishap];
  const isAboutKept = view.mishap === 'signInsKept';
  return (
    <Banner title={title} sentence={next} tone="warm">
      {isAboutKept ? (
        <button type="button" className="link" onClick={() => void bridge.forgetKept()}>
          {words.storage.deleteKept}
        </button>
      ) : null}
      <button type="button" className="link" onClick={() => void bridge.dismissMishap()}>
        {isAboutKept ? words.storage.keepKept : words.common.ok}
      </button>
    </Banner>
  );
}

function StorageBanner() {
  const { view, words } = useFace();
  const { storage, accounts } = view;
  // Where something will be kept is asked about when there is something to keep.
  if (accounts.length === 0 && isOfDesktop(storage)) return null;
  if (storage.kind === 'unprotected') {
    const { unprotectedTitle, unprotectedSentence } = words.storage;
    return (
      <Banner title={unprotectedTitle} sentence={unprotectedSentence} tone="quiet">
        <WithdrawButton />
      </Banner>
    );
  }
  if (storage.kind === 'saving') return <SavingBanner />;
  if (storage.kind === 'stillOnDisk') return <StillOnDiskBanner />;
  return storage.kind === 'memory' ? <MemoryBanner reason={storage.reason} /> : null;
}

/** So it is on this desktop, whatever was stored before. */
function isOfDesktop(storage: StorageState): boolean {
  return (
    storage.kind === 'unprotected' || (storage.kind === 'memory' && storage.reason === 'noKeyring')
  );
}

function StillOnDiskBanner() {
  const { title, sentence, button } = useFace().words.stillOnDisk;
  return (
    <Banner title={title} sentence={sentence} tone="warm">
      <RetryStorage label={button} />
    </Banner>
  );
}

/** Mostly the disk has it before anybody could read a word. */
function SavingBanner() {
  const { words } = useFace();
  const { title, next } = words.saving;
  return useIsLate(SAVING_IS_LATE_MS) ? (
    <Banner title={title} sentence={next} tone="quiet">
      {null}
    </Banner>
  ) : null;
}

/** From here on somebody who looks would wonder. */
const SAVING_IS_LATE_MS = SECOND_MS;

function WithdrawButton() {
  const { words, bridge } = useFace();
  return (
    <button
      type="button"
      className="link"
      onClick={() => void bridge.allowUnprotectedStorage(false)}
    >
      {words.storage.withdraw}
    </button>
  );
}

function MemoryBanner({ reason }: { readonly reason: MemoryReason }) {
  const { view, words, bridge, go } = useFace();
  const { title, sentence, button } = memoryOffer(reason, view.restart, words);
  return (
    <Banner title={title} sentence={sentence} tone="quiet">
      {answer()}
    </Banner>
  );

  function answer(): ReactNode {
    switch (reason) {
      case 'noKeyring':
        return <LinkButton words={button} onPress={() => go({ kind: 'consent' })} />;
      case 'unavailable':
        return <LinkButton words={button} onPress={() => void bridge.restartApp()} />;
      case 'waiting':
      case 'readOnly':
        return <RetryStorage label={button} />;
      case 'unreadable':
      case 'newer':
        return null;
      default:
        return assertNever(reason);
    }
  }
}

interface LinkButtonProps {
  readonly words: string | null;
  readonly onPress: () => void;
}

function LinkButton({ words, onPress }: LinkButtonProps) {
  return (
    <button type="button" className="link" onClick={onPress}>
      {words}
    </button>
  );
}
