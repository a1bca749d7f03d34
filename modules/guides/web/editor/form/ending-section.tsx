import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { useEditing } from '../editing.tsx';
import { wordsAt } from '../written-form.ts';
import { BasisFields, TextPair } from './text-fields.tsx';
import { ChoiceField, DateField } from './value-fields.tsx';

/** The last day of an item, why it ends, and what takes its place. */
export const EndingSection = (): ReactNode => {
  const { t, show } = useText();
  const { form, parts } = useEditing();
  const own = wordsAt(form, 'id');
  return (
    <>
      <p className="why edit-lead">{t('editor.ending-lead')}</p>
      <DateField path="validTo" label={t('editor.last-day')} />
      <TextPair path="ended.reason" label={t('editor.ending-reason')} multiline />
      <BasisFields path="ended.basis" />
      <ChoiceField
        path="replacedBy"
        label={t('editor.replaced-by')}
        none={t('editor.replaced-none')}
        choices={parts.items.filter(({ id }) => id !== own).map(({ id, name }) => ({ value: id, label: show(name) }))}
      />
    </>
  );
};
