import { useState } from 'react';
import { timeLeft } from '../../shared/format/time-left.ts';
import {
  COPY_FORMATS,
  type CopyFormat,
  type CopyOutcome,
  type TokenCopy,
} from '../../shared/token-copy.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

/** "Copy token", its formats, and a line that says what was copied and how long it is good for. */
export function CopyToken({ accountKey }: { readonly accountKey: string }) {
  const { view, words, bridge } = useFace();
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);
  const copy = (format: CopyFormat): void => {
    setOutcome(null);
    void bridge.copyToken({ accountKey, format }).then(setOutcome);
  };
  const copied = view.copied?.accountKey === accountKey ? view.copied : null;
  return (
    <div className="copy">
      <div className="split">
        <button type="button" className="primary" onClick={() => copy('token')}>
          <Icon name="copy" />
          {words.home.copyToken}
        </button>
        <button
          type="button"
          className="primary split-more"
          popoverTarget="formats"
          aria-label={words.home.copyAs}
        >
          <Icon name="down" />
        </button>
      </div>
      <Menu id="formats" label={words.home.copyAs} side="above">
        {COPY_FORMATS.map((format) => (
          <button key={format} type="button" className="menu-item" onClick={() => copy(format)}>
            {words.copy.formats[format]}
          </button>
        ))}
      </Menu>
      <div role="status" className="copy-line" data-testid="copy-status">
        <CopyLine copied={copied} outcome={outcome} copyAgain={copy} />
      </div>
    </div>
  );
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
  if (copied === null || (copied.place === 'past' && !copied.replaced)) return null;
  if (!copied.replaced) return <CopiedWords copied={copied} />;
  return (
    <>
      {words.home.replaced}{' '}
      <button type="button" className="link" onClick={() => copyAgain(copied.what)}>
        {words.home.copyNew}
      </button>
    </>
  );
}

/** The seconds until clearing are for the eye only: a voice that counts them cannot be listened to. */
function CopiedWords({ copied }: { readonly copied: TokenCopy }) {
  const { view, words } = useFace();
  const at = useClockTime();
  const clearsInMs = useCountdown(copied.clearsAtMs);
  return (
    <>
      <span>{words.copy.copiedUntil(at(copied.validUntilMs))}</span>
      {clearsInMs === 0 ? null : (
        <span aria-hidden="true">{words.home.clears(timeLeft(clearsInMs, view.language))}</span>
      )}
    </>
  );
}
