import { useEffect, useId, useState } from 'react';
import type { SavedReport } from '../../shared/activity.ts';
import { useFace } from '../face.ts';
import { AnsweringButton } from '../parts/answering-button.tsx';
import { BackBar } from '../parts/bar.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** The whole report as it will be read, before it goes anywhere. */
export function Report() {
  const { words, bridge } = useFace();
  const { activity } = words;
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void bridge.getReport().then(setText);
  }, [bridge]);
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{activity.reportTitle}</Title>
        </BackBar>
      }
      layout="list"
    >
      <p>{activity.reportSentence}</p>
      <span id={id} className="visually-hidden">
        {activity.reportText}
      </span>
      {/* It is in no language. */}
      <textarea
        className="report"
        aria-labelledby={id}
        lang="zxx"
        readOnly
        spellCheck={false}
        translate="no"
        value={text ?? activity.making}
      />
      <WaysOut />
    </Screen>
  );
}

/** It goes where a person wants it, and nowhere by itself. */
function WaysOut() {
  const { words, bridge } = useFace();
  const { activity } = words;
  const [saved, setSaved] = useState<SavedReport | null>(null);
  const save = async (): Promise<SavedReport> => {
    const came = await bridge.saveReport();
    setSaved(came);
    return came;
  };
  const answerOf = (isDone: boolean, done: string, notDone: string) => ({
    words: isDone ? done : notDone,
    isDone,
  });
  return (
    <>
      <div className="stack">
        <AnsweringButton
          className="primary"
          waiting={activity.saving}
          act={save}
          answerOf={({ kind }) => answerOf(kind === 'saved', activity.saved, activity.notSaved)}
        >
          {activity.saveNow}
        </AnsweringButton>
        <AnsweringButton
          className="secondary"
          waiting={activity.copying}
          act={bridge.copyReport}
          answerOf={(came) => answerOf(came === 'copied', activity.copied, activity.notCopied)}
        >
          {activity.copy}
        </AnsweringButton>
      </div>
      <p role="status" className="quiet saved-line">
        <SavedWords saved={saved} />
      </p>
    </>
  );
}

function SavedWords({ saved }: { readonly saved: SavedReport | null }) {
  const { activity } = useFace().words;
  if (saved === null) return null;
  return saved.kind === 'saved' ? activity.savedAt(saved.file) : activity.notSavedLine;
}
