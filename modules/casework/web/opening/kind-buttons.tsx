import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import type { ActionField } from '../case/action-input.ts';
import { fieldId } from '../case/choosing-fields.tsx';

/** The choices of a field as large buttons, for a thumb on a phone in the street. */
export const KindButtons = ({
  field,
  value,
  error,
  choose,
}: {
  readonly field: ActionField;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly choose: (id: string) => void;
}): ReactNode => {
  const { show } = useText();
  return (
    <div className="field opening-kinds-field" id={fieldId(field)} tabIndex={-1}>
      <div className="field-label" id={`${fieldId(field)}-label`}>
        {show(field.label)}
      </div>
      <div className="opening-kinds" role="group" aria-labelledby={`${fieldId(field)}-label`}>
        {(field.choices ?? []).map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className="opening-kind"
            aria-pressed={value === id}
            onClick={() => choose(id)}
          >
            {show(label)}
          </button>
        ))}
      </div>
      {error === undefined ? null : <div className="field-error">{error}</div>}
    </div>
  );
};
