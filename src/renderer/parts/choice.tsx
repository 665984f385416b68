import { useId } from 'react';

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, by the platform's own list. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const id = useId();
  const choose = (chosen: string): void => {
    const option = props.options.find(({ value }) => String(value) === chosen);
    if (option !== undefined) props.onChange(option.value);
  };
  return (
    <div className="row">
      <label htmlFor={id} className="row-words">
        {props.label}
      </label>
      <select id={id} value={props.value} onChange={(event) => choose(event.target.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
