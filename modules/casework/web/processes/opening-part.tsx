import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import type { InputField } from '../../domain/input-field.ts';
import { askOpeningField, changeOpeningField, openingMark, ownOpeningFields, restoreOpening } from './opening-edits.ts';
import { OwnFields } from './own-fields.tsx';
import { TextPair } from './text-pair.tsx';
import type { VariantInHand } from './use-variant.ts';

/** A field of the process: its words, and whether it is asked at all where it need not be filled in. */
const KeptField = ({ of, field }: { readonly of: VariantInHand; readonly field: InputField }): ReactNode => {
  const { t, show } = useText();
  const { base, changes, editable, change } = of;
  const { id, label, required, sensitive, type } = field;
  const asked = !changes.removedOpeningFields.includes(id);
  const marks = [
    ...(required ? [t('variant.field-required')] : []),
    ...(sensitive === true || type === 'phone' ? [t('variant.field-sealed')] : []),
  ];
  return (
    <fieldset className="variant-field">
      <legend>
        <span className={asked ? undefined : 'variant-removed'}>{show(label)}</span>
        {marks.length === 0 ? null : <span className="why"> {marks.join('、')}</span>}
      </legend>
      <TextPair
        id={`variant-opening-${id}`}
        labels={{ zh: t('variant.name-zh'), en: t('variant.name-en') }}
        value={changes.openingFields[id]?.label ?? label}
        disabled={!editable || !asked}
        onChange={(words) => change(changeOpeningField(base, changes, id, { label: words }))}
      />
      {required ? null : (
        <Checkbox
          checked={asked}
          disabled={!editable}
          onChange={({ target }) => change(askOpeningField(changes, id, target.checked))}
        >
          {t('variant.field-asked')}
        </Checkbox>
      )}
    </fieldset>
  );
};

/** The form a case is opened with: words of its fields, optional ones taken out, the community's own ones added. */
export const OpeningPart = ({ of }: { readonly of: VariantInHand }): ReactNode => {
  const { t } = useText();
  const { base, changes, editable, change } = of;
  const fields = base.opening?.input ?? [];
  return (
    <div className="variant-form">
      {fields.map((field) => (
        <KeptField key={field.id} of={of} field={field} />
      ))}
      <div>
        <OwnFields
          id="variant-opening-own"
          fields={changes.newOpeningFields}
          taken={fields.map(({ id }) => id)}
          alwaysOptional
          disabled={!editable}
          onChange={(own) => change(ownOpeningFields(changes, own))}
        />
      </div>
      {editable && openingMark(changes) !== null ? (
        <div className="variant-bar">
          <Button onClick={() => change(restoreOpening(changes))}>{t('variant.restore')}</Button>
        </div>
      ) : null}
    </div>
  );
};
