import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useEditing } from '../editing.tsx';
import { fieldIdOf, readAt, shownAt, wordsAt } from '../written-form.ts';
import { Labelled, PlaceMistakes, useIsWrong, type PlaceFieldProps } from './labelled-field.tsx';

const FIGURE = /^-?\d+(\.\d+)?$/;

/** A figure. What is not a figure yet stays as typed, and the check says so. */
export const FigureField = ({
  path,
  label,
  help,
  unit,
  nullable = false,
  optional = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly unit?: string | undefined;
  /** Empty means “there is none”, as with a limit that no law sets. */
  readonly nullable?: boolean;
  readonly optional?: boolean;
}): ReactNode => {
  const { form, write, readOnly } = useEditing();
  // `1.50` is kept as 1.5, but whoever types it goes on from what they see.
  const [typed, setTyped] = useState('');
  const shown = FIGURE.test(typed) && Number(typed) === readAt(form, path) ? typed : shownAt(form, path);
  const change = (words: string): void => {
    const text = words.trim();
    setTyped(text);
    if (text === '') write(path, nullable ? null : optional ? undefined : '');
    else write(path, FIGURE.test(text) ? Number(text) : text);
  };
  return (
    <Labelled path={path} label={label} help={help}>
      <Input
        id={fieldIdOf(path)}
        className="edit-figure"
        inputMode="decimal"
        maxLength={16}
        readOnly={readOnly}
        suffix={unit}
        aria-invalid={useIsWrong(path)}
        value={shown}
        onChange={({ target }) => change(target.value)}
      />
    </Labelled>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several; the browser's own list, which every keyboard and phone knows. */
export const ChoiceField = ({
  path,
  label,
  help,
  choices,
  none,
  onChoice,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly choices: readonly Choice[];
  /** Offers “none” under these words. */
  readonly none?: string;
  /** Where a choice changes more than its own place. */
  readonly onChoice?: (value: string | undefined) => void;
}): ReactNode => {
  const { form, write, readOnly } = useEditing();
  const value = wordsAt(form, path);
  const change = onChoice ?? ((next: string | undefined): void => write(path, next));
  return (
    <Labelled path={path} label={label} help={help}>
      <select
        id={fieldIdOf(path)}
        className="edit-select"
        value={value}
        disabled={readOnly}
        aria-invalid={useIsWrong(path)}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      >
        {none === undefined && choices.some((choice) => choice.value === value) ? null : (
          <option value="">{none ?? ''}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
};

/** Yes or no. */
export const TickField = ({ path, label, help }: PlaceFieldProps): ReactNode => {
  const { form, write, readOnly } = useEditing();
  return (
    <div className="field">
      <Checkbox
        id={fieldIdOf(path)}
        checked={readAt(form, path) === true}
        disabled={readOnly}
        onChange={({ target }) => write(path, target.checked)}
      >
        {label}
      </Checkbox>
      <PlaceMistakes path={path} />
      {help === undefined ? null : <div className="field-help">{help}</div>}
    </div>
  );
};

/** A day, chosen from the browser's own calendar. */
export const DateField = ({ path, label, help, optional = false }: PlaceFieldProps): ReactNode => {
  const { form, write, readOnly } = useEditing();
  return (
    <Labelled path={path} label={label} help={help} optional={optional}>
      <Input
        id={fieldIdOf(path)}
        className="edit-date"
        type="date"
        readOnly={readOnly}
        aria-invalid={useIsWrong(path)}
        value={wordsAt(form, path)}
        onChange={({ target }) => write(path, target.value === '' ? undefined : target.value)}
      />
    </Labelled>
  );
};
