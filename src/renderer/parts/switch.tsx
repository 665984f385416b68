import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A choice that takes effect at once. */
export function Switch({ label, on, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="row">
      <label htmlFor={id} className="row-words">
        {label}
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
