import { useState } from 'react';
import {
  ACTIVITY_TOPICS,
  type ActivityPage,
  type ActivityTopic,
  MAXIMUM_ACTIVITY_LINES,
} from '../../shared/activity.ts';
import { useFace } from '../face.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { ActivityRow } from '../parts/activity-row.tsx';
import { BackBar } from '../parts/bar.tsx';
import { Choice } from '../parts/choice.tsx';
import { ClearActivity } from '../parts/clear-activity.tsx';
import { DayGaps } from '../parts/day-gaps.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** So many lines come at a time: some screens full. */
const LINES_A_TIME = 100;

/** Of all accounts; no account is called that. */
const EVERY_ACCOUNT = '';

interface ActivityProps {
  /** Where one step back leads. */
  readonly from: 'home' | 'settings';
}

/** What the app did and met in the last seven days: how the last day went, and everything line by line. */
export function Activity({ from }: ActivityProps) {
  const { view, words, bridge, go } = useFace();
  const [topic, setTopic] = useState<ActivityTopic>('all');
  const [chosen, setChosen] = useState(EVERY_ACCOUNT);
  const [count, setCount] = useState(LINES_A_TIME);
  const [clearings, setClearings] = useState(0);
  const accountKey = view.accounts.some(({ key }) => key === chosen) ? chosen : null;
  const page = useAnswer(JSON.stringify([topic, accountKey, count, clearings]), () =>
    bridge.getActivity({ topic, accountKey, count }),
  );
  const { activity } = words;
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{activity.title}</Title>
        </BackBar>
      }
      layout="list"
    >
      <DayGaps accountKey={accountKey ?? view.selectedKey} clearings={clearings} />
      <div className="card">
        <Choice
          label={activity.show}
          value={topic}
          options={ACTIVITY_TOPICS.map((value) => ({ value, label: activity.topics[value] }))}
          onChange={setTopic}
        />
        {view.accounts.length < 2 ? null : (
          <WhoseChoice chosen={accountKey ?? EVERY_ACCOUNT} onChange={setChosen} />
        )}
        <Lines page={page} topic={topic} onMore={() => setCount(moreThan(count))} />
      </div>
      <ClearActivity onCleared={() => setClearings((times) => times + 1)}>
        <button type="button" className="secondary" onClick={() => go({ kind: 'report', from })}>
          {activity.save}
        </button>
      </ClearActivity>
    </Screen>
  );
}

const moreThan = (count: number): number => Math.min(count + LINES_A_TIME, MAXIMUM_ACTIVITY_LINES);

interface WhoseChoiceProps {
  readonly chosen: string;
  readonly onChange: (accountKey: string) => void;
}

function WhoseChoice({ chosen, onChange }: WhoseChoiceProps) {
  const { view, words } = useFace();
  const accounts = view.accounts.map(({ key, host, person }) => ({
    value: key,
    label: `${person?.login ?? words.home.unnamed} (${host})`,
  }));
  return (
    <Choice
      label={words.activity.account}
      value={chosen}
      options={[{ value: EVERY_ACCOUNT, label: words.activity.everyAccount }, ...accounts]}
      onChange={onChange}
    />
  );
}

interface LinesProps {
  readonly page: ActivityPage | null;
  readonly topic: ActivityTopic;
  readonly onMore: () => void;
}

/** Has its room whether it is full or not, and scrolls in it. */
function Lines({ page, topic, onMore }: LinesProps) {
  const { activity } = useFace().words;
  const lines = page?.lines ?? [];
  const nothing = topic === 'all' ? activity.nothing : activity.nothingOfThat;
  return (
    <>
      {/* What scrolls and may hold nothing to press is reached by the keyboard itself. */}
      <ul className="hosts lines" aria-label={activity.list} tabIndex={0}>
        {lines.map((line) => (
          <ActivityRow key={line.id} line={line} />
        ))}
        {page !== null && lines.length === 0 ? <li className="quiet">{nothing}</li> : null}
        {page?.hasMore === true ? (
          <li>
            <button type="button" className="link" onClick={onMore}>
              {activity.showMore}
            </button>
          </li>
        ) : null}
      </ul>
    </>
  );
}
