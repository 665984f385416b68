import { useId } from 'react';
import type { TakerView } from '../../shared/agent.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { BackBar } from '../parts/bar.tsx';
import { CommandField } from '../parts/command-field.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { Switch } from '../parts/switch.tsx';

/** What programs of the user's own may take without asking, the command they ask with, and who has taken something. */
export function Programs() {
  const { words } = useFace();
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{words.programs.title}</Title>
        </BackBar>
      }
      layout="list"
    >
      <div className="card">
        <AgentSwitch />
        <LockSwitch />
      </div>
      <div className="card">
        <CommandField />
      </div>
      <div className="card">
        <Takers />
      </div>
    </Screen>
  );
}

function AgentSwitch() {
  const { view, words, bridge } = useFace();
  const { isOn, problem } = view.agent;
  return (
    <div className="agent">
      <Switch
        label={words.programs.hand}
        on={isOn}
        onChange={(turnOn) => void bridge.turnAgent(turnOn)}
      />
      <p className="quiet">{words.programs.allows}</p>
      <p
        role="status"
        className={isOn && problem !== null ? 'agent-line field-error' : 'agent-line quiet'}
        data-testid="agent-line"
      >
        <AgentLine />
      </p>
    </div>
  );
}

/** How it stands: where programs find it, or why they find nothing. */
function AgentLine() {
  const { view, words } = useFace();
  const { programs } = words;
  const { isOn, problem, address } = view.agent;
  if (!isOn) return programs.off;
  if (problem !== null) return programs.problems[problem];
  return address === null ? programs.opening : programs.at(address);
}

/** Only these two systems tell when the screen is locked. */
function LockSwitch() {
  const { view, words, bridge } = useFace();
  if (view.platform === 'linux') return null;
  return (
    <Switch
      label={words.programs.lock}
      on={view.settings.agent.locksWithScreen}
      onChange={(locks) => void bridge.lockAgentWithScreen(locks)}
    />
  );
}

/** Has its room whether it is full or not, and scrolls in it. */
function Takers() {
  const { view, words } = useFace();
  const id = useId();
  const { programs } = words;
  const { takers, countLastHour } = view.agent;
  return (
    <div className="field">
      <p className="takers-title">
        <span id={id} className="field-label">
          {programs.takers}
        </span>
        <span className="quiet">{programs.lastHour(String(countLastHour))}</span>
      </p>
      {/* What scrolls and holds nothing to press is reached by the keyboard itself. */}
      <ul className="hosts takers" aria-labelledby={id} tabIndex={0}>
        {takers.map((taker) => (
          <TakerRow key={JSON.stringify([taker.label, taker.accountName])} taker={taker} />
        ))}
        {takers.length === 0 ? <li className="quiet">{programs.nobody}</li> : null}
      </ul>
      <p className="quiet">{programs.claimed}</p>
    </div>
  );
}

function TakerRow({ taker }: { readonly taker: TakerView }) {
  const { programs } = useFace().words;
  const at = useClockTime();
  const { label, accountName, count, lastAtMs } = taker;
  const name = label ?? programs.unnamed;
  const facts = programs.taken(accountName, String(count));
  return (
    <li className="taker">
      <span className="taker-name">
        <span className="one-line" title={name}>
          {name}
        </span>
        <span className="quiet">{programs.lastAt(at(lastAtMs))}</span>
      </span>
      <span className="quiet one-line" title={facts}>
        {facts}
      </span>
    </li>
  );
}
