import { useId } from 'react';
import { useFace } from '../face.ts';

interface HostChoiceProps {
  /** Null: another one, which is being typed. */
  readonly host: string | null;
  /** Null: none of these. */
  readonly onChange: (host: string | null) => void;
}

/** No host has an empty name. */
const OTHER = '';

/** Which GitHub to sign in to, where there are several. */
export function HostChoice({ host, onChange }: HostChoiceProps) {
  const { view, words } = useFace();
  const id = useId();
  return (
    <div className="host-choice">
      <label htmlFor={id} className="visually-hidden">
        {words.signIn.host}
      </label>
      <select
        id={id}
        value={host ?? OTHER}
        onChange={({ target }) => onChange(target.value === OTHER ? null : target.value)}
      >
        {view.hosts.map((one) => (
          <option key={one}>{one}</option>
        ))}
        <option value={OTHER}>{words.signIn.otherHost}</option>
      </select>
    </div>
  );
}
