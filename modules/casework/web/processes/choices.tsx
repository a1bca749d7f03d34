import type { ReactNode } from 'react';

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** One of a few, as the browser's own list. */
export const OneOf = ({
  id,
  value,
  options,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly disabled: boolean;
  readonly onChange: (id: string) => void;
}): ReactNode => (
  <select
    id={id}
    className="variant-select"
    value={value}
    disabled={disabled}
    onChange={({ target }) => onChange(target.value)}
  >
    {options.map((option) => (
      <option key={option.id} value={option.id}>
        {option.label}
      </option>
    ))}
  </select>
);

/** Some of several, as boxes to tick; the order stays that of the options. */
export const SomeOf = ({
  legend,
  chosen,
  options,
  fixed = [],
  disabled,
  onChange,
}: {
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly options: readonly Option[];
  /** Ticked for good. */
  readonly fixed?: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (ids: readonly string[]) => void;
}): ReactNode => (
  <fieldset className="variant-choices" disabled={disabled}>
    <legend>{legend}</legend>
    {options.map(({ id, label }) => (
      <label key={id}>
        <input
          type="checkbox"
          checked={chosen.includes(id) || fixed.includes(id)}
          disabled={fixed.includes(id)}
          onChange={({ target }) =>
            onChange(
              options
                .map((option) => option.id)
                .filter((other) => (other === id ? target.checked : chosen.includes(other))),
            )
          }
        />{' '}
        {label}
      </label>
    ))}
  </fieldset>
);
