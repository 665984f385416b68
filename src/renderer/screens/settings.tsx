import type { WindowMessages } from '../../shared/messages/en-window.ts';
import {
  OFFERED_CLIPBOARD_SECONDS,
  OFFERED_MINIMUM_LIFE_MINUTES,
  TEXT_SIZES,
} from '../../shared/settings-bounds.ts';
import { useFace } from '../face.ts';
import { AboutSection } from '../parts/about-section.tsx';
import { BackBar } from '../parts/bar.tsx';
import { Choice } from '../parts/choice.tsx';
import { EverydaySwitches } from '../parts/everyday-switches.tsx';
import { Icon } from '../parts/icon.tsx';
import { NewVersion } from '../parts/new-version.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { ShortcutField } from '../parts/shortcut-field.tsx';

/** Everything a person can choose; each choice counts at once. */
export function Settings() {
  const { words } = useFace();
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{words.common.settings}</Title>
        </BackBar>
      }
      layout="list"
    >
      <NewVersion />
      <div className="card">
        <EverydaySwitches />
      </div>
      <div className="card">
        <CopyChoices />
        <ShortcutField />
      </div>
      <div className="card">
        <LookChoices />
      </div>
      <Onward />
      <AboutSection />
    </Screen>
  );
}

/** What most people never open has screens of its own, so that this one fits. */
function Onward() {
  const { words, go } = useFace();
  return (
    <div className="pair">
      <OnwardButton
        words={words.activity.onward}
        onPress={() => go({ kind: 'activity', from: 'settings' })}
      />
      <OnwardButton words={words.programs.onward} onPress={() => go({ kind: 'programs' })} />
      <OnwardButton
        words={words.settings.advanced}
        onPress={() => go({ kind: 'settings', advanced: true, from: 'settings' })}
      />
      <OnwardButton
        words={words.doctor.title}
        onPress={() => go({ kind: 'doctor', from: 'settings' })}
      />
      <OnwardButton words={words.leaked.onward} onPress={() => go({ kind: 'leaked' })} />
    </div>
  );
}

interface OnwardButtonProps {
  readonly words: string;
  readonly onPress: () => void;
}

function OnwardButton({ words, onPress }: OnwardButtonProps) {
  return (
    <button type="button" className="secondary onward" onClick={onPress}>
      {words}
      <Icon name="onward" />
    </button>
  );
}

function CopyChoices() {
  const { view, words, bridge } = useFace();
  const { clipboardSeconds, minimumLifeMinutes } = view.settings;
  return (
    <>
      <Choice
        label={words.settings.clipboard}
        value={clipboardSeconds}
        options={withCurrent(OFFERED_CLIPBOARD_SECONDS, clipboardSeconds).map((value) => ({
          value,
          label: clipboardWords(value, words.settings),
        }))}
        onChange={(value) => void bridge.changeSettings({ clipboardSeconds: value })}
      />
      <Choice
        label={words.settings.minimumLife}
        value={minimumLifeMinutes}
        options={withCurrent(OFFERED_MINIMUM_LIFE_MINUTES, minimumLifeMinutes).map((value) => ({
          value,
          label: words.settings.atLeast(String(value)),
        }))}
        onChange={(value) => void bridge.changeSettings({ minimumLifeMinutes: value })}
      />
    </>
  );
}

function clipboardWords(seconds: number, words: WindowMessages['settings']): string {
  if (seconds === 0) return words.never;
  const minutes = seconds / SECONDS_A_MINUTE;
  return Number.isInteger(minutes)
    ? words.afterMinutes(String(minutes))
    : words.afterSeconds(String(seconds));
}

const SECONDS_A_MINUTE = 60;

/** A value that came from an edited file is offered as well: a list must not hide what is in force. */
function withCurrent(offered: readonly number[], current: number): readonly number[] {
  return offered.includes(current) ? offered : [current, ...offered];
}

function LookChoices() {
  const { view, words, bridge } = useFace();
  const { language, theme, textSize } = view.settings;
  return (
    <>
      <Choice
        label={words.settings.language}
        value={language}
        options={[
          { value: 'system', label: words.settings.system },
          { value: 'en', label: 'English' },
          { value: 'ja', label: '日本語' },
        ]}
        onChange={(value) => void bridge.changeSettings({ language: value })}
      />
      <Choice
        label={words.settings.theme}
        value={theme}
        options={[
          { value: 'system', label: words.settings.system },
          { value: 'light', label: words.settings.light },
          { value: 'dark', label: words.settings.dark },
        ]}
        onChange={(value) => void bridge.changeSettings({ theme: value })}
      />
      <Choice
        label={words.settings.textSize}
        value={textSize}
        options={withCurrent(TEXT_SIZES, textSize).map((value) => ({
          value,
          label: `${value}%`,
        }))}
        onChange={(value) => void bridge.changeSettings({ textSize: value })}
      />
    </>
  );
}
