import { useId } from 'react';
import { useFace } from '../face.ts';

interface HostChoiceProps {
  readonly host: string;
  readonly onChange: (host: string) => void;
}

/** Which GitHub to sign in to. Other hosts are added in the settings, where they are checked first. */
export function HostChoice({ host, onChange }: HostChoiceProps) {
  const { view, words, go } = useFace();
  const id = useId();
  return (
    <div className="host-choice">
      <label htmlFor={id} className="visually-hidden">
        {words.signIn.host}
      </label>
      <select id={id} value={host} onChange={(event) => onChange(event.target.value)}>
        {view.hosts.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <button
        type="button"
        className="link"
        onClick={() => go({ kind: 'settings', advanced: true })}
      >
        {words.signIn.anotherHost}
      </button>
    </div>
  );
}
