import { useState } from 'react';
import { timeLeft } from '../../shared/format/time-left.ts';
import type { WindowMessages } from '../../shared/messages/en-window.ts';
import {
  COPY_FORMATS,
  type CopyFormat,
  type CopyOutcome,
  type TokenCopy,
} from '../../shared/token-copy.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { type PressAnswer, usePressed } from '../hooks/use-pressed.ts';
import { keysOf } from '../shortcuts.ts';
import { PressedButton } from './answering-button.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

/** "Copy token", its formats, and a line that says what lies in the clipboard and for how long. */
export function CopyToken({ accountKey }: { readonly accountKey: string }) {
  const { view, words, bridge } = useFace();
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);
  const copying = usePressed(async (format: CopyFormat): Promise<CopyOutcome> => {
    setOutcome(null);
    const came = await bridge.copyToken({ accountKey, format });
    setOutcome(came);
    return came;
  });
  const copied = view.copied?.accountKey === accountKey ? view.copied : null;
  return (
    <div className="copy">
      <div className="split">
        <PressedButton
          className="primary"
          shortcut="copy"
          title={keysOf('copy', view.platform)}
          waiting={words.home.copying}
          answer={copying.outcome === null ? null : answerOf(copying.outcome, words.home)}
          isWaiting={copying.isWaiting}
          onPress={() => copying.press('token')}
        >
          <Icon name="copy" />
          {words.home.copyToken}
        </PressedButton>
        <button
          type="button"
          className="primary split-more"
          popoverTarget="formats"
          aria-label={words.home.copyAs}
          title={words.home.copyAs}
        >
          <Icon name="down" />
        </button>
      </div>
      <Menu id="formats" label={words.home.copyAs} side="above">
        {COPY_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            className="menu-item"
            onClick={() => copying.press(format)}
          >
            {words.copy.formats[format]}
          </button>
        ))}
      </Menu>
      <div role="status" className="copy-line" data-testid="copy-status">
        <CopyLine copied={copied} outcome={outcome} copyAgain={copying.press} />
      </div>
    </div>
  );
}

function answerOf(
  outcome: CopyOutcome,
  { copied, notCopied }: WindowMessages['home'],
): PressAnswer {
  const isDone = outcome === 'copied';
  return { words: isDone ? copied : notCopied, isDone };
}

interface CopyLineProps {
  readonly copied: TokenCopy | null;
  readonly outcome: CopyOutcome | null;
  readonly copyAgain: (format: CopyFormat) => void;
}

function CopyLine({ copied, outcome, copyAgain }: CopyLineProps) {
  const { words } = useFace();
  if (outcome === 'noToken') return words.copy.noToken;
  if (outcome === 'notWritten' || outcome === 'noFocus') return words.copy.notCopied;
  if (copied === null) return null;
  const again = (): void => copyAgain(copied.what);
  if (copied.replaced) {
    return <Again sentence={words.home.replaced} label={words.home.copyNew} onPress={again} />;
  }
  if (copied.place === 'cleared') {
    return <Again sentence={words.copy.cleared} label={words.home.copyAgain} onPress={again} />;
  }
  return copied.place === 'held' ? <HeldWords copied={copied} /> : null;
}

interface AgainProps {
  readonly sentence: string;
  readonly label: string;
  readonly onPress: () => void;
}

function Again({ sentence, label, onPress }: AgainProps) {
  return (
    <>
      <span>{sentence}</span>
      <button type="button" className="link" onClick={onPress}>
        {label}
      </button>
    </>
  );
}

/** The seconds until clearing are for the eye only: a voice that counts them cannot be listened to. */
function HeldWords({ copied }: { readonly copied: TokenCopy }) {
  const { view, words } = useFace();
  const at = useClockTime();
  const clearsInMs = useCountdown(copied.clearsAtMs);
  const thing = words.copy.things[copied.what];
  const held = words.copy.held(thing);
  return (
    <>
      {clearsInMs === 0 ? (
        <span className="copy-held">{held}</span>
      ) : (
        <>
          <span className="visually-hidden">{held}</span>
          <span className="copy-held" aria-hidden="true">
            {words.copy.heldFor(thing, timeLeft(clearsInMs, view.language))}
          </span>
        </>
      )}
      <span>{words.home.validUntil(at(copied.validUntilMs))}</span>
    </>
  );
}
