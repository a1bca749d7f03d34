import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { ActionFieldRow, fieldId } from '../case/action-fields.tsx';
import { askedFields } from '../case/action-input.ts';
import type { FieldError } from '../../../../web/ui/parts.tsx';
import type { Opening, OpeningFormState } from './opening-form.ts';
import { GuideAnswer } from './guide-answer.tsx';

/** Nothing yet: the matter is only registered. */
const LATER = '-';

/** What is done at once, on the same screen: one action of the process, or none yet. */
export const FirstActionFields = ({
  opening,
  form,
  errors,
}: {
  readonly opening: Opening;
  readonly form: OpeningFormState;
  readonly errors: readonly FieldError[];
}): ReactNode => {
  const { t, show } = useText();
  const { first } = form;
  return (
    <section aria-label={t('opening.first')}>
      <div className="field">
        <div className="field-label" id="opening-first-label">
          {t('opening.first')}
        </div>
        <Segmented
          aria-labelledby="opening-first-label"
          value={first?.id ?? LATER}
          options={[
            ...opening.form.first.map(({ id, name }) => ({ value: id, label: show(name) })),
            { value: LATER, label: t('opening.first-later') },
          ]}
          onChange={(value) => form.setFirstId(value === LATER ? null : value)}
        />
      </div>
      {askedFields(first?.input ?? [], form.values).map((field) => (
        <div key={field.id}>
          {field.fromGuide === true ? (
            <GuideAnswer
              take={(words, itemId) => {
                form.set(field.id, words);
                if (opening.items.some(({ id }) => id === itemId)) form.setItemId(itemId);
              }}
            />
          ) : null}
          <ActionFieldRow
            field={field}
            of={{ stateKind: 'open', materials: [], processId: opening.processId }}
            value={form.values[field.id] ?? ''}
            error={errors.find((error) => error.fieldId === fieldId(field))?.message}
            onChange={(value) => form.set(field.id, value)}
          />
        </div>
      ))}
    </section>
  );
};
