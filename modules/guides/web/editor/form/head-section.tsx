import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { SERVICE_CATEGORIES } from '../../../domain/service-item.ts';
import { useEditing } from '../editing.tsx';
import { ContactFields } from './contact-fields.tsx';
import { TextPair } from './text-fields.tsx';
import { ChoiceField, TickField } from './value-fields.tsx';

/** What the item is, for whom and whose. */
export const HeadSection = (): ReactNode => {
  const { t, show } = useText();
  const { parts } = useEditing();
  return (
    <>
      <TextPair path="name" label={t('editor.name')} />
      <TextPair path="shortName" label={t('editor.short-name')} help={t('editor.short-name-help')} optional />
      <TextPair path="audience" label={t('guide.audience')} multiline />
      <TextPair path="fee" label={t('guide.fee')} />
      <div className="edit-row">
        <ChoiceField
          path="department"
          label={t('guide.department')}
          choices={parts.departments.map(({ id, name }) => ({ value: id, label: show(name) }))}
        />
        <ChoiceField
          path="category"
          label={t('guides.filter-category')}
          choices={SERVICE_CATEGORIES.map((value) => ({ value, label: t(`guides.category.${value}`) }))}
        />
      </div>
      <div className="edit-row">
        <ChoiceField
          path="legalKind"
          label={t('guides.filter-kind')}
          choices={(['duty', 'assistance', 'handling'] as const).map((value) => ({
            value,
            label: t(`guides.kind.${value}`),
          }))}
        />
        <ChoiceField
          path="scope"
          label={t('guide.scope')}
          choices={(['community', 'village', 'both'] as const).map((value) => ({
            value,
            label: t(`guide.scope.${value}`),
          }))}
        />
      </div>
      <h3 className="edit-sub">{t('editor.contact')}</h3>
      <ContactFields path="contact" />
      <TickField path="verifyLocally" label={t('editor.verify-locally')} help={t('guide.verify-why')} />
    </>
  );
};
