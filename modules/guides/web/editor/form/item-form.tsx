import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Card, Pill } from '../../../../../web/ui/parts.tsx';
import { useEditing } from '../editing.tsx';
import { Switch } from '../switch.tsx';
import { SectionFields } from './item-sections.tsx';
import { SECTIONS, sectionOf } from './sections.ts';
import type { Section } from './sections.ts';

/** The written form of an item, one part at a time; each part says how much is wrong in it. */
export const ItemForm = ({
  section,
  onSection,
  sections = SECTIONS.filter((one) => one !== 'ending'),
}: {
  readonly section: Section;
  readonly onSection: (section: Section) => void;
  readonly sections?: readonly Section[];
}): ReactNode => {
  const { t } = useText();
  const { mistakes } = useEditing();
  const card = useRef<HTMLDivElement>(null);
  // A long part scrolled down must not leave the next one half-way through.
  useEffect(() => {
    if ((card.current?.getBoundingClientRect().top ?? 0) < 0) card.current?.scrollIntoView();
  }, [section]);
  return (
    <div ref={card} className="edit-form">
      {sections.length < 2 ? null : (
        <Switch
          label={t('editor.sections')}
          value={section}
          onChange={onSection}
          options={sections.map((value) => {
            const wrong = mistakes.filter(({ path }) => path !== '' && sectionOf(path) === value).length;
            return {
              value,
              label: (
                <>
                  {t(`editor.section.${value}`)} {wrong === 0 ? null : <Pill tone="bad">{wrong}</Pill>}
                </>
              ),
            };
          })}
        />
      )}
      <Card label={t(`editor.section.${section}`)}>
        <h2 className="edit-title">{t(`editor.section.${section}`)}</h2>
        <SectionFields key={section} section={section} />
      </Card>
    </div>
  );
};
