import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { useEditing } from '../editing.tsx';
import { freshId, readAt, wordsAt } from '../written-form.ts';
import { LineField, TextPair } from './text-fields.tsx';
import { ChoiceField, FigureField } from './value-fields.tsx';
import { FeelField } from './feel-field.tsx';
import { ListPart } from './list-part.tsx';

const FORMS = ['original', 'copy', 'original-and-copy', 'form'] as const;

export const MaterialFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t, show } = useText();
  const { form, parts } = useEditing();
  const conditional = readAt(form, `${path}.neededWhen`) !== undefined;
  return (
    <>
      <TextPair path={`${path}.name`} label={t('guide.material')} />
      <div className="edit-row">
        <ChoiceField
          path={`${path}.form`}
          label={t('guide.form')}
          choices={FORMS.map((value) => ({ value, label: t(`guide.form.${value}`) }))}
        />
        <FigureField path={`${path}.count`} label={t('editor.count')} optional />
      </div>
      <TextPair path={`${path}.comesFrom`} label={t('guide.from')} />
      <FeelField
        path={`${path}.neededWhen`}
        label={t('editor.needed-when')}
        help={t('editor.needed-when-help')}
        optional
      />
      {conditional || readAt(form, `${path}.neededWhenText`) !== undefined ? (
        <TextPair path={`${path}.neededWhenText`} label={t('editor.needed-when-text')} optional />
      ) : null}
      <ChoiceField
        path={`${path}.knownFrom`}
        label={t('editor.known-from')}
        help={t('editor.known-from-help')}
        none={t('editor.known-from-none')}
        choices={parts.facts.map(({ id, label }) => ({ value: id, label: show(label) }))}
      />
      <TextPair path={`${path}.note`} label={t('editor.note')} optional />
      <LineField path={`${path}.id`} label={t('editor.id')} help={t('editor.id-help')} />
    </>
  );
};

/** What has to be brought, from where, and when it is needed at all. */
export const MaterialsSection = (): ReactNode => {
  const { t } = useText();
  return (
    <ListPart
      path="materials"
      add={t('editor.add-material')}
      empty={t('guide.materials-none')}
      fresh={(list) => ({
        id: freshId(list, 'material'),
        name: { zh: '', en: '' },
        form: 'original',
        comesFrom: { zh: '', en: '' },
      })}
      nameOf={(material) => wordsAt(material, 'name.zh')}
    >
      {(place) => <MaterialFields path={place} />}
    </ListPart>
  );
};
