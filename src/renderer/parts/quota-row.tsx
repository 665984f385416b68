import { quotaWords } from '../../shared/format/quota-words.ts';
import { type Quota, usedPart } from '../../shared/usage.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';

/** One thing that is counted: how much of it is used, in words and, where there are numbers for it, as a meter. */
export function QuotaRow({ quota }: { readonly quota: Quota }) {
  const { view, words } = useFace();
  const at = useClockTime();
  const said = quotaWords(quota, words.usage, view.language, at);
  const part = usedPart(quota.amount);
  return (
    <li className="quota" data-quota={quota.name}>
      <span className="quota-line">
        <span className="field-label">{said.name}</span>
        <span>{said.used}</span>
      </span>
      {part === null ? null : <Meter part={part} name={said.name} text={said.used} />}
      <span className="quota-line quiet">
        <span>{said.left}</span>
        <span>{said.resets}</span>
      </span>
    </li>
  );
}

interface MeterProps {
  readonly part: number;
  readonly name: string;
  readonly text: string;
}

function Meter({ part, name, text }: MeterProps) {
  const percent = Math.round(part * 100);
  return (
    <div
      role="meter"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      className="meter"
    >
      <div className="meter-used" style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
