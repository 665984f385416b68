import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly hint: string | null;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A choice that takes effect at once. */
export function Switch({ label, hint, on, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="row">
      <label htmlFor={id} className="row-words">
        <span>{label}</span>
        {hint === null ? null : <span className="quiet">{hint}</span>}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}
