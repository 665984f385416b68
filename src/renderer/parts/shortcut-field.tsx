import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Platform } from '../../shared/platform.ts';
import {
  type PressReading,
  readPress,
  type ShortcutOutcome,
  shortcutLabel,
} from '../../shared/shortcut.ts';
import { useFace } from '../face.ts';

/** The keys that copy the token whatever program is in front: pressed here, and in force at once. */
export function ShortcutField() {
  const { view, words, bridge } = useFace();
  const id = useId();
  const [isRecording, setRecording] = useState(false);
  const [outcome, setOutcome] = useState<ShortcutOutcome | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { copyShortcut } = view.settings;
  const said = words.shortcut;
  const keys = copyShortcut === null ? said.none : shortcutLabel(copyShortcut, view.platform);

  const choose = async (chosen: string | null): Promise<void> => {
    setRecording(false);
    setOutcome(await bridge.chooseShortcut(chosen));
    // The button that was pressed may be gone with what it has turned off.
    button.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const reading = isRecording ? readKeys(event, view.platform) : null;
    if (reading === null) return;
    // Neither the screen nor a shortcut of the window is meant.
    event.preventDefault();
    event.stopPropagation();
    if (reading === 'leave') {
      setRecording(false);
      setOutcome(null);
    } else if (reading.kind === 'shortcut') void choose(reading.shortcut);
    else setOutcome(reading.kind === 'wrong' ? reading.fault : null);
  };

  const isWrong = outcome !== null && outcome !== 'chosen' && outcome !== 'off';
  const isRefused = isWrong || (!isRecording && view.shortcut === 'refused');
  return (
    <div className="field shortcut">
      <div className="row">
        <span className="row-words">{said.label}</span>
        <button
          ref={button}
          type="button"
          className="secondary keys"
          aria-label={isRecording ? said.press : said.change(keys)}
          aria-describedby={`${id}-outcome`}
          onClick={() => {
            setOutcome(null);
            setRecording(true);
          }}
          onKeyDown={press}
          onBlur={() => setRecording(false)}
        >
          {isRecording ? said.press : keys}
        </button>
      </div>
      <p id={`${id}-outcome`} role="status" className={isRefused ? 'field-error' : 'quiet'}>
        {lineOf()}
      </p>
      {copyShortcut === null ? null : (
        <p className="shortcut-ways">
          {view.shortcut === 'refused' ? (
            <button type="button" className="link" onClick={() => void choose(copyShortcut)}>
              {said.tryAgain}
            </button>
          ) : null}
          <button type="button" className="link" onClick={() => void choose(null)}>
            {said.turnOff}
          </button>
        </p>
      )}
    </div>
  );

  function lineOf(): string {
    if (outcome !== null && isWrong) return said.outcomes[outcome];
    if (isRecording) return said.recording;
    return said.standings[view.shortcut];
  }
}

/** Null for what belongs to the page: Tab goes on, and Enter on a field that is at rest starts it. */
function readKeys(event: KeyboardEvent, platform: Platform): PressReading | 'leave' | null {
  const { key, code, ctrlKey, altKey, shiftKey, metaKey, nativeEvent } = event;
  if (key === 'Tab' || nativeEvent.isComposing) return null;
  if (key === 'Escape') return 'leave';
  const altGraph = event.getModifierState('AltGraph');
  return readPress({ key, code, ctrlKey, altKey, shiftKey, metaKey, altGraph }, platform);
}
