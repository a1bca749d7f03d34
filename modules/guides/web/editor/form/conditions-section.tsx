import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { freshId, wordsAt } from '../written-form.ts';
import { BasisFields, LineField, TextPair } from './text-fields.tsx';
import { FeelField } from './feel-field.tsx';
import { ListPart } from './list-part.tsx';

export const ConditionFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <>
      <TextPair path={`${path}.text`} label={t('editor.condition-text')} />
      <FeelField path={`${path}.feel`} label={t('editor.condition-feel')} help={t('editor.condition-help')} />
      <BasisFields path={`${path}.basis`} />
      <LineField path={`${path}.id`} label={t('editor.id')} help={t('editor.id-help')} />
    </>
  );
};

/** Who may have it. */
export const ConditionsSection = (): ReactNode => {
  const { t } = useText();
  return (
    <ListPart
      path="conditions"
      add={t('editor.add-condition')}
      empty={t('guide.can-free')}
      fresh={(list) => ({
        id: freshId(list, 'condition'),
        text: { zh: '', en: '' },
        feel: '',
        basis: { source: '' },
      })}
      nameOf={(condition) => wordsAt(condition, 'text.zh')}
    >
      {(place) => <ConditionFields path={place} />}
    </ListPart>
  );
};
