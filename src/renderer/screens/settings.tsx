import { timeLeft } from '../../shared/format/time-left.ts';
import {
  OFFERED_CLIPBOARD_SECONDS,
  OFFERED_MINIMUM_LIFE_MINUTES,
} from '../../shared/settings-bounds.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/time-units.ts';
import { useFace } from '../face.ts';
import { AboutSection } from '../parts/about-section.tsx';
import { AdvancedSection } from '../parts/advanced-section.tsx';
import { BackBar } from '../parts/bar.tsx';
import { Choice } from '../parts/choice.tsx';
import { EverydaySwitches } from '../parts/everyday-switches.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { ShortcutField } from '../parts/shortcut-field.tsx';

/** Everything a person can choose; each choice counts at once. */
export function Settings({ advanced }: { readonly advanced: boolean }) {
  const { words, go } = useFace();
  return (
    <Screen
      bar={
        <BackBar onBack={() => go({ kind: 'home' })}>
          <Title>{words.common.settings}</Title>
        </BackBar>
      }
      layout="list"
    >
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
      <AdvancedSection open={advanced} />
      <AboutSection />
    </Screen>
  );
}

function CopyChoices() {
  const { view, words, bridge } = useFace();
  const { clipboardSeconds, minimumLifeMinutes } = view.settings;
  const span = (ms: number): string => timeLeft(ms, view.language);
  return (
    <>
      <Choice
        label={words.settings.clipboard}
        value={clipboardSeconds}
        options={withCurrent(OFFERED_CLIPBOARD_SECONDS, clipboardSeconds).map((value) => ({
          value,
          label: value === 0 ? words.settings.never : words.settings.after(span(value * SECOND_MS)),
        }))}
        onChange={(value) => void bridge.changeSettings({ clipboardSeconds: value })}
      />
      <Choice
        label={words.settings.minimumLife}
        value={minimumLifeMinutes}
        options={withCurrent(OFFERED_MINIMUM_LIFE_MINUTES, minimumLifeMinutes).map((value) => ({
          value,
          label: words.settings.below(span(value * MINUTE_MS)),
        }))}
        onChange={(value) => void bridge.changeSettings({ minimumLifeMinutes: value })}
      />
    </>
  );
}

/** A value that came from an edited file is offered as well: a list must not hide what is in force. */
function withCurrent(offered: readonly number[], current: number): readonly number[] {
  return offered.includes(current) ? offered : [current, ...offered];
}

function LookChoices() {
  const { view, words, bridge } = useFace();
  const { language, theme } = view.settings;
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
    </>
  );
}
